// A9: which starts of a day staff may book, and the next ones where there are none.
import type { FreeSlotsResult } from '../../shared/protocol';
import { dayAfter } from '../../shared/time';
import type { VisitRequest } from '../queue/slots/request';
import { slotsOn } from '../queue/slots/slots';
import type { Branch } from './branch';

const MOST_DAYS_AHEAD = 60;
const MOST_NEXT = 6;

/** On a day, or why there are none, and then the next free ones. */
export const staffTimes = async (
  branch: Pick<Branch, 'settings' | 'now' | 'anyDay'>,
  wish: VisitRequest,
  day: string,
): Promise<FreeSlotsResult> => {
  const ask = { wish, via: 'staff', now: branch.now() } as const;
  const on = async (name: string) => slotsOn(await branch.anyDay(name), branch.settings(), ask);
  const { starts, none } = await on(day);
  const next: number[] = [];
  for (let ahead = 1; starts.length === 0 && next.length < MOST_NEXT && ahead <= MOST_DAYS_AHEAD; ahead++)
    next.push(...(await on(dayAfter(day, ahead))).starts.slice(0, MOST_NEXT - next.length));
  return { day, starts, none, next };
};
