// Days on which the office is closed as a whole: public holidays of its state, and closures of its own.
import { getHolidays } from 'feiertagejs';
import type { NoSlots } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';

type State = NonNullable<Settings['calendar']['holidaysOf']>;

const known = new Map<string, Map<string, string>>();

/** The public holidays of a year, by day. */
const holidaysOf = (year: number, state: State): Map<string, string> => {
  const found = known.get(`${state}${year}`);
  if (found) return found;
  const holidays = new Map(
    getHolidays(year, state).map((holiday) => [holiday.dateString, holiday.translate('de') ?? '']),
  );
  known.set(`${state}${year}`, holidays);
  return holidays;
};

export type Closure = Extract<NoSlots, { why: 'closure' | 'holiday' }>;

/** Why the office is closed on a day; null when it is not closed as a whole. */
export const closureOn = ({ calendar }: Settings, day: string): Closure | null => {
  const closure = calendar.closures.find(({ from, to }) => from <= day && day <= to);
  if (closure) return { why: 'closure', reason: closure.reason };
  if (calendar.holidaysOf === null) return null;
  const name = holidaysOf(Number(day.slice(0, 4)), calendar.holidaysOf).get(day);
  return name === undefined ? null : { why: 'holiday', name };
};
