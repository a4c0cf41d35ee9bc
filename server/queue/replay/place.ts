// A counter as it is played, and what the real core has to be told besides.
import type { Actor, DayEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import type { Day } from '../day/day';
import { type Context, NO_PAPER } from '../decide/decision';
import { NOTHING_LEARNED } from '../forecast/lessons';
import type { After, Ending, Shift } from './pastDay';

export type Pause = Shift['pauses'][number];

/** A counter, as it is played. */
export type Place = {
  shift: Shift;
  by: Extract<Actor, { kind: 'device' }>;
  state: 'closed' | 'free' | 'busy' | 'paused' | 'held';
  freeSince: number;
  /** It is about to call, and for whom it got up; which call counts, for others were given up. */
  up: { visitId: string | null } | null;
  turn: number;
  keptBy: After;
  /** Pauses and the end that have come while it was busy. */
  pausesDue: Pause[];
  breaksDue: number[];
  heldUntil: number;
  isToClose: boolean;
};

export const placeOf = (shift: Shift, i: number): Place => ({
  shift,
  by: {
    ...{ kind: 'device', deviceId: `replay-${i}`, role: 'counter' },
    ...{ stationId: shift.counterId, personId: `replay-${i}` },
  },
  ...{
    state: 'closed',
    freeSince: 0,
    up: null,
    turn: 0,
    keptBy: shift,
    pausesDue: [],
    breaksDue: [],
    heldUntil: 0,
    isToClose: false,
  },
});

/** Who was not to be had for so long had a break that nobody wrote down, and takes it later when there is no time for it. */
export const BREAK_MS = 60_000;

export const isOpen = ({ state }: Place): boolean => state !== 'closed';

export const OFFICE: Actor = { kind: 'office' };

export const contextOf = (day: Day, settings: Settings, now: number, by: Actor): Context => ({
  ...{ now, settings, by, learned: NOTHING_LEARNED, network: null },
  newToken: () => 'token',
  newCode: () => 'CODE',
  chanceBetween: (least) => least,
  ticketUrl: (key) => key,
  dayNamed: () => day,
  dayOfCode: () => null,
  dayOfImport: () => null,
  paper: NO_PAPER,
  bookingsFrom: () => 0,
  mayWriteTo: () => false,
});

export const NOT_TOLD = { ownTimeAt: null, peopleBefore: null, forecast: null, expectedMin: null };

/** Numbers only have to be different. */
export const numberOf = (i: number) =>
  `${String.fromCharCode(65 + (Math.floor(i / 999) % 26))}${String((i % 999) + 1).padStart(3, '0')}`;

export const eventOfEnding = (ends: Ending, visitId: string, counterId: string): DayEvent => {
  switch (ends.how) {
    case 'done':
      return { type: 'visitFinished', visitId, counterId };
    case 'missed':
      return { type: 'visitMissed', visitId };
    case 'parked':
      return { type: 'visitParked', visitId, counterId, ...(ends.errand && { errand: ends.errand }) };
    case 'returned':
      return { type: 'visitReturned', visitId };
    case 'handedOn':
      return {
        type: 'visitHandedOn',
        visitId,
        counterId,
        serviceIds: ends.serviceIds,
        onlyCounterId: ends.onlyCounterId,
      };
  }
};
