// What a slip says.
import { type SlipPart, slipParts } from '../../../printers/slip/ticket';
import type { Forecast, SlipContent } from '../../../shared/printing';
import { slipWordsOf } from '../../../shared/words/slip';
import { CONTENT } from '../content';

const textsOf = (content: SlipContent) =>
  slipParts(content, slipWordsOf(content.language)).flatMap((part: SlipPart) => ('text' in part ? [part.text] : []));

test('P1 a slip says office, number, service, date and time, people before, forecast, where to wait and the address', () => {
  expect(textsOf(CONTENT)).toEqual([
    'Bürgerbüro Lünen',
    'Ihre Wertmarke',
    'A042',
    'Personalausweis beantragen',
    '7 Personen sind vor Ihnen',
    'Wartezeit: 15 bis 25 Minuten',
    'Voraussichtlich 9:55 bis 10:10\u00a0Uhr',
    'Bitte warten Sie hier:',
    'Wartebereich im Erdgeschoss',
    'Bitte achten Sie auf die Anzeige.',
    'Auf dem Handy sehen Sie, wann Sie dran sind:',
    CONTENT.url,
    'Ausgegeben: Mo, 6. November 2017, 9:41\u00a0Uhr',
  ]);
});

test('P1 a slip speaks the language chosen at the kiosk, names every service and says that it is a copy', () => {
  const texts = textsOf({
    ...CONTENT,
    language: 'en',
    services: ['Passport', 'Parking permit'],
    copy: true,
    peopleBefore: 0,
  });
  expect(texts.slice(1, 8)).toEqual([
    'Your number',
    'A042',
    'Copy',
    'Passport',
    'Parking permit',
    'Nobody is before you',
    'Waiting time: 15 to 25 minutes',
  ]);
});

test('P1 W9 a slip for several persons says so below what they come for; one for one person says nothing of it', () => {
  const services = ['Passport', 'Parking permit'];
  const texts = textsOf({ ...CONTENT, services, persons: 3 });
  expect(texts.slice(3, 6)).toEqual([...services, '3 Personen']);
  expect(textsOf(CONTENT)).not.toContain('1 Person');
});

const FORECASTS: [Forecast, string][] = [
  [{ fromMin: 0, toMin: 0 }, 'Wartezeit: unter 5 Minuten'],
  [{ fromMin: 0, toMin: 5 }, 'Wartezeit: unter 5 Minuten'],
  [{ fromMin: 10, toMin: 10 }, 'Wartezeit: etwa 10 Minuten'],
];

test.each(FORECASTS)('P1 F4 the forecast %j is told as a range of minutes', (forecast, words) => {
  expect(textsOf({ ...CONTENT, forecast })).toContain(words);
});

test('P1 a slip without a forecast names no minutes', () => {
  expect(textsOf({ ...CONTENT, forecast: null }).join()).not.toContain('Minuten');
});

test('P1 T2 date and time are those of the zone of the office on both sides of a change of the clocks', () => {
  const at = (instant: string) => textsOf({ ...CONTENT, at: Date.parse(instant) }).at(-1);
  expect(at('2018-03-25T00:59:00Z')).toBe('Ausgegeben: So, 25. März 2018, 1:59\u00a0Uhr');
  expect(at('2018-03-25T01:00:00Z')).toBe('Ausgegeben: So, 25. März 2018, 3:00\u00a0Uhr');
  expect(at('2018-10-27T22:05:00Z')).toBe('Ausgegeben: So, 28. Oktober 2018, 0:05\u00a0Uhr');
});

test('F6 an appointment before its time prints this time, and neither people nor a forecast', () => {
  const texts = textsOf({ ...CONTENT, ownTimeAt: Date.UTC(2017, 10, 6, 19, 30), peopleBefore: null, forecast: null });
  expect(texts).toContain('Ihr Termin: 20:30\u00a0Uhr');
  expect(texts.filter((text) => /vor Ihnen|Voraussichtlich|Wartezeit/.test(text))).toEqual([]);
});

test('P15 an appointment whose time has come prints this time first, then people, minutes and clock times', () => {
  const texts = textsOf({ ...CONTENT, slotAt: Date.UTC(2017, 10, 6, 8, 30), peopleBefore: 1 });
  expect(texts.slice(4, 8)).toEqual([
    'Ihr Termin: 9:30\u00a0Uhr',
    '1 Person ist vor Ihnen',
    'Wartezeit: 15 bis 25 Minuten',
    'Voraussichtlich 9:55 bis 10:10\u00a0Uhr',
  ]);
});

test('P15 who gets a slip on an errand reads where to go and how to report back, and neither a wait nor where to wait', () => {
  const errand = { name: 'Foto', article: 'zum', place: 'Automat im Flur, neben Zimmer 12 a' } as const;
  const texts = textsOf({ ...CONTENT, errand });
  expect(texts.slice(4, 7)).toEqual([
    'Bitte gehen Sie jetzt zum Foto',
    errand.place,
    'Melden Sie sich danach am Kiosk zurück: Halten Sie diesen Zettel vor den Scanner. Ihre Nummer gilt weiter.',
  ]);
  expect(texts.join()).not.toMatch(/Wartezeit|Bitte warten/);
});
