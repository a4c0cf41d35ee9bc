// The words of all languages held against each other, and the sentences that are put together from them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RAISE_REASONS } from '../../shared/events';
import { STAFF_LANGUAGES } from '../../shared/languages';
import { REFUSALS, type RefusalCode } from '../../shared/refusals';
import { textOf, wordsOf } from '../../shared/words';
import adminDe from '../../shared/words/admin/de.json';
import adminEn from '../../shared/words/admin/en.json';
import bookingDe from '../../shared/words/booking/de.json';
import bookingEn from '../../shared/words/booking/en.json';
import de from '../../shared/words/common/de.json';
import en from '../../shared/words/common/en.json';
import counterDe from '../../shared/words/counter/de.json';
import counterEn from '../../shared/words/counter/en.json';
import kioskDe from '../../shared/words/kiosk/de.json';
import kioskEn from '../../shared/words/kiosk/en.json';
import { staffWordsOf } from '../../shared/words/staff';
import staffDe from '../../shared/words/staff/de.json';
import staffEn from '../../shared/words/staff/en.json';
import {
  beforePhrase,
  closedPhrase,
  forecastPhrase,
  placePhrase,
  refusalPhrase,
  waitingPhrase,
  whyPhrase,
} from '../../ui/phrases';
import { formatDuration, formatTime } from '../../ui/time';

const BERLIN = 'Europe/Berlin';
const HALF_PAST_NINE = Date.UTC(2025, 2, 3, 8, 30);
const german = wordsOf('de');
const english = wordsOf('en');

/** The source text of a room of the public screens. */
const programsOf = (room: string) =>
  readdirSync(join(__dirname, '../..', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(__dirname, '../..', room, name), 'utf8'))
    .join('\n');

const holes = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();

test.each([
  ['screens', de, en],
  ['administration', adminDe, adminEn],
  ['counter', counterDe, counterEn],
  ['kiosk', kioskDe, kioskEn],
  ['staff', staffDe, staffEn],
  ['public pages', bookingDe, bookingEn],
])(
  'the words of the %s: every language has every key, with the same placeholders, and none is empty',
  (_, one, other) => {
    const left: Record<string, string> = one;
    const right: Record<string, string> = other;
    expect(Object.keys(right)).toEqual(Object.keys(left));
    for (const [key, sentence] of Object.entries(left)) {
      expect([key, holes(right[key] ?? '')]).toEqual([key, holes(sentence)]);
      expect([key, sentence.trim() !== '', right[key]?.trim() !== '']).toEqual([key, true, true]);
    }
  },
);

test('what is counted has words for one and for many', () => {
  for (const list of [de, adminDe, counterDe, bookingDe]) {
    const keys = Object.keys(list);
    for (const key of keys.filter((each) => each.endsWith('.other')))
      expect(keys).toContain(key.replace(/other$/, 'one'));
  }
});

test('every refusal has a sentence of its own that says it to the end', () => {
  for (const language of STAFF_LANGUAGES)
    for (const code of [...REFUSALS, 'offline' as const]) {
      const values = { service: 'X', letter: 'X', reason: 'X', from: 0, number: 'A001', seconds: 1, where: 'X' };
      const sentence = refusalPhrase(staffWordsOf(language), { code, values }, BERLIN);
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[A-Z„“].{12,}/)]);
      expect(sentence).not.toMatch(/[{}]/);
    }
  const codes = Object.keys({ ...de, ...staffDe }).filter((key) => key.startsWith('refusal.'));
  expect(codes).toHaveLength(REFUSALS.length + 1);
});

test('W6 nobody at home or at a kiosk is refused what only the words of staff say', () => {
  const staffOnly = Object.keys(staffDe).filter((key) => key.startsWith('refusal.'));
  expect(staffOnly.length).toBeGreaterThan(20);
  const rooms = ['booking', 'kiosk', 'display'].map((room) => programsOf(room));
  for (const key of staffOnly) {
    const code = key.slice('refusal.'.length);
    expect([code, german.refusal({ code: code as RefusalCode, values: {} })]).toEqual([code, de['refusal.notAllowed']]);
    expect([code, rooms.some((text) => text.includes(`'${code}'`))]).toEqual([code, false]);
  }
});

test('C2 a refusal names a time of day as the office’s clock shows it', () => {
  const refusal = { code: 'tooEarly' as const, values: { from: HALF_PAST_NINE } };
  expect(refusalPhrase(german, refusal, BERLIN)).toContain('ab 9:30 Uhr');
  expect(refusalPhrase(english, refusal, BERLIN)).toContain('from 9:30');
});

