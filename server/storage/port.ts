// The port of storage: what the office may count on, whichever engine keeps its data. test/server/storage/port.test.ts holds
// every engine to it. Instants are epoch ms, days 'YYYY-MM-DD'.
import type { Actor, StoredEvent } from '../../shared/events';
import type { Lesson } from '../../shared/lessons';
import type { Settings } from '../../shared/settings';
import type { Booker, Remark } from '../queue/day/day';
import type { Network } from '../queue/day/network';
import type { AuditStore, NewAuditEntry } from './auditPort';
import type {
  Change,
  FaultCount,
  KeptFigures,
  KeptRecord,
  PushSubscription,
  QueuedLetter,
  QueuedNotice,
  SeenNetwork,
  StoredDevice,
  StoredFeed,
  StoredHook,
  StoredInvitation,
  StoredPerson,
  StoredProgram,
  StoredSession,
  StoredSource,
  ToldAlarm,
  TurnNotice,
  WaitingListEntry,
} from './changes';
import type { Looking } from './lookingPort';

/** What a command was answered (JSON), and the digest of what it asked: kept with what it led to (N4). */
export type Answer = { reply: string; digest: string };
/** An answer that was given, with who asked and by which id. */
export type GivenAnswer = Answer & { by: Actor; commandId: string };

/** Mail about an appointment that is to be sent, until its day is over. */
export type TurnLetter = {
  kind: 'booked' | 'moved' | 'cancelled';
  day: string;
  visitId: string;
  deleteOn: string;
  /** Where it counts: the office's day, and the digest of the address; null where nobody limits it. */
  counted: { day: string; address: string } | null;
};

export type { TurnNotice } from './changes';

/** What one turn of commands leaves behind. The versions of a day's events follow on each other, from 1. */
export type Turn = {
  events: { stored: StoredEvent; answer: Answer | null }[];
  /** What staff wrote about visits, instead of what they wrote before. */
  remarks: { day: string; remark: Remark }[];
  /** Who booked; goes with the appointment when that moves, and soon after it is cancelled. */
  bookers: { day: string; booker: Booker }[];
  letters: TurnLetter[];
  notices: TurnNotice[];
  /** X13: visits of which nothing is kept beside the events any more, whatever else the turn brings. */
  forgotten: { day: string; visitId: string }[];
  /** What days that are over have taught. */
  lessons: { day: string; lesson: Lesson }[];
  settings: (StoredSettings & { commandId: string | null; answer: Answer | null }) | null;
  /** S4: who did it, and what was refused. */
  audit: NewAuditEntry[];
};

/** The settings as they were saved, and by whom. */
export type StoredSettings = {
  version: number;
  at: number;
  by: Actor;
  settings: Settings;
  /** M13: the day that was worked on when they were saved, and its last event by then; null of those from before this was noted. */
  after: { day: string; version: number } | null;
};

/** A day as it is stored: what happened in its order, and what stands beside it. */
export type StoredDay = { day: string; events: StoredEvent[]; remarks: Remark[]; bookers: Booker[] };

/** An appointment that was booked online, and from which network (by its keyed digests) when. */
export type BookedFrom = {
  network: Network;
  at: number;
  day: string;
  visitId: string;
  deleteOn: string;
  /** It has not been cancelled. */
  isOpen: boolean;
};

/** An event of a day's log as it is kept: `by` and `event` are JSON. */
export type LoggedEvent = { version: number; at: number; by: string; event: string };

/** Bytes; a server of the house keeps its log for itself. */
export type DatabaseSizes = { database: number; log?: number };

/** Reads everything there is of a kind, in the order in which it came. */
type All<Row> = { all: () => Promise<Row[]> };

