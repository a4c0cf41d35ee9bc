// The state of one day: what its list of events adds up to, and nothing that the list does not say.

import type { ListedReason } from '../../../shared/affected';
import type { ActName, Actor, Admission, BookedVia, LineGroup, ServesToday, Why, Work } from '../../../shared/events';
import type { PrinterProblem, SlipState, WaitTold } from '../../../shared/printing';
import type { VisitState } from '../../../shared/protocol';
import type { Errand, Language } from '../../../shared/settings';
import type { Booker, Elsewhere, Message, Remark } from './beside';
import type { Network } from './network';

export type { Booker, Elsewhere, Message, Noted, Remark } from './beside';

/** K20: where a counter has sent somebody; `backAt`: when they reported back. Never changed in place: acts remember it. */
export type OnErrand = Errand & { counterId: string; backAt: number | null };

export type Visit = {
  id: string;
  key: string;
  /** C6: the key of a page that shows this visit and cannot change it; null where its slip has its own. */
  viewKey: string | null;
  kind: 'walkIn' | 'appointment';
  state: VisitState;
  number: string | null;
  serviceIds: string[];
  persons: number;
  /** K7: what was really done; null where nobody has noted it. */
  work: Work | null;
  language: Language;
  kioskId: string | null;
  code: string | null;
  /** W23: its number was drawn at home; `booked` until its owner is there. */
  home: FromHome | null;
  /** S88: its number is from paper: whether nobody wrote down when it was handed out, and when it was brought in. Never changed in place. */
  fromPaper: { isEstimated: boolean; broughtAt: number } | null;
  slotAt: number | null;
  /** Of an appointment: how long its slot is, where it was booked, and by which id of another system. */
  minutes: number | null;
  via: BookedVia | null;
  importKey: string | null;
  importSaid: string | null;
  revision: number;
  /** Cancelled: by whom, from when on others may have its slot, and the day it was moved to. */
  cancelledBy: Actor['kind'] | null;
  freeAt: number | null;
  movedTo: string | null;
  /** M18: another office is asked to take it, or has it now. Never changed in place. */
  elsewhere: Elsewhere | null;
  /** M18: taken from another office by this transfer. */
  transferId: string | null;
  /** A change of the settings has left no room for it, and nobody has decided yet; or nobody has told its owner. */
  unfit: ListedReason | null;
  /** The time that its owner knows, who has not been told of this one. */
  wasAt: number | null;
  /** A21: its owner has said that they come. */
  isConfirmed: boolean;
  /** When the ticket was drawn, or the appointment checked in; null before that. */
  arrivedAt: number | null;
  /** Tells apart who arrived within the same millisecond: the version of the event. */
  arrival: number;
  since: number;
  /** The counter that calls, serves, parked or served it. */
  counterId: string | null;
  /** Handed on to this counter alone. */
  onlyCounterId: string | null;
  /** The first call; the latest beginning at a counter; and from the call to it, in ms. */
  calledAt: number | null;
  beganAt: number | null;
  wayMs: number | null;
  /** M7: staff have raised it to be next. */
  raisedAt: number | null;
  /** K20, K21: parked there, or waiting and back from there; null otherwise. */
  errand: OnErrand | null;
  calls: number;
  lastCallAt: number | null;
  /** K10: called still, or waiting again, because what came after that was taken back then; K13: had been taken out. */
  restoredAt: number | null;
  /** K10: the version of the last event that did something with it. */
  touched: number;
  why: Why | null;
  /** Each time that it was called, the first one first. Never changed in place: acts remember it. */
  called: readonly CallMade[];
  /** F5: what the visitor was told, and the number of minutes behind it. */
  forecastGiven: (WaitTold & { expectedMin: number | null }) | null;
};

/**
 * W23: where a number from home stands in the line, how long its owner's way takes, and from which network it was drawn, where
 * that is known. Never changed in place.
 */
export type FromHome = { placeAt: number; wayMin: number; from: Network | null };

/**
 * One call of a visit, and why, null where people called by hand (S88); `passed`: W24, those on the way with a number from
 * home whose turn it was before.
 */
export type CallMade = { at: number; counterId: string | null; why: Why | null; passed: readonly string[] };

/** A visit that is here: it has a number and a time of arrival. */
export type Present = Visit & { number: string; arrivedAt: number };

/** A3: a slot that is kept for somebody who fills in the form. */
export type Hold = { id: string; slotAt: number; minutes: number; until: number; freeAt: number };

export type CounterState = {
  personId: string;
  visitId: string | null;
  paused: { since: number; until: number | null } | null;
  /** Which of a clerk's counters is the latest: the version of the event that opened it. */
  opened: number;
};

export type Slip = {
  id: string;
  visitId: string;
  kioskId: string;
  printerId: string;
  copy: boolean;
  state: SlipState;
  problem: PrinterProblem | null;
  queuedAt: number;
  /** Staff have seen to it. */
  settled: boolean;
};

/** K8: whose clerk is in danger, since when, and who comes; null is the administration. */
export type Emergency = {
  at: number;
  personId: string | null;
  coming: { counterId: string | null; personId: string | null }[];
};

/** W13: since when somebody at a kiosk has asked for help, and who goes there since when; null is the administration. */
export type HelpCall = { at: number; taken: { at: number; counterId: string | null } | null };

/** A call in the order, as the merge policy remembers it; `version` is the event's, `isErrand`: of who was back (K21). */
export type PastCall = {
  version: number;
  serviceIds: string[];
  onlyCounterId: string | null;
  due: boolean;
  line: LineGroup[];
  counterId: string;
  isErrand: boolean;
};
/** A call as the display remembers it. `announcement` is the event's version: it only grows. */
export type Announcement = { visitId: string; counterId: string; at: number; announcement: number };

