// Appointments as staff see them, and why a day has none to offer.
import type { ListedReason } from './affected';
import type { BookedVia, VisitState } from './events';
import type { KeptAnswer } from './house/formFields';
import type { Language, Text } from './settings';

/** An appointment in a list of staff's; `name` is null where none is known (any more). */
export type BookedView = {
  visitId: string;
  day: string;
  code: string;
  slotAt: number;
  minutes: number;
  services: Text[];
  serviceIds: string[];
  persons: number;
  language: Language;
  state: VisitState;
  /** A17: why the settings have no room for it, while somebody has to decide about it. */
  unfit: ListedReason | null;
  number: string | null;
  via: BookedVia;
  name: string | null;
  /** Whoever booked has an e-mail address, and hears of what becomes of it. */
  isWrittenTo: boolean;
};
/** X5: with how its owner is reached, for staff who open just this one. */
export type ContactView = BookedView & {
  /** Moved, and its owner has not been told: the time that they know. */
  wasAt: number | null;
  email: string | null;
  phone: string | null;
  /** G11: to the office's own fields. */
  answers: readonly KeptAnswer[];
};
/** A4: why a day has nothing to offer. `past` are days that are over, and what is left of today when that is too late. */
export type NoSlots =
  | { why: 'past' }
  | { why: 'closed' }
  | { why: 'closure'; reason: Text | null }
  | { why: 'holiday'; name: string }
  | { why: 'full' }
  /** More are released at an instant. */
  | { why: 'notYet'; at: number }
  /** No span of the day is long enough for what is wished. */
  | { why: 'tooLong' };
