// What is held against an office.
import { faultOf, isSlow, type Seen } from '../../inputs/judging';

const good: Seen = {
  outcome: { code: 'malformed', isRefused: true, said: '{"ok":false}', tookMs: 3 },
  strain: { heldMs: 12, faults: [] },
  ended: null,
  before: { events: '3', persons: 'a' },
  after: { events: '3', persons: 'a' },
};
const outcome = (more: Partial<Seen['outcome']>): Seen => ({ ...good, outcome: { ...good.outcome, ...more } });

test('S65 a refusal in words that changes nothing is no fault', () => {
  expect([faultOf(good), isSlow(good)]).toEqual([null, false]);
});

test.each<[string, Seen, RegExp]>([
  ['the program has ended', { ...good, ended: 'ended with 1' }, /ended with 1/],
  ['it wrote of a fault of its own', { ...good, strain: { heldMs: 0, faults: ['unhandled rejection'] } }, /unhandled/],
  ['nobody answers', outcome({ code: 'silent' }), /nobody answered/],
  ['an answer has a stack in it', outcome({ said: 'x\n    at decide (/srv/server/a.js:1:2)' }), /inside/],
  ['an answer names a package', outcome({ said: 'in node_modules/zod' }), /inside/],
  ['an answer is a fault of the office', outcome({ code: '500 storageFailed' }), /fault of the office/],
  ['what was refused is done', { ...good, after: { ...good.after, persons: 'b' } }, /changed persons/],
])('S65 S67 it is a fault when %s', (_what, seen, words) => {
  expect(faultOf(seen)).toMatch(words);
});

test('S65 what holds up the office is slow, and what waits for others may take its time', () => {
  expect(isSlow({ ...good, strain: { heldMs: 1001, faults: [] } })).toBe(true);
  expect(isSlow(outcome({ tookMs: 1001 }))).toBe(true);
  expect(isSlow(outcome({ tookMs: 1001, isPatient: true }))).toBe(false);
});
