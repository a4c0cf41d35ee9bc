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
    'Mo, 6. November 2017, 9:41 Uhr',
    'Vor Ihnen warten: 7',
    'Voraussichtlich 15 bis 25 Minuten',
    'Bitte warten Sie hier:',
    'Wartebereich im Erdgeschoss',
    'Stand auf dem Handy verfolgen:',
    CONTENT.url,
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
    'Mon, 6 November 2017, 9:41',
    'Nobody is waiting before you',
  ]);
});

test('P1 W9 a slip for several persons says so below what they come for; one for one person says nothing of it', () => {
  const services = ['Passport', 'Parking permit'];
  const texts = textsOf({ ...CONTENT, services, persons: 3 });
  expect(texts.slice(3, 6)).toEqual([...services, 'Personen: 3']);
  expect(textsOf(CONTENT).join()).not.toContain('Personen');
});

const FORECASTS: [Forecast, string][] = [
  [{ fromMin: 0, toMin: 0 }, 'Sie kommen voraussichtlich gleich dran'],
  [{ fromMin: 0, toMin: 5 }, 'Voraussichtlich bis zu 5 Minuten'],
  [{ fromMin: 10, toMin: 10 }, 'Voraussichtlich etwa 10 Minuten'],
];

test.each(FORECASTS)('P1 F4 the forecast %j is told as a range of minutes', (forecast, words) => {
  expect(textsOf({ ...CONTENT, forecast })).toContain(words);
});

test('P1 a slip without a forecast says nothing about it', () => {
  expect(textsOf({ ...CONTENT, forecast: null }).join()).not.toContain('Minuten');
});

test('P1 T2 date and time are those of the zone of the office on both sides of a change of the clocks', () => {
  const at = (instant: string) => textsOf({ ...CONTENT, at: Date.parse(instant) })[4];
  expect(at('2018-03-25T00:59:00Z')).toBe('So, 25. März 2018, 1:59 Uhr');
  expect(at('2018-03-25T01:00:00Z')).toBe('So, 25. März 2018, 3:00 Uhr');
  expect(at('2018-10-27T22:05:00Z')).toBe('So, 28. Oktober 2018, 0:05 Uhr');
});

test('F6 an appointment before its time prints this time, and neither people nor a forecast', () => {
  const texts = textsOf({ ...CONTENT, ownTimeAt: Date.UTC(2017, 10, 6, 19, 30), peopleBefore: null, forecast: null });
  expect(texts).toContain('Ihr Termin: 20:30 Uhr');
  expect(texts.filter((text) => /Vor Ihnen|Voraussichtlich/.test(text))).toEqual([]);
});
