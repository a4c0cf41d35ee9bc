// R9: what a past day was made of: who came when and for how long, which counters were at work, how soon they called.
import type { ServesToday, StoredEvent } from '../../../shared/events';
import type { Errand } from '../../../shared/settings';

/** How a stay at a counter ended. Handed on: what for, and to which counter alone. */
export type Ending =
  | { how: 'done' | 'missed' | 'returned' }
  | { how: 'parked'; errand: Errand | null }
  | { how: 'handedOn'; serviceIds: string[]; onlyCounterId: string | null };

/** After something that kept a counter: so long until it called, in ms, where somebody waited; null where nobody knows. */
export type After = { afterMs: number | null };

/** One stay at a counter, from the call on. All times in ms. */
export type Leg = After & {
  wayMs: number;
  serviceMs: number;
  ends: Ending;
  /** Parked or missed: so long until they were back, in the line, from an errand or called back by a counter; null for good. */
  away: { ms: number; to: 'line' | 'errand' | 'counter' } | null;
  /** Called by a counter that had been waiting for somebody: so long after they came. Null: it had been busy until then. */
  reactionMs: number | null;
};

/** What happened to somebody in the line, so long after they came. */
export type InLine =
  | { how: 'raised'; afterMs: number }
  | { how: 'handedOn'; afterMs: number; serviceIds: string[]; onlyCounterId: string | null };

export type PastVisit = {
  id: string;
  /** Epoch ms of the booked time; null for a walk-in. */
  slotAt: number | null;
  arrivedAt: number;
  serviceIds: string[];
  persons: number;
  legs: Leg[];
  inLine: InLine[];
  /** Never called: when they had gone, or nobody was left to call them. Null for everybody else. */
  goneAt: number | null;
  /** The truth: the first call; null for those who were never called. */
  calledAt: number | null;
};

/** A counter at work: from when to when, and its pauses. */
export type Shift = After & {
  counterId: string;
  from: number;
  to: number;
  /** `until`: its clerk had said when it would end. */
  pauses: (After & { at: number; ms: number; until: boolean })[];
  /** Free, with somebody waiting whom it left to another counter: it was not to be had, whatever the reason. */
  holds: { at: number; ms: number }[];
};

export type PastDay = {
  day: string;
  visits: PastVisit[];
  shifts: Shift[];
  /** K17: what counters took on that day, from when on; null: as the settings say. */
  moves: { at: number; counterId: string; serves: ServesToday | null }[];
  /** Booked, neither cancelled nor there. */
  noShows: number;
};

/** Why a day cannot be played again: its clock was set, too little happened, or its events do not fit together. */
export type Unplayable = 'clockLeapt' | 'tooFew' | 'damaged';

/** The events of one day, oldest first. */
export type PastEvents = { day: string; events: readonly StoredEvent[] };
