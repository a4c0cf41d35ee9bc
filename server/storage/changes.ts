// What is written beside the days: changes as data, so that those of several repositories are stored together or not at all.
import type { Role } from '../../shared/actors';
import type { HookEvent, HookTrouble, HookView, ProgramView } from '../../shared/programs';
import type { Language } from '../../shared/settings';
import type { AlarmNews, LastingAlarm, Watched } from '../../shared/watching/alarms';
import type { NewAuditEntry } from './auditPort';

/** A browser that has been paired; `tokenHash` proves it. Instants everywhere here are epoch ms. */
export type StoredDevice = {
  id: string;
  role: Role;
  stationId: string;
  tokenHash: string;
  pairedAt: number;
  lastSeenAt: number | null;
};
type DeviceChange =
  | { type: 'addDevice'; device: StoredDevice }
  | { type: 'noteDeviceSeen'; id: string; at: number }
  | { type: 'revokeDevice'; id: string; at: number };

/** `lockedUntil`: too many passwords were wrong. `mustChange`: somebody else has set the password. */
export type StoredPerson = {
  id: string;
  name: string;
  passwordHash: string;
  roleIds: string[];
  mustChange: boolean;
  lockedUntil: number | null;
  lastLoginAt: number | null;
  /** What the house's sign-on says of this person (S33). */
  signOn: string | null;
};
type StaffChange =
  | { type: 'addPerson'; person: StoredPerson }
  | { type: 'changePerson'; id: string; name: string; roleIds: string[] }
  | { type: 'setPersonPassword'; id: string; passwordHash: string; mustChange: boolean }
  | { type: 'lockPerson'; id: string; until: number | null }
  | { type: 'setPersonSignOn'; id: string; signOn: string | null }
  | { type: 'notePersonLogin'; id: string; at: number }
  /** Nobody has the name any more; who it was stays known. */
  | { type: 'removePerson'; id: string; at: number };

export type StoredSession = { hash: string; personId: string; deviceId: string; expiresAt: number; usedAt: number };
type SessionChange =
  | { type: 'openSession'; session: StoredSession }
  | { type: 'noteSessionUsed'; hash: string; at: number }
  | { type: 'endSessions'; hashes: string[] };

/** Who made a link: the program at its start, somebody at the server's own terminal, or the administration. */
export type InvitedBy = 'start' | 'terminal' | 'admin';
export type StoredInvitation = {
  id: string;
  codeHash: string;
  role: Role;
  stationId: string;
  personId: string | null;
  madeAt: number;
  expiresAt: number;
  by: InvitedBy;
};
type InvitationChange =
  | { type: 'addInvitation'; invitation: StoredInvitation }
  | { type: 'removeInvitations'; ids: string[] };

/** N6: what the administration was answered; older ones go, and of all no more are kept than `most`. */
type GivenAnswerChange = {
  type: 'keepGivenAnswer';
  request: string;
  at: number;
  answer: Uint8Array;
  forgetBefore: number;
  most: number;
};

/** A16: until when somebody has looked at the bookings of a network, by its keyed digest. */
export type SeenNetwork = { network: string; at: number };
/** Older ones go, and of all no more are kept than `most`. */
type NetworkChange = { type: 'seeNetwork'; seen: SeenNetwork; forgetBefore: number; most: number };

/** null forgets it. */
type SecretChange = { type: 'setSecret'; name: string; value: string | null };

export type LetterKind = 'booked' | 'moved' | 'cancelled' | 'reminder' | 'joined' | 'slotFree' | 'alarm';
/** S50: what an address of the office's own is told of alarms. */
export type AlarmLetter = { to: string; at: number; news: AlarmNews[] };
/** A letter that is to be sent, not before `nextAt`: it names a visit or a wish, and nobody. */
export type QueuedLetter = {
  id: number;
  kind: LetterKind;
  /** Of the appointment; of a wish, the day that has something free, or the last one it asks for. */
  day: string;
  visitId: string | null;
  wishId: string | null;
  attempts: number;
  nextAt: number;
  deleteOn: string;
  /** Of alarms, and of nothing else. */
  alarm: AlarmLetter | null;
};
export type NewLetter = Omit<QueuedLetter, 'id' | 'attempts' | 'alarm'>;
type OutboxChange =
  | { type: 'addLetter'; letter: NewLetter; alarm?: AlarmLetter }
  | { type: 'postponeLetter'; id: number; attempts: number; nextAt: number }
  | { type: 'removeLetter'; id: number }
  /** A free slot was told of: no letter any more, but remembered until then. */
  | { type: 'keepAsTold'; id: number; until: number }
  | { type: 'forgetTold'; until: number }
  /** A21: no reminders go to an address any more, by its keyed digest. */
  | { type: 'refuseReminders'; address: string; deleteOn: string }
  /** A14: one more letter of a day to an address, by its keyed digest. */
  | { type: 'countLetter'; day: string; address: string };

/** N7: a phone that rings for a visit of this day; `p256dh` and `auth` are the keys that its browser has made for it. */
export type PushSubscription = {
  day: string;
  visitId: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: Language;
};
type PushChange =
  /** The newest `most` of a visit stay. */
  { type: 'addPush'; push: PushSubscription; most: number } | { type: 'removePush'; endpoint: string };

