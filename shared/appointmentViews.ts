// Appointments and whoever is found as staff see them, and why a day has none to offer.
import type { ListedReason } from './affected';
import type { BookedVia, VisitState } from './events';
import type { KeptAnswer } from './house/formFields';
import type { ElsewhereView } from './offices/elsewhere';
import type { Errand, Language, Text } from './settings';

/** K20: where a parked visitor is, from when on it is usually back, and from when on it should have been. */
export type OnErrandView = { name: Text; article: Errand['article']; usualAt: number; overdueAt: number };

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
  /** K25: who booked has said, after a reminder, that they come. */
  isConfirmed: boolean;
  /** M18: another office is asked to take it, or has it now; left out for all others. */
  elsewhere?: ElsewhereView;
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

/** M11: why nobody at work may call somebody who waits; `counters` by name. */
export type UnservedWhy = { why: 'noCounter' } | { why: 'closed' | 'paused'; counters: string[] };

/** K13: where somebody stands who waits. */
export type Standing = {
  /** F6: told this time, and no place, as long as it is not due. */
  ownTimeAt: number | null;
  /** 1 is called next; null before its own time, and where nobody serves it. */
  place: number | null;
  /** Handed on to this counter alone, by its name. */
  onlyCounter: string | null;
  /** M11: why nobody at work calls it. */
  unserved: UnservedWhy | null;
  /** M6: whether the counter that looks may call it. */
  isServedHere: boolean;
};

/** K13: somebody who was sought, wherever they are. */
export type FoundView = {
  day: string;
  visit: {
    visitId: string;
    /** '' for an appointment that has none yet. */
    number: string;
    name: string | null;
    state: VisitState;
    services: Text[];
    slotAt: number | null;
    /** Since when it is in its state, and the counter that calls, serves, parked or served it. */
    since: number;
    counterName: string | null;
    /** Where a parked one is, and what was noted. */
    place: string;
    note: string;
    /** K20: it is on this errand. */
    errand: OnErrandView | null;
  };
  code: string | null;
  /** null unless it waits. */
  standing: Standing | null;
  /** M7: is to be next already. */
  isRaised: boolean;
  /** It can be called back, or wait again. */
  mayComeBack: boolean;
  /** What can be opened, of an appointment. */
  appointment: BookedView | null;
};
