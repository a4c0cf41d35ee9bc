// Services are found by what people type on a phone: their own words, with slips, with and without umlauts.
import { searchServices } from '../../../booking/site/service/search';
import { demonstrationOffice } from '../../../server/starting/demonstration';

const services = demonstrationOffice.services.map(({ id, leikaKey, name, keywords, bring, durationMin }) => ({
  ...{ id, leikaKey, name, keywords, bring, durationMin },
}));
const found = (text: string) => searchServices(services, text).map(({ id }) => id);

test.each([
  ['Führerschein', 'fuehrerschein'],
  ['fuehrerschein', 'fuehrerschein'],
  ['fuehrungszeugnis', 'fuehrungszeugnis'],
  ['FÜHRERSCHEIN', 'fuehrerschein'],
  ['führerschien', 'fuehrerschein'],
  ['Fürerschein', 'fuehrerschein'],
  ['umtausch', 'fuehrerschein'],
  ['Perso', 'ausweis'],
  ['personalausweis', 'ausweis'],
  ['Personalauswies', 'ausweis'],
  ['ich brauche einen neuen Personalausweis', 'ausweis'],
  ['Reisepass und Kopien', 'ausweis'],
  ['Umzug', 'wohnsitz'],
  ['wohnung ummelden', 'wohnsitz'],
  ['Anmeldung Wohnsitz', 'wohnsitz'],
  ['Fundsache', 'fundsachen'],
  ['parken', 'bewohnerparken'],
  ['Bewohner Parkausweis', 'bewohnerparken'],
  ['Zeugnis beglaubigen', 'beglaubigung'],
  ['passport', 'ausweis'],
  ['driving licence', 'fuehrerschein'],
])('A1 %j is found first', (text, id) => {
  expect(found(text)[0]).toBe(id);
});

test('A1 who types a whole word is not shown half the list', () => {
  expect(found('Führungszeugnis')).toEqual(['fuehrungszeugnis']);
  expect(found('Fischereischein')[0]).toBe('fischerei');
  expect(found('Hund')).toEqual([]);
});

test('A1 a part of a wish is better than nothing, and nothing typed shows everything in the office’s order', () => {
  expect(found('Reisepass für mein Raumschiff')[0]).toBe('ausweis');
  expect(found('  ')).toEqual(services.map(({ id }) => id));
  expect(found('xqzw')).toEqual([]);
});
