// The port of the audit (S4): what its engine keeps, and what may be asked of it. See decision 0029.
import type { AuditAsker, AuditCheck, AuditDetail, AuditEntry, AuditFilter } from '../../shared/audit/entry';
import type { AuditKind } from '../../shared/audit/kinds';
import type { AuditName } from '../../shared/audited/names';

/** What is added to the chain; `person`, `device` and `about` are ids, kept until acts are forgotten (X10). */
export type NewAuditEntry = {
  at: number;
  kind: AuditKind;
  name: AuditName;
  outcome: string;
  asker: AuditAsker;
  place: string | null;
  device: string | null;
  roles: readonly string[];
  person: string | null;
  about: string | null;
  /** What people look for it by: a number. */
  subject: string | null;
  detail: AuditDetail;
};

/** The last entry, by its hash (hex), and when it was that. */
export type AuditHead = { seq: number; hash: string };
export type KeptHead = AuditHead & { at: number };

/** Looks through so many entries before one (null: from the newest), for so many that fit. */
export type AuditSearch = {
  before: number | null;
  stretch: number;
  most: number;
  /** `from` and `to` are instants, `to` the first one after. */
  filter: Omit<AuditFilter, 'from' | 'to'> & { from: number | null; to: number | null };
  /** Names of acts, and places, that the text of the filter means. */
  names: readonly string[];
  places: readonly string[];
};
/** The newest first; `next` is where to go on, null at the end. */
export type AuditPage = { rows: AuditEntry[]; next: number | null };

export type AuditStore = {
  head: () => Promise<AuditHead | null>;
  page: (search: AuditSearch) => Promise<AuditPage>;
  /** Removes entries before an instant from the beginning, so many at most, and adds `entry`, which tells of it; true while there are more. */
  cut: (before: number, most: number, entry: Omit<NewAuditEntry, 'detail'>) => Promise<boolean>;
  /** Looks at the whole chain, in a thread of its own, and holds it against heads that were kept elsewhere. */
  check: (heads: readonly KeptHead[], now: number) => Promise<AuditCheck>;
};
