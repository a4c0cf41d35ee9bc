// What the page of the data protection officer is told: the proof over the whole database, and what is kept of one person.
import type { BookedVia, VisitState } from './events';
import type { Language, Text } from './settings';

/** One table: what it holds, how many rows name somebody, since when (a day or an instant), and how many are past their date. */
export type TableProof = {
  table: string;
  rows: number;
  holds: ('nothing' | 'visitor' | 'staff' | 'act')[];
  naming: number;
  since: string | number | null;
  overdue: number;
  /** Columns of which nobody has said what they hold. */
  undeclared: string[];
};
/** Something that stands where it should not: staff in acts past the set time, visitors or addresses in a column without people. */
export type Finding = { what: 'staff' | 'visitor' | 'address'; table: string; column: string; rows: number };

export type Proof = {
  at: number;
  actsDays: number;
  /** Acts before this instant (epoch ms) are nobody's; rows of days up to this one are deleted. */
  actsBefore: number;
  deletedUpTo: string;
  columns: number;
  /** How many different names, ids and addresses were looked for. */
  lookedFor: { staff: number; visitors: number };
  tables: TableProof[];
  findings: Finding[];
  /** Columns whose values are no text, and are not looked into: 'table.column'. */
  unread: string[];
};
/** What `proveForgetting` answers: how far it is (0 to 1), or what came out. */
export type ProofResult = { share: number; proof: Proof | null; version: string };

/** One appointment or visit of which something personal is kept. */
export type HeldVisit = {
  day: string;
  visitId: string;
  /** What the event log says of it, as long as it stays; null where only a remark is left. */
  code: string | null;
  number: string | null;
  slotAt: number | null;
  state: VisitState | null;
  services: Text[];
  persons: number | null;
  language: Language | null;
  via: BookedVia | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  externalId: string | null;
  /** It was booked online, and from which network is known by a digest until then. */
  hasNetwork: boolean;
  bookedAt: number | null;
  /** What the office's own form asked (G13), and what was answered. */
  answers: { label: Text; value: Text }[];
  deleteOn: string;
  remark: { place: string; note: string } | null;
  /** Kinds of letters that are still to be sent. */
  letters: string[];
};
/** One entry of the waiting list. */
export type HeldWish = {
  id: string;
  email: string;
  services: Text[];
  persons: number;
  from: string;
  to: string;
  language: Language;
  joinedAt: number;
  confirmedAt: number | null;
  toldAt: number | null;
  deleteOn: string;
};
/** What `findPersonalData` answers; `isMore`: there is more than is shown. */
export type HeldResult = { visits: HeldVisit[]; wishes: HeldWish[]; isMore: boolean };
/** What `deletePersonalData` answers. `isHeld`: somebody reads the file, and what was deleted is overwritten when that ends. */
export type DeletedResult = { visits: number; cancelled: number; wishes: number; isHeld: boolean };

/** What `ownData` answers (Art. 15): what is kept of the person who asks. */
export type OwnDataResult = {
  at: number;
  person: {
    id: string;
    name: string;
    roleIds: string[];
    lastLoginAt: number | null;
    /** Since when, and how many codes on paper are left; not which. */
    secondFactor: { since: number; paperCodes: number } | null;
  };
  sessions: { deviceId: string; usedAt: number; expiresAt: number }[];
  /** What this person did, until the set time is over. */
  acts: { at: number; day: string; type: string; stationId: string }[];
  actsDays: number;
};