/** K10: what a counter has done with a visit, and what there was before. Its first version names it. */
export type Act = {
  versions: number[];
  commandId: string;
  at: number;
  name: ActName;
  visitId: string;
  before: { visit: Visit; lastNumber: { letter: string; last: number | null } | null };
  isUndone: boolean;
};

export type Day = {
  day: string;
  version: number;
  /** F9: the version of the last event that did more to the calls to come than to let a walk-in join the line. */
  reordered: number;
  /** Instant of the last event; it goes back only when the clock was set back (T4). */
  lastAt: number;
  state: 'new' | 'open' | 'closed';
  /** T8: the settings' end of this day had passed when they were saved, so it ends then. */
  extendedTo: number | null;
  /** T5: who left or was missed by one command of the office; and of those, whom the closing of the day ended. */
  lastEnded: { commandId: string; visitIds: string[] };
  endedByClosing: string[];
  visits: Map<string, Visit>;
  /** Visits that wait to be called, in the order of arrival. A returning visitor keeps the original position. */
  waiting: Map<string, Present>;
  /** Those back from an errand, who stand in no line (K21); of the others, walk-ins by what counters tell apart, and booked ones. */
  backWaiting: Map<string, Present>;
  walkInsWaiting: Map<string, LineGroup & { count: number }>;
  bookedWaiting: Map<string, Present>;
  byKey: Map<string, Visit>;
  byViewKey: Map<string, Visit>;
  byCode: Map<string, Visit>;
  byImportKey: Map<string, Visit>;
  /** Last number given out per letter, and the numbers that open visits carry (N2). */
  lastNumber: Map<string, number>;
  numbersInUse: Set<string>;
  /** Walk-in tickets drawn per service (N5). */
  drawn: Map<string, number>;
  counters: Map<string, CounterState>;
  /** K17: what counters take today, where that is not what the settings say. */
  moved: Map<string, ServesToday>;
  served: Map<string, number>;
  remarks: Map<string, Remark>;
  bookers: Map<string, Booker>;
  holds: Map<string, Hold>;
  admission: Admission;
  locks: Map<string, string>;
  slips: Map<string, Slip>;
  /** P2: those of them that may be missing, and that nobody has seen to. */
  doubtful: Set<string>;
  printers: Map<string, PrinterProblem[]>;
  /** The printers' conditions of the day, newest last, no more than are ever looked at. */
  conditions: { printerId: string; at: number; problems: PrinterProblem[] }[];
  /** Printers' troubles that somebody sees to, and at which counter; null is the administration. */
  acknowledged: Map<string, string | null>;
  /** By counter. */
  emergencies: Map<string, Emergency>;
  /** W13: the latest of each kiosk. */
  help: Map<string, HelpCall>;
  /** K16: by their ids. */
  messages: Map<string, Message>;
  /** How long the latest visits took at the counter, newest last; some more than are looked at. */
  latestServed: { version: number; serviceIds: string[]; min: number }[];
  /** Newest last, no more than are ever looked at. */
  pastCalls: PastCall[];
  announcements: Announcement[];
  /** K10: the last acts of each counter with a clerk, newest last. */
  acts: Map<string, Act[]>;
};

export const newDay = (day: string): Day => ({
  day,
  version: 0,
  reordered: 0,
  lastAt: 0,
  state: 'new',
  extendedTo: null,
  lastEnded: { commandId: '', visitIds: [] },
  endedByClosing: [],
  visits: new Map(),
  waiting: new Map(),
  backWaiting: new Map(),
  walkInsWaiting: new Map(),
  bookedWaiting: new Map(),
  byKey: new Map(),
  byViewKey: new Map(),
  byCode: new Map(),
  byImportKey: new Map(),
  lastNumber: new Map(),
  numbersInUse: new Set(),
  drawn: new Map(),
  counters: new Map(),
  moved: new Map(),
  served: new Map(),
  remarks: new Map(),
  bookers: new Map(),
  holds: new Map(),
  admission: 'byForecast',
  locks: new Map(),
  slips: new Map(),
  doubtful: new Set(),
  printers: new Map(),
  conditions: [],
  acknowledged: new Map(),
  emergencies: new Map(),
  help: new Map(),
  messages: new Map(),
  latestServed: [],
  pastCalls: [],
  announcements: [],
  acts: new Map(),
});

/** The key that is handed out to whoever holds its slip. */
export const slipKeyOf = ({ key, viewKey }: Visit): string => viewKey ?? key;

export const isPresent = (visit: Visit): visit is Present => visit.number !== null && visit.arrivedAt !== null;

/** A counter at which this person is logged in now; null when somebody else is there, or nobody. */
export const counterWith = (day: Day, counterId: string, personId: string | null): CounterState | null => {
  const state = day.counters.get(counterId);
  return state !== undefined && state.personId === personId ? state : null;
};

/** Whether this person is logged in at this counter now. */
export const sitsAt = (day: Day, counterId: string, personId: string | null): boolean =>
  counterWith(day, counterId, personId) !== null;

/** Called to a counter, or served there. */
export const isAtCounter = ({ state }: Visit): boolean => state === 'called' || state === 'serving';

/** States in which a visit still carries its number: a missed one may come back. */
export const isOpen = (visit: Visit): boolean =>
  visit.state !== 'done' && visit.state !== 'cancelled' && visit.state !== 'left';

/** W23: a number from home whose owner has not come yet. */
export type OnTheWay = Visit & { home: FromHome; number: string };

export const isOnTheWay = (visit: Visit): visit is OnTheWay => visit.state === 'booked' && visit.home !== null;

/** In the order in which they were drawn. */
export const onTheWay = ({ byCode }: Day): OnTheWay[] => [...byCode.values()].filter(isOnTheWay);
