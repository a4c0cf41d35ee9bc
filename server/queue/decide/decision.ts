// What every decision is made from, and what it is made of.
import type { Actor, DayEvent } from '../../../shared/events';
import type { PaperSlip } from '../../../shared/paper/slips';
import type { Refusal } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import type { Booker, Day, Remark } from '../day/day';
import type { Network } from '../day/network';
import type { Learned } from '../forecast/lessons';

/** Everything a decision may look at besides the day: time, settings, who asks, and chance that was drawn outside. */
export type Context = {
  /** Epoch ms; never before the day's last event. */
  now: number;
  settings: Settings;
  /** What the office's past weeks have taught (F2). */
  learned: Learned;
  by: Actor;
  /** A token that has never been given out. */
  newToken: () => string;
  /** A short code that people can type, not in use on this day. */
  newCode: (isTaken: (code: string) => boolean) => string;
  /** A number between two others that nobody can guess. */
  chanceBetween: (least: number, most: number) => number;
  /** Address of a ticket page. */
  ticketUrl: (key: string) => string;
  /** Another day, or this one. */
  dayNamed: (day: string) => Day;
  /** The day of the newest appointment with this code, or imported by this key; null when there is none. */
  dayOfCode: (code: string) => string | null;
  dayOfImport: (importKey: string) => string | null;
  /** S88: what a slip of a paper block is, null where this office has made none such; and the day on which it was brought in. */
  paper: { slipOf: (key: string) => PaperSlip | null; dayOf: (key: string) => string | null };
  /** A15: keyed digests of the network that a visitor asks from; null for everybody else. */
  network: Network | null;
  /** Appointments booked online from a network since an instant; those of the wider one count as a share. */
  bookingsFrom: (network: Network, since: number) => number;
  /** A14: whether another letter about what is booked online may go to an address today. */
  mayWriteTo: (email: string) => boolean;
};

/** Where no block was ever made. */
export const NO_PAPER: Context['paper'] = { slipOf: () => null, dayOf: () => null };

/** What happens on a day besides the one that the command is about. */
export type OtherDay = { day: string; events: DayEvent[]; bookers: Booker[] };

/** What stands beside the events: staff's remark, who booked, on other days too; and of which visit all that goes (X13). */
type Beside = { remark?: Remark; bookers?: Booker[]; otherDays?: OtherDay[]; forgotten?: string };

/** Events that are to happen, what the asker is told, and what stands beside; or a refusal, of which nothing happens. */
export type Decision<Result = null> = ({ events: DayEvent[]; result: Result } & Beside) | { refusal: Refusal };

/** A decision with nothing to tell. */
export const happens = (...events: DayEvent[]): Decision => ({ events, result: null });
