// What the end of a day does with each field of it: a field that says nothing here does not compile.
import type { Day } from './day';

/**
 * `ends`: nothing of it is left when the day is closed. `stays`: it is part of the day's record. `isInherited`: the next
 * day begins with it, because midnight does not mend it.
 */
export const AT_DAY_END = {
  day: 'stays',
  version: 'stays',
  reordered: 'stays',
  lastAt: 'stays',
  state: 'stays',
  extendedTo: 'stays',
  lastEnded: 'stays',
  endedByClosing: 'stays',
  visits: 'stays',
  waiting: 'ends',
  backWaiting: 'ends',
  walkInsWaiting: 'ends',
  bookedWaiting: 'ends',
  byKey: 'stays',
  byViewKey: 'stays',
  byCode: 'stays',
  byImportKey: 'stays',
  lastNumber: 'stays',
  numbersInUse: 'stays',
  drawn: 'stays',
  counters: 'ends',
  moved: 'stays',
  served: 'stays',
  remarks: 'stays',
  bookers: 'stays',
  holds: 'stays',
  admission: 'stays',
  locks: 'isInherited',
  slips: 'stays',
  doubtful: 'stays',
  printers: 'isInherited',
  conditions: 'stays',
  acknowledged: 'stays',
  emergencies: 'stays',
  help: 'stays',
  messages: 'ends',
  latestServed: 'stays',
  pastCalls: 'stays',
  announcements: 'stays',
  acts: 'ends',
} as const satisfies Record<keyof Day, 'ends' | 'stays' | 'isInherited'>;

/** What the day before leaves to the next one. */
export type CarriedOver = Pick<
  Day,
  { [Field in keyof Day]: (typeof AT_DAY_END)[Field] extends 'isInherited' ? Field : never }[keyof Day]
>;

/** What is left to the day after this one. */
export const carriedOver = ({ locks, printers }: Day): CarriedOver => ({ locks, printers });