test('M8 every reason of the call order is said in words', () => {
  const say = (why: Parameters<typeof whyPhrase>[1]) => whyPhrase(staffWordsOf('de'), why, BERLIN);
  expect(say({ rule: 'due', slotAt: HALF_PAST_NINE })).toBe('Termin 9:30, fällig');
  expect(say({ rule: 'lineAfterRun', run: 2 })).toBe('zwei Termine waren dran, jetzt die Schlange');
  expect(say({ rule: 'lineAfterRun', run: 1 })).toBe('ein Termin war dran, jetzt die Schlange');
  expect(say({ rule: 'lineAfterRun', run: 5 })).toBe('5 Termine waren dran, jetzt die Schlange');
  expect(say({ rule: 'early', slotAt: HALF_PAST_NINE })).toContain('Termin 9:30');
  const said = [say({ rule: 'line' }), say({ rule: 'back' }), say({ rule: 'raised' })];
  expect(new Set(said).size).toBe(3);
  const reasons = RAISE_REASONS.map((reason) => say({ rule: 'outOfOrder', reason }));
  expect(reasons[0]).toBe('außer der Reihe, gesundheitliche Gründe');
  expect(new Set(reasons).size).toBe(RAISE_REASONS.length);
});

test('F4 a forecast is a range, an upper bound, or openly unknown', () => {
  expect(forecastPhrase(german, { fromMin: 15, toMin: 25 })).toBe('15 bis 25 Minuten');
  expect(forecastPhrase(german, { fromMin: 0, toMin: 5 })).toBe('unter 5 Minuten');
  expect(forecastPhrase(german, { fromMin: 0, toMin: 0 })).toBe('unter 5 Minuten');
  expect(forecastPhrase(german, { fromMin: 10, toMin: 10 })).toBe('etwa 10 Minuten');
  expect(forecastPhrase(english, { fromMin: 15, toMin: 25 })).toBe('15 to 25 minutes');
  expect(forecastPhrase(german, null)).toBe('Wartezeit zurzeit nicht abzusehen');
});

test('W1 people who wait are counted in words, and a closed service says until when', () => {
  expect([0, 1, 2].map((count) => waitingPhrase(german, count))).toEqual([
    'Niemand wartet',
    '1 Person wartet',
    '2 Personen warten',
  ]);
  expect(beforePhrase(english, 1)).toBe('1 person is before you');
  const opensAt = HALF_PAST_NINE;
  const closed = { why: 'hours', opensAt } as const;
  expect(closedPhrase(german, closed, opensAt - 3_600_000, BERLIN)).toBe('Öffnet heute um 9:30 Uhr');
  expect(closedPhrase(german, closed, opensAt - 86_400_000, BERLIN)).toBe('Öffnet am Montag, 3. März um 9:30 Uhr');
  expect(closedPhrase(german, { why: 'hours', opensAt: null }, opensAt, BERLIN)).toBe('Zurzeit geschlossen');
  expect(closedPhrase(english, { why: 'contingent' }, opensAt, BERLIN)).toBe(
    'All numbers for today have been given out',
  );
  expect(closedPhrase(german, { why: 'fullHouse', closesAt: null }, opensAt, BERLIN)).toBe('Heute voll');
});

test('D5 the place has its word in every language', () => {
  expect(placePhrase(german, 'Schalter', '3')).toBe('Schalter 3');
  expect(placePhrase(english, 'Zimmer', '12 a')).toBe('Room 12 a');
  expect(placePhrase(german, 'Schalter', 'Zimmer 12 a')).toBe('Zimmer 12 a');
  expect(placePhrase(english, 'Schalter', 'EG 4')).toBe('Counter EG 4');
});

test('a text from the settings falls back to German', () => {
  expect(textOf({ de: 'Ausweis', en: 'ID card' }, 'en')).toBe('ID card');
  expect(textOf({ de: 'Ausweis' }, 'en')).toBe('Ausweis');
});

test('T2 times are told in the office’s zone, on both sides of the change of clocks', () => {
  const night = Date.UTC(2025, 2, 30, 0, 59);
  expect(formatTime(night, 'time', BERLIN, 'de')).toBe('1:59');
  expect(formatTime(night + 60_000, 'time', BERLIN, 'de')).toBe('3:00');
  expect(formatTime(HALF_PAST_NINE, 'date', BERLIN, 'de')).toBe('Montag, 3. März');
});

test('a duration is told in minutes and seconds and never below nought', () => {
  expect([formatDuration(125_999), formatDuration(-5), formatDuration(3_600_000)]).toEqual(['2:05', '0:00', '60:00']);
});
