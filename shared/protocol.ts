// What goes over the sockets: two messages, `command` in (answered) and `snapshot` out, and what each screen may see.
import type { ListedReason } from './affected';
import type { Request } from './commands';
import type { Admission, BookedVia, Why } from './events';
import type { FeedView } from './imports';
import type { DeviceView, InvitationView, PersonView } from './people';
import type { Forecast, PrinterProblem, SlipState } from './printing';
import type { Ahead, KioskService, Reception, UnservedView } from './reception';
import type { Refusal } from './refusals';
import type { ServerAlarm } from './serverFaults';
import type { Language, PublicLinks, Settings, Text } from './settings';

export * from './people';
export * from './reception';
export * from './results';

/** The answer to a command: what came of it, or why nothing did. */
export type Reply<Result = unknown> = { ok: true; result: Result } | { ok: false; refusal: Refusal };

/** The whole of what a screen shows, sent on connection and whenever it changes. Never a difference. */
export type Snapshot<View = unknown> = {
  /** Build of the server; a screen with another one reloads itself. */
  build: string;
  day: string;
  /** Number of the day's last event. */
  version: number;
  /** The office's clock (epoch ms), and how fast it runs: 1, or more in a simulation. */
  now: number;
  speed: number;
  view: View;
};

export type ClientToServer = { command: (request: Request, answer: (reply: Reply) => void) => void };
export type ServerToClient = { snapshot: (snapshot: Snapshot) => void };

/** What the handshake says in `auth`: which of the browser's devices this tab is. The proof is its cookie. */
export type Handshake = { deviceId: string };

export type PlaceWord = Settings['placeWord'];
export type OfficeView = {
  name: string;
  place: string;
  timeZone: string;
  demonstration: boolean;
  placeWord: PlaceWord;
  languages: Language[];
};

export type VisitState =
  | 'booked'
  | 'waiting'
  | 'called'
  | 'serving'
  | 'done'
  | 'parked'
  | 'missed'
  | 'cancelled'
  | 'left';

export type SlipView = {
  slipId: string;
  visitId: string;
  number: string;
  state: SlipState;
  problem: PrinterProblem | null;
  printerId: string;
  kioskId: string;
  queuedAt: number;
  /** Address of the picture that a virtual printer drew; null for paper. */
  picture: string | null;
};
export type KioskView = {
  screen: 'kiosk';
  office: OfficeView;
  kiosk: { id: string; name: string };
  /** W5: the reason that visitors read, while the kiosk is locked. */
  locked: Text | null;
  reception: Reception;
  services: KioskService[];
  /** How people at home reach the booking site. */
  bookingUrl: string;
  printer: { present: boolean; problems: PrinterProblem[] };
  /** Where the ticket sends its owner to wait. */
  waitingPlace: Text;
  /** The latest slips of this kiosk, newest first. */
  slips: SlipView[];
  /** C6: whether appointments are picked from a list, and what is asked then. */
  checkInByList: Settings['checkIn']['byList'];
  /** C7: the code with which phones check in here; null where they need none. */
  sign: string | null;
  /** C1: the next appointments that may check in now, by slot; initials are null where no name is known. */
  appointments: { visitId: string; slotAt: number; initials: string | null; services: Text[] }[];
};

/** A line on the display. `announcement` grows with every call and call again: a larger one is announced. */
export type CallView = {
  announcement: number;
  number: string;
  counter: string;
  calls: number;
  at: number;
  /** The visitor is still being called; one who has come, or did not, is not announced any more. */
  stands: boolean;
};
export type DisplayView = {
  screen: 'display';
  office: OfficeView;
  /** Newest first. */
  calls: CallView[];
  gong: boolean;
  /** M3, M9: so many appointments in a row, for the sentence on the wall. */
  run: number;
  /** Numbers that come next, null when the office does not show them; likewise the forecast for a new ticket. */
  next: string[] | null;
  forecast: Forecast | null;
  /** C7: the code with which phones check in here; null where they need none. */
  sign: string | null;
  reception: Reception;
};

