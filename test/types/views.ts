// What must not compile about views: something of a visitor where nobody is logged in.

import type { Day } from '../../server/queue/day/day';
import { AT_DAY_END, type CarriedOver } from '../../server/queue/day/dayEnd';
import type { CounterAlways, CounterOfNobody } from '../../shared/protocol';

export const shown = (nobody: CounterOfNobody, always: CounterAlways): object[] => [
  // @ts-expect-error someone who waits
  { ...nobody, waitingCount: 1 } satisfies CounterOfNobody,
  // @ts-expect-error a field that nobody has declared
  { ...nobody, helping: [] } satisfies CounterOfNobody,
  // @ts-expect-error a field of the clerk
  { ...always, parked: [] } satisfies CounterAlways,
];

const { waiting: _, ...rest } = AT_DAY_END;
// @ts-expect-error a field of the day that does not say what the end of the day does with it
export const half: Record<keyof Day, 'ends' | 'stays' | 'isInherited'> = rest;
// @ts-expect-error what ends is not carried over
export type Left = CarriedOver['waiting'];
