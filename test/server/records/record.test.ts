// M13: the record of a day, and the checker that knows nothing of the program: what the office did on any day is what the
// rules give, and whoever changes a day is found.
import fc from 'fast-check';
import { checkDay } from '../../../scripts/checkDay.mjs';
import type { RecordLine } from '../../../server/queue/record/lines';
import { recordOf, type SettingsSince } from '../../../server/queue/record/record';
import { createMasks } from '../../../server/records/masks';
import { NO_RECORD, recordText } from '../../../server/records/text';
import type { Settings } from '../../../shared/settings';
import { openHistory } from '../queue/history';
import { type Act, acts, perform, smallOffice } from '../queue/office';

const HEAD = { day: '2017-11-06', office: 'Bürgerbüro', timeZone: 'Europe/Berlin', before: NO_RECORD };
const masked = createMasks(Buffer.from('always the same'));
const textOf = (lines: readonly RecordLine[]) => recordText(HEAD, lines).text;

const office = (forgottenMin: number | null, prefers: boolean): Settings => ({
  ...smallOffice,
  policy: { ...smallOffice.policy, forgottenMin },
  counters: smallOffice.counters.map((one, i) => ({
    ...one,
    preferredServiceIds: prefers ? smallOffice.services.slice(i % 3, 1 + (i % 3)).map(({ id }) => id) : [],
  })),
});

/** A day on which all of this was done; every counter with a clerk at its beginning. */
const dayOf = (settings: Settings, done: readonly Act[], betweenMs = 1000) => {
  const history = openHistory(settings);
  const versions: [SettingsSince, ...SettingsSince[]] = [{ at: 0, settings, after: null }];
  for (let who = 0; who < 4; who++) perform(history, { kind: 'open', who, what: 0, min: 0 });
  for (const act of done) {
    const before = history.settings();
    const version = history.events.filter(({ day }) => day === HEAD.day).length;
    history.time.now += betweenMs;
    perform(history, act);
    const after = betweenMs > 0 ? null : { day: HEAD.day, version };
    if (history.settings() !== before) versions.push({ at: history.time.now, settings: history.settings(), after });
  }
  return recordOf({
    day: HEAD.day,
    events: history.events.filter(({ day }) => day === HEAD.day),
    settings: versions,
    masked,
  });
};
/** What brings every rule into play, and whatever else can happen. */
const OFTEN = [
  ...[
    'draw',
    'draw',
    'draw',
    'checkIn',
    'checkIn',
    'checkIn',
    'next',
    'next',
    'next',
    'next',
    'next',
    'begin',
    'begin',
  ],
  ...[
    'begin',
    'errand',
    'errand',
    'errand',
    'reportBack',
    'reportBack',
    'reportBack',
    'finish',
    'finish',
    'open',
    'undo',
  ],
];
/** M10: people are expected, and hardly anybody else is there. */
const EXPECTED = ['book', 'book', 'book', 'draw', 'next', 'next', 'next', 'finish', 'finish', 'pass'];
/** People come before their time, and nobody else is there. */
const EARLY = ['book', 'book', 'checkIn', 'checkIn', 'checkInAtCounter', 'next', 'finish'];
const actsOf = (kinds: readonly string[]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      who: fc.integer({ min: 0, max: 3 }),
      what: fc.integer({ min: 0, max: 30 }),
      min: fc.integer({ min: 0, max: 12 }),
    }),
    { minLength: 20, maxLength: 60 },
  );
const often = actsOf(OFTEN);
const days = fc
  .record({
    done: fc
      .oneof(fc.tuple(often, acts, often, acts), fc.tuple(actsOf(EXPECTED), acts), fc.tuple(actsOf(EARLY), acts))
      .map((lists) => lists.flat()),
    forgottenMin: fc.constantFrom(null, null, 0, 5),
    prefers: fc.boolean(),
  })
  .map(({ done, forgottenMin, prefers }) => dayOf(office(forgottenMin, prefers), done));

const EVERY_RULE = ['back', 'due', 'early', 'errand', 'forgotten', 'line', 'lineAfterRun', 'outOfOrder', 'raised'];

test('M13 on any day every call is the one that the rules give', () => {
  const rules = new Set<string>();
  const holds = fc.property(days, (lines) => {
    const { faults, byRule } = checkDay(textOf(lines));
    for (const rule of Object.keys(byRule)) rules.add(rule);
    expect(faults).toEqual([]);
  });
  // Until all kinds of calls came up, or the property says little: some are rare.
  for (let rounds = 0; rounds < 8 && rules.size < EVERY_RULE.length; rounds++)
    fc.assert(holds, { numRuns: 250, endOnFailure: true });
  expect([...rules].sort()).toEqual(EVERY_RULE);
});