export type VisitCard = {
  visitId: string;
  number: string;
  /** Who booked; null for a walk-in, and when nobody knows (any more). */
  name: string | null;
  kind: 'walkIn' | 'appointment';
  state: VisitState;
  services: Text[];
  serviceIds: string[];
  persons: number;
  language: Language;
  /** When it took its place in the order: ticket drawn, or slot. */
  ticketAt: number;
  slotAt: number | null;
  /** Since when it is in its present state. */
  since: number;
  calls: number;
  lastCallAt: number | null;
  /** Where a parked visit is, and what was noted when it was handed on. */
  place: string;
  note: string;
  why: Why | null;
  counterName: string | null;
};
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
};
/** X5: with how its owner is reached, for who looks at just this one. */
export type ContactView = BookedView & { email: string | null; phone: string | null };
export type CounterView = {
  screen: 'counter';
  office: OfficeView;
  counter: { id: string; name: string };
  /** Who is logged in here; null shows the login. */
  person: { id: string; name: string } | null;
  paused: { since: number; until: number | null } | null;
  /** The visitor who is called or served here. */
  visit: VisitCard | null;
  /** Whom "next" would call, with the reason (M8); null when there is nobody for this counter. */
  next: VisitCard | null;
  /** The first forty in the order in which this counter would call them, and how many there are. */
  waiting: VisitCard[];
  waitingCount: number;
  /** How many more wait whom other counters at work serve. */
  waitingElsewhere: number;
  /** K9: those of them who were handed on to another counter, by number and the counter's name. */
  handedOn: { number: string; counter: string }[];
  /** M11: at every counter. */
  unserved: UnservedView[];
  parked: VisitCard[];
  missed: VisitCard[];
  /** Today's appointments that are not checked in yet, by slot. */
  booked: BookedView[];
  servedToday: number;
  calls: Settings['calls'];
  /** M3, M9: so many appointments in a row. */
  run: number;
  services: { id: string; name: Text }[];
  counters: { id: string; name: string; open: boolean }[];
  kiosks: { id: string; name: string; locked: Text | null; lockedByHand: boolean; reception: Reception }[];
  alarms: Alarm[];
  /** By whose word walk-ins are taken for the rest of the day, and whether they are now. */
  admission: { set: Admission; reception: Reception };
};
/** What staff must look after: a printer, a slip that nobody knows to be printed, or the server itself. */
export type Alarm =
  | {
      kind: 'printer';
      printerId: string;
      name: string;
      problems: PrinterProblem[];
      /** Where somebody has taken it on; a counter's name is null for the administration. */
      seen: { counter: string | null } | null;
    }
  | { kind: 'slip'; slip: SlipView }
  | ServerAlarm;

export type AdminView = {
  screen: 'admin';
  office: OfficeView;
  settings: Settings;
  settingsVersion: number;
  devices: DeviceView[];
  invitations: InvitationView[];
  persons: PersonView[];
  /** `isOpen` with `person` null: its clerk was removed. */
  counters: { id: string; isOpen: boolean; person: string | null; visit: string | null; paused: boolean }[];
  kiosks: { id: string; locked: Text | null; lockedByHand: boolean; reception: Reception }[];
  reception: Reception;
  /** The office's clock at this view (epoch ms). */
  now: number;
  unserved: UnservedView[];
  /** `history`: the day's conditions, newest first. */
  printers: { id: string; problems: PrinterProblem[]; history: { at: number; problems: PrinterProblem[] }[] }[];
  slips: SlipView[];
  alarms: Alarm[];
  /** A17: appointments that somebody has to decide about. */
  unfit: number;
  waiting: number;
  /** How people at home reach the booking site, without a slash at the end. */
  publicUrl: string;
  /** Letters that are waiting to be sent, and what went wrong last. */
  mail: { hasPassword: boolean; waiting: number; lastFault: { at: number; what: string } | null };
  /** Who may bring appointments from elsewhere, and what the calendars brought last. */
  sources: { id: string; name: string; createdAt: number; lastUsedAt: number | null; revokedAt: number | null }[];
  feeds: FeedView[];
};

/** The ticket page on a visitor's phone: nothing personal. */
export type TicketView = {
  screen: 'ticket';
  office: OfficeView;
  links: PublicLinks;
  number: string | null;
  kind: 'walkIn' | 'appointment';
  state: VisitState;
  services: Text[];
  /** F6: see `WaitTold`; null in all of it when nobody waits. */
  ownTimeAt: number | null;
  peopleBefore: number | null;
  forecast: Forecast | null;
  /** F7: who those before are; a place that rises does so because more of one kind are there. */
  ahead: Ahead | null;
  /** M11: nobody at work takes what it is for, and staff have been told. */
  isUnserved: boolean;
  counter: string | null;
  calledAt: number | null;
  /** How often it has been called, so that a call again is told as one. */
  calls: number;
  waitingPlace: Text;
  /** C6: whether this is the owner's page; the page of who picked the visit from a list shows it and changes nothing. */
  isOwner: boolean;
  /** C7: whether its owner may check in on the phone, and with the code that screens in the office show. */
  checkInByPhone: Settings['checkIn']['byPhone'];
  /** null for a walk-in. */
  appointment: {
    slotAt: number;
    minutes: number;
    code: string;
    persons: number;
    serviceIds: string[];
    bring: Text[];
    /** C2, C4: check-in is possible from then on; after `lateAt` it means standing in the line. */
    checkInAt: number;
    lateAt: number;
    /** It was moved to that day, where the same address shows it. */
    movedTo: string | null;
    /** It may be moved or cancelled now. */
    isChangeable: boolean;
  } | null;
};
export type ScreenView = KioskView | DisplayView | CounterView | AdminView;