/** A promise that rejects has stored nothing, unless the engine cannot know: then reading tells. */
export type Store = {
  /**
   * All of a turn or nothing of it. Resolves when it is durable: it survives the loss of power, and everything that is
   * read from then on has it. Rejects when another program has written the next version of a day.
   */
  commit: (turn: Turn) => Promise<void>;
  /** Whether the engine is at fault, such as a full disk, and not what was asked of it. */
  isFault: (error: unknown) => boolean;
  days: {
    /** A day that nothing is known of has no events. */
    read: (day: string) => Promise<StoredDay>;
    /** All days from one on that have events, in their order. */
    from: (day: string) => Promise<StoredDay[]>;
    /** The day of the newest appointment, or of the slip from paper, with this key; null when there is none. */
    ofKey: (key: string) => Promise<string | null>;
    /** The days of the newest appointments that were imported by these keys; what was never imported is left out. */
    ofImports: (importKeys: readonly string[]) => Promise<Map<string, string>>;
    /** S88: the days on which slips from paper were brought in, by their keys; what never was is left out. */
    ofPaper: (keys: readonly string[]) => Promise<Map<string, string>>;
    /** Days from one on that have appointments of a source, whose keys begin with its id and a colon. */
    importedFrom: (sourceId: string, day: string) => Promise<string[]>;
    /** The latest day that was opened, up to this one if one is named; null before the first. */
    lastOpened: (upTo?: string) => Promise<string | null>;
    /** The latest day before another one that was closed; null before the first. */
    lastClosed: (before: string) => Promise<string | null>;
    /** Days from `from` until before `to` that have events and were not closed, or opened again since. */
    unclosed: (from: string, to: string) => Promise<string[]>;
  };
  settings: {
    /** null in a new office. */
    newest: () => Promise<StoredSettings | null>;
    /** Any version, however old, in today's shape; null where there is none. */
    of: (version: number) => Promise<StoredSettings | null>;
    /** The shape that settings have now, and settings of an older one in this; rejects what never were any. */
    shape: number;
    modernise: (settings: unknown, shape: number) => Promise<unknown>;
  };
  /** What commands with these ids were answered since an instant, and to whom; of each the latest first. */
  answers: { to: (commandIds: readonly string[], since: number) => Promise<GivenAnswer[]> };
  /** What the days from one on have taught. */
  lessons: { from: (day: string) => Promise<{ day: string; lesson: Lesson }[]> };
  /** R1: what days were, as figures, which follow from their events. */
  figures: {
    /** Of days from one to another, both included, in this format, in their order, no more than so many. */
    between: (from: string, to: string, format: number, most: number) => Promise<KeptFigures[]>;
    /** The newest days before one whose figures are not as their events and this format say, no more than so many. */
    missing: (before: string, format: number, most: number) => Promise<string[]>;
    /** What they are made from: a day's events in their order. */
    log: (day: string) => Promise<LoggedEvent[]>;
    faults: (from: string, to: string) => Promise<FaultCount[]>;
  };
  records: {
    /** M13: which days were published, the newest first, no more than so many. */
    newest: (most: number) => Promise<Omit<KeptRecord, 'text'>[]>;
    /** The text of a day, compressed by gzip; null where it was not published. */
    textOf: (day: string) => Promise<Uint8Array | null>;
  };
  bookers: {
    /** Open appointments of an e-mail address, however it is written, from one day to another. */
    open: (email: string, from: string, to: string) => Promise<number>;
    /** Appointments booked online since an instant, also those cancelled since; the oldest first. */
    bookedSince: (at: number) => Promise<BookedFrom[]>;
  };
  /** How many letters went to an address, by its keyed digest, on days from one on. */
  letterCounts: { from: (day: string) => Promise<{ day: string; address: string; count: number }[]> };
  /**
   * X1, X10: deletes what is to go at the end of a day or before, and takes from acts who did them, so that nobody can read
   * it from the disk any more. `more` when there is too much for one time, `held` when somebody who reads keeps it from
   * being overwritten.
   */
  deletePersonal: (upTo: string) => Promise<'gone' | 'more' | 'held'>;
  /** X11, X13: looks through everything that is kept, however long that takes; nobody waits for it meanwhile. */
  looking: Looking;
  audit: AuditStore;
  /** Keeps things short and in order; to be called every second or so. Rejects when the data are not where they were. */
  tend: () => Promise<void>;
  /** How many bytes it takes. */
  sizes: () => Promise<DatabaseSizes>;
  /** Rejects when no commit would be taken now. */
  probe: () => Promise<void>;
  close: () => Promise<void> | void;
  /** All of these changes or none, in their order; durable when it resolves. */
  save: (changes: readonly Change[]) => Promise<void>;
  /** A16: until when somebody has looked at the bookings of a network, by its keyed digest. */
  networksSeen: All<SeenNetwork>;
  /** S50: alarms that have been told of and are not over. */
  alarms: All<ToldAlarm>;
  /** Browsers that have not been revoked. */
  devices: All<StoredDevice>;
  /** People who have not been removed. */
  staff: All<StoredPerson>;
  sessions: All<StoredSession>;
  invitations: All<StoredInvitation>;
  /** Other booking systems, those that were revoked too. */
  sources: All<StoredSource>;
  feeds: All<StoredFeed>;
  /** Other programs, those that were revoked too; and web hooks. */
  programs: All<StoredProgram>;
  hooks: All<StoredHook>;
  notices: {
    /** The first that waits for a web hook, of the urgent ones or of the others, due or not; null when none does. */
    next: (hookId: string, isUrgent: boolean) => Promise<QueuedNotice | null>;
    /** How many wait, by web hook. */
    waiting: () => Promise<Map<string, number>>;
  };
  secrets: All<{ name: string; value: string }>;
  /** What the administration was answered to a request; null when that is not kept. */
  givenAnswers: { find: (request: string) => Promise<Uint8Array | null> };
  outbox: {
    /** The letter that has been due longest, of all or of those that tell of alarms; null when none is. */
    due: (now: number, which?: 'alarms') => Promise<QueuedLetter | null>;
    /** How many are due, or have been tried in vain. */
    waiting: (now: number) => Promise<number>;
    /** Reminders that have not been tried. */
    reminders: () => Promise<QueuedLetter[]>;
    /** A21: whether an address, by its keyed digest, wants none. */
    refusesReminders: (address: string) => Promise<boolean>;
    /** How many have been told, or are about to be, of something free on each day. */
    told: () => Promise<Map<string, number>>;
  };
  /** N7: phones that ring for a visit of a day, and the visits of a day for which any does. */
  pushes: {
    of: (day: string, visitId: string) => Promise<PushSubscription[]>;
    visits: (day: string) => Promise<string[]>;
  };
  wishes: {
    named: (id: string) => Promise<WaitingListEntry | null>;
    byKey: (keyHash: string) => Promise<WaitingListEntry | null>;
    /** Those who have confirmed it and have not been told, the oldest first. */
    waiting: () => Promise<WaitingListEntry[]>;
    /** Those of an address that have not been told, however it is written. */
    of: (email: string) => Promise<WaitingListEntry[]>;
    counts: () => Promise<{ all: number; unconfirmed: number }>;
  };
};