/** Who wants to know when something is free (A4). */
export type WaitingListEntry = {
  id: string;
  serviceIds: string[];
  persons: number;
  from: string;
  to: string;
  email: string;
  language: Language;
  joinedAt: number;
  /** Its owner has shown that she meant it; null before that. */
  confirmedAt: number | null;
  /** null while it is waiting. */
  toldAt: number | null;
};
type WishChange =
  | { type: 'addWish'; wish: WaitingListEntry; keyHash: string }
  /** Confirmed again it stays as it is. */
  | { type: 'confirmWish'; keyHash: string; at: number }
  | { type: 'tellWish'; id: string; at: number | null }
  | { type: 'removeWish'; id: string }
  /** X13: with its letters. */
  | { type: 'forgetWish'; id: string }
  | { type: 'removeWishByKey'; keyHash: string }
  /** Those who joined before an instant and have not confirmed it. */
  | { type: 'removeUnconfirmedWishes'; before: number }
  /** Those who were told, once nothing is to be sent to them any more. */
  | { type: 'removeToldWishes' };

export type StoredSource = {
  id: string;
  name: string;
  tokenHash: string;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
};
type SourceChange =
  | { type: 'addSource'; source: StoredSource }
  | { type: 'noteSourceUsed'; id: string; at: number }
  | { type: 'revokeSource'; id: string; at: number };

/** S35: another program; `tokenHash` proves it. */
export type StoredProgram = ProgramView & { tokenHash: string };
type ProgramChange =
  | { type: 'addProgram'; program: StoredProgram }
  | { type: 'noteProgramUsed'; id: string; at: number }
  | { type: 'revokeProgram'; id: string; at: number };

/** S36: a web hook; where it leads to, and its secret, stand among the secrets. */
export type StoredHook = Pick<HookView, 'id' | 'name' | 'events' | 'createdAt' | 'lastSentAt' | 'trouble'>;
/** A message that waits to be told, not before `nextAt`; `message` is its id for the receiver, `at` when it happened. */
export type QueuedNotice = {
  id: number;
  hookId: string;
  message: string;
  at: number;
  body: string;
  attempts: number;
  nextAt: number;
};
/** S36: a message to a web hook: `message` is its id for the receiver, `body` what is sent. */
export type TurnNotice = { hookId: string; isUrgent: boolean; message: string; at: number; body: string };

type HookChange =
  | { type: 'addHook'; hook: StoredHook }
  | { type: 'changeHook'; id: string; name: string; events: HookEvent[] }
  | { type: 'noteHook'; id: string; lastSentAt: number | null; trouble: HookTrouble | null }
  /** With what waits for it. */
  | { type: 'removeHook'; id: string }
  /** Beside what happens in the queue. */
  | { type: 'addNotice'; notice: TurnNotice }
  | { type: 'postponeNotice'; id: number; attempts: number; nextAt: number }
  | { type: 'removeNotice'; id: number };

/** Of a calendar: its version, and how the last reading went, which its room reads. */
export type StoredFeed = {
  feedId: string;
  etag: string | null;
  lastModified: string | null;
  checkedAt: number;
  outcome: unknown;
};
type FeedChange = { type: 'keepFeed'; feed: StoredFeed } | { type: 'removeFeeds'; feedIds: string[] };

/** S50: an alarm that has been told of, last at `toldAt`, and is not over. */
export type ToldAlarm = LastingAlarm & { toldAt: number };
type AlarmChange = { type: 'keepAlarm'; alarm: ToldAlarm } | { type: 'endAlarm'; kind: Watched; about: string };

/** S4: what the changes beside it are, in the audit. */
type AuditChange = { type: 'audit'; entry: NewAuditEntry };
/** R1: a day's facts, in a format, as of the version of its last event. */
export type KeptFigures = { day: string; version: number; format: number; facts: Uint8Array };
/** How often, and for how long in all, something was wrong with the server on a day. */
export type FaultCount = { day: string; fault: string; times: number; sec: number };
type FigureChange =
  | { type: 'keepFigures'; figures: KeptFigures }
  /** Added to what is known of that day. */
  | { type: 'countFault'; count: FaultCount };

/** M13: a day as it was published: its text, compressed by gzip, and the last hash of it. */
export type KeptRecord = { day: string; head: string; text: Uint8Array };
type RecordChange = { type: 'keepRecord'; record: KeptRecord };

export type Change =
  | RecordChange
  | AlarmChange
  | AuditChange
  | DeviceChange
  | StaffChange
  | SessionChange
  | InvitationChange
  | GivenAnswerChange
  | NetworkChange
  | SecretChange
  | OutboxChange
  | PushChange
  | WishChange
  | SourceChange
  | ProgramChange
  | HookChange
  | FeedChange
  | FigureChange;
export type ChangeOf<Type extends Change['type']> = Extract<Change, { type: Type }>;

/** What an engine does for changes of some types. */
export type Applies<Type extends Change['type']> = { [T in Type]: (change: ChangeOf<T>) => void };
