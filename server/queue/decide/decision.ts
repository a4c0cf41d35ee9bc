// What every decision is made from, and what it is made of.
import type { Actor, DayEvent } from '../../../shared/events';
import type { Refusal } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import type { Remark } from '../day';

/** Everything a decision may look at besides the day: time, settings, who asks, and chance that was drawn outside. */
export type Context = {
  /** Epoch ms; never before the day's last event. */
  now: number;
  settings: Settings;
  by: Actor;
  /** A token that has never been given out. */
  newToken: () => string;
  /** A short code that people can type, not in use on this day. */
  newCode: (isTaken: (code: string) => boolean) => string;
  /** Address of a ticket page. */
  ticketUrl: (key: string) => string;
};

/** Events that are to happen, what the asker is told, and what staff remarked; or a refusal, of which nothing happens. */
export type Decision = { events: DayEvent[]; result: unknown; remark?: Remark } | { refusal: Refusal };

/** A decision with nothing to tell. */
export const happens = (...events: DayEvent[]): Decision => ({ events, result: null });
