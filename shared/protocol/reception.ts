// What several screens say alike: whether tickets are given, who is before somebody, and whom nobody calls.
import type { UnservedWhy } from '../appointmentViews';
import type { Pictogram } from '../kiosk/pictograms';
import type { Forecast } from '../printing';
import type { Hours, Text } from '../settings';

/** Why a service gives no walk-in ticket now; `opensAt` is null when not within thirty days. */
export type ClosedReason =
  | { why: 'hours'; opensAt: number | null }
  | { why: 'contingent' }
  | { why: 'noCounter' }
  /** A ticket drawn now would not have its turn before the office closes; `closesAt` is null where staff have said so. */
  | { why: 'fullHouse'; closesAt: number | null };

/** D7: whether walk-ins get tickets now, at a kiosk or in the whole office. Every screen says the same. */
export type Reception =
  | { state: 'open' }
  /** A ticket drawn now still has its turn, but soon none will any more; the office closes at `closesAt`. */
  | { state: 'nearlyFull'; closesAt: number }
  /** Some services give none: the kiosk says which, and why. */
  | { state: 'partly' }
  | { state: 'closed'; closed: ClosedReason }
  /** W5: the reason that visitors read. */
  | { state: 'locked'; reason: Text; byHand: boolean };

/** M11: who waits and is called by nobody as things stand, until somebody decides; together with whom it holds alike. */
export type UnservedView = {
  why: UnservedWhy;
  services: Text[];
  visits: { visitId: string; number: string }[];
};

/**
 * Who is before somebody: raised by staff, back from an errand (K21), appointments whose time has come, returned to their original position, the line; and before an
 * appointment those of the line whose turn comes after appointments in a row (M3). `isRaised`: the visitor itself is
 * raised, so that only those who were raised earlier are before it.
 */
export type Ahead = {
  raised: number;
  errand: number;
  due: number;
  back: number;
  turn: number;
  line: number;
  isRaised: boolean;
};

export type KioskService = {
  id: string;
  letter: string;
  name: Text;
  /** W10: under which heading it stands, its sign, and other words by which it is looked for. */
  group: Text | null;
  pictogram: Pictogram | null;
  keywords: Text | null;
  hours: Hours;
  /** W9: at which counters; services that have one in common can be drawn together. */
  counterIds: string[];
  closed: ClosedReason | null;
  /** People before somebody who draws a ticket now, and how long that may take. */
  waiting: number;
  forecast: Forecast | null;
  /** W17: what has to be brought. */
  bring: Text[];
  /** People at home can book it online. */
  isBookable: boolean;
  /** The next start that is free for people at home, told while the service is closed; null for none in three weeks. */
  nextSlotAt: number | null;
};
