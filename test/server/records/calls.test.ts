// M13: what the page of a published day says, from the lines of its record.
import { callsOf } from '../../../server/public/days/calls';
import { dayPage, daysPage } from '../../../server/public/days/page';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { LANGUAGES } from '../../../shared/languages';
import { dayAfter } from '../../../shared/time';

const NINE = Date.parse('2017-11-06T09:00:00+01:00');
const at = (min: number) => NINE + min * 60_000;
const RULES = ['line', 'lineAfterRun', 'due', 'early', 'forgotten', 'raised', 'errand', 'back', 'outOfOrder'] as const;

const record = (...lines: object[]): string =>
  [{ format: 1, day: '2017-11-06' }, ...lines].map((line) => `${'0'.repeat(64)} ${JSON.stringify(line)}\n`).join('');
const waits = (number: string, min: number, slot: number | null = null) => ({
  ...{ number, cameAt: at(min), slotAt: slot === null ? null : at(slot), order: 1, raisedAt: null },
  ...{ services: [], only: null, back: null },
});

test('M13 a call stands with when it came and was called; taken back or by hand is said', () => {
  const calls = callsOf(
    record(
      { at: at(0), visit: 1, waits: waits('A001', 0) },
      { at: at(1), visit: 2, expected: { slotAt: at(5), services: [] } },
      { at: at(4), call: 1, visit: 1, number: 'A001', counter: 'x', rule: 'line' },
      { at: at(5), visit: 1, gone: true },
      { at: at(9), call: 2, visit: 2, number: 'T001', counter: 'x', rule: 'forgotten' },
      { at: at(10), undone: [1] },
      { at: at(30), paper: 'Q003', cameAt: at(2), calledAt: at(6) },
      { at: at(30), paper: 'Q004', cameAt: at(3), calledAt: null },
    ),
  );
  expect(calls).toEqual([
    { number: 'A001', cameAt: at(0), slotAt: null, calledAt: at(4), why: 'line', isFromHome: false, isUndone: true },
    { number: 'Q003', cameAt: at(2), slotAt: null, calledAt: at(6), why: 'paper', isFromHome: false, isUndone: false },
    {
      number: 'T001',
      cameAt: null,
      slotAt: at(5),
      calledAt: at(9),
      why: 'forgotten',
      isFromHome: false,
      isUndone: false,
    },
  ]);
});

test.each(LANGUAGES)('M13 in %s each rule has words of its own, and the day its name', (language) => {
  const lines = RULES.flatMap((rule, place) => [
    { at: at(place), visit: place, waits: waits(`A00${place}`, 0, 30) },
    { at: at(place), call: place, visit: place, number: `A00${place}`, counter: 'x', rule },
  ]);
  const paper = { at: at(40), paper: 'Q001', cameAt: at(1), calledAt: at(40) };
  const page = dayPage('2017-11-06', callsOf(record(...lines, paper)), demonstrationOffice, language);
  const reasons = [...page.matchAll(/<td>([^<]*)<\/td><\/tr>/g)].map(([, said]) => said);
  expect(new Set(reasons).size).toBe(RULES.length + 1);
  expect(reasons.filter((said) => !said || /[{}]|days\./.test(said))).toEqual([]);
  expect(reasons.filter((said) => said?.includes('9:30'))).toHaveLength(3);
  expect(page).toMatch(/<title>[^<]*2017[^<]* – /);
});

test('M13 M14 W23 whoever came later and was called first says why: their number was drawn at home before, as the receipt says', () => {
  const calls = callsOf(
    record(
      { at: at(0), visit: 1, coming: { number: 'A001', placeAt: at(0), services: [] } },
      { at: at(10), visit: 2, waits: waits('A002', 10) },
      { at: at(20), visit: 1, waits: { ...waits('A001', 20), placeAt: at(0) } },
      { at: at(21), visit: 3, waits: { ...waits('A003', 21), placeAt: at(21) } },
      { at: at(22), call: 1, visit: 1, number: 'A001', counter: 'x', rule: 'line' },
      { at: at(23), call: 2, visit: 2, number: 'A002', counter: 'x', rule: 'line' },
      { at: at(24), call: 3, visit: 3, number: 'A003', counter: 'x', rule: 'line' },
    ),
  );
  const page = dayPage('2017-11-06', calls, demonstrationOffice, 'de');
  const rows = [...page.matchAll(/<tr><th scope="row"><bdi>(\w+)<\/bdi>.*?<\/tr>/g)];
  expect(rows.map(([row, number]) => [number, row.includes('Nummer von zu Hause, früher gezogen')])).toEqual([
    ['A001', true],
    ['A002', false],
    ['A003', false],
  ]);
});

test('M13 a list of hundreds of days, which anybody may ask for, makes its calendar once', () => {
  const days = Array.from({ length: 366 }, (_, i) => ({ day: dayAfter('2017-01-01', i), head: '0'.repeat(64) }));
  const made = jest.spyOn(Intl, 'DateTimeFormat');
  for (let i = 0; i < 3; i += 1) expect(daysPage(days, demonstrationOffice, 'pl')).toContain('31 grudnia 2017');
  expect(made.mock.calls.length).toBeLessThan(10);
  made.mockRestore();
});