test('M13 rules that change within the same millisecond hold for the calls that were decided after them, and for no others', () => {
  const atOnce = fc
    .record({ done: fc.tuple(often, acts, often, acts).map((lists) => lists.flat()), prefers: fc.boolean() })
    .map(({ done, prefers }) => dayOf(office(null, prefers), done, 0));
  let changes = 0;
  fc.assert(
    fc.property(atOnce, (lines) => {
      changes += lines.filter((line) => 'rules' in line).length - 1;
      expect(checkDay(textOf(lines)).faults).toEqual([]);
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(changes).toBeGreaterThan(20);
});

type CallLine = Extract<RecordLine, { call: number }>;
const isCall = (line: RecordLine): line is CallLine => 'call' in line;
const DECIDED = ['outOfOrder', 'back'];

/** Who else waits when a line is written. */
const othersAt = (lines: readonly RecordLine[], at: number, visit: number) => {
  const waiting = new Map<number, string>();
  for (const line of lines.slice(0, at)) {
    if (!('visit' in line)) continue;
    if ('waits' in line) waiting.set(line.visit, line.waits.number);
    else if (!isCall(line)) waiting.delete(line.visit);
  }
  return [...waiting].filter(([other]) => other !== visit);
};

test('M13 a call of somebody else than the rules give is found, in whatever chain of hashes it stands', () => {
  let forged = 0;
  fc.assert(
    fc.property(days, fc.nat(), (lines, chance) => {
      const calls = lines.flatMap((line, at) => {
        const isDerived = isCall(line) && !DECIDED.includes(line.rule);
        return isDerived ? othersAt(lines, at, line.visit).map(([visit, number]) => ({ at, visit, number })) : [];
      });
      const other = calls[chance % Math.max(1, calls.length)];
      if (other === undefined) return;
      forged += 1;
      const { at, ...instead } = other;
      const said = lines.map((line, i) => (i === at ? ({ ...line, ...instead } as RecordLine) : line));
      expect(checkDay(textOf(said)).faults).toContainEqual({ line: at + 2, what: expect.any(String) });
    }),
    { numRuns: 150, endOnFailure: true },
  );
  expect(forged).toBeGreaterThan(50);
});

test('M13 whatever is changed in a text, left out or put elsewhere is found', () => {
  fc.assert(
    fc.property(days, fc.nat(), fc.nat(), (lines, first, second) => {
      const text = textOf(lines);
      const rows = text.trimEnd().split('\n');
      const [one, other] = [first % rows.length, second % rows.length];
      const at = first % (text.length - 1);
      const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`;
      const place = new Map([
        [one, other],
        [other, one],
      ]);
      const swapped = rows.map((_, i) => rows[place.get(i) ?? i]).join('\n');
      const short = rows.filter((_, i) => i !== one || one === rows.length - 1).join('\n');
      const { head } = checkDay(text);
      for (const wrong of [changed, swapped, short]) {
        if (wrong.trimEnd() === text.trimEnd()) continue;
        const checked = checkDay(wrong);
        expect(checked.faults.length > 0 || checked.head !== head).toBe(true);
      }
      // What is cut off at the end is seen by the last hash, which the next day begins with.
      expect(checkDay(rows.slice(0, -1).join('\n')).head).not.toBe(head);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('M13 nobody and nothing is named in it: no visit, key, counter, service, clerk or code', () => {
  const history = openHistory(office(5, true));
  for (let who = 0; who < 4; who++) perform(history, { kind: 'open', who, what: 0, min: 0 });
  fc.assert(
    fc.property(acts, (done) => {
      for (const act of done) perform(history, act);
    }),
    { numRuns: 30, endOnFailure: true },
  );
  const { events } = history;
  const settings: [SettingsSince] = [{ at: 0, settings: history.settings(), after: null }];
  const text = textOf(
    recordOf({ day: HEAD.day, events: events.filter(({ day }) => day === HEAD.day), settings, masked }),
  );
  const visits = [...history.day.visits.values()];
  const named = [
    ...visits.flatMap(({ id, key, code, viewKey }) => [id, key, code, viewKey]),
    ...smallOffice.counters.flatMap(({ id, name }) => [id, name.length > 2 ? name : null]),
    ...smallOffice.services.flatMap(({ id, name }) => [id, name.de]),
    ...['person-000', 'kiosk-1', 'schalter', 'other'],
  ];
  expect(visits.length).toBeGreaterThan(20);
  expect(named.filter((name) => name !== null && text.includes(name))).toEqual([]);
  // From day to day they are called otherwise.
  expect(createMasks()('counter', 'schalter-1')).not.toBe(createMasks()('counter', 'schalter-1'));
});
