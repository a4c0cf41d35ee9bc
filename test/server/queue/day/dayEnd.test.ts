// T1, T2: what the end of the day does with everything that a day knows, whatever has happened on it.
import fc from 'fast-check';
import { type Day, newDay } from '../../../../server/queue/day/day';
import { AT_DAY_END, carriedOver } from '../../../../server/queue/day/dayEnd';
import { evolve } from '../../../../server/queue/day/evolve';
import { openDay } from '../../../../server/queue/decide/dayTimes';
import { OFFICE, openHistory } from '../history';
import { acts, perform, smallOffice } from '../office';

const FIELDS = Object.keys(AT_DAY_END) as (keyof Day)[];
const ENDING = FIELDS.filter((field) => AT_DAY_END[field] === 'ends');
const INHERITED = FIELDS.filter((field) => AT_DAY_END[field] === 'isInherited');
/** What a day that has just begun may say of itself. */
const OWN: (keyof Day)[] = ['reordered', 'day', 'version', 'lastAt', 'state'];

const isEmpty = (what: unknown): boolean =>
  what instanceof Map || what instanceof Set ? what.size === 0 : Array.isArray(what) && what.length === 0;

const dayAfterIt = (before: Day): Day => {
  const day = newDay('2017-11-07');
  const opened = openDay(day, carriedOver(before));
  if ('refusal' in opened) throw new Error(opened.refusal.code);
  for (const event of opened.events)
    evolve(day, { day: day.day, version: day.version + 1, at: before.lastAt, by: OFFICE, commandId: 'open', event });
  return day;
};

test('T1 when the day has ended nothing is left of what ends with it, and the next one begins with what it inherits', () => {
  const seen = new Set<keyof Day>();
  fc.assert(
    fc.property(acts, (list) => {
      const history = openHistory(smallOffice);
      const { day } = history;
      for (const counter of [1, 2]) history.openCounter(counter);
      for (const kind of ['draw', 'next', 'errand', 'reportBack', ...list])
        perform(history, typeof kind === 'string' ? { kind, who: 0, what: 0, min: 0 } : kind);
      history.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] }, OFFICE);
      for (const field of FIELDS) if (!isEmpty(day[field])) seen.add(field);
      history.done({ type: 'closeDay' }, OFFICE);
      expect(ENDING.filter((field) => !isEmpty(day[field]))).toEqual([]);
      const open = [...day.visits.values()].filter(
        ({ state }) => !['done', 'missed', 'cancelled', 'left'].includes(state),
      );
      expect(open).toEqual([]);
      const [next, fresh] = [dayAfterIt(day), newDay('2017-11-07')];
      for (const field of FIELDS.filter((one) => !OWN.includes(one)))
        expect([field, next[field]]).toEqual([field, INHERITED.includes(field) ? day[field] : fresh[field]]);
    }),
    { numRuns: 100, seed: 1 },
  );
  // Each of them was there in some of these days: otherwise nothing would have been shown.
  expect([...ENDING, ...INHERITED].filter((field) => !seen.has(field))).toEqual([]);
});
