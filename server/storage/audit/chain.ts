// S4: the chain. The hash of an entry covers the one before it and all of its own but who it was: of that only a salted
// commitment, so that people can be forgotten and the chain still holds.
import { createHash } from 'node:crypto';
import { chance } from '../../basics/tokens';
import type { NewAuditEntry } from '../auditPort';

/** What the hash of an entry covers, as it is stored. */
export type Covered = {
  seq: number;
  at: number;
  kind: string;
  name: string;
  outcome: string;
  asker: string;
  place: string | null;
  roles: string;
  subject: string | null;
  detail: string;
  who: Uint8Array | null;
  about: Uint8Array | null;
};

const SALT_BYTES = 16;
/** Before the first entry. */
export const BEGINNING = Buffer.alloc(32);

const hex = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('hex');

export const hashOfEntry = (previous: Uint8Array, one: Covered): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(
      JSON.stringify([
        ...[one.seq, one.at, one.kind, one.name, one.outcome, one.asker, one.place],
        ...[one.roles, one.subject, one.detail, hex(one.who), hex(one.about)],
      ]),
    )
    .digest();

/** Somebody who works here, and the browser that they worked at, which is as good as a name. */
export type Somebody = { person: string | null; device: string | null };
export const isNobody = ({ person, device }: Somebody): boolean => person === null && device === null;

/** Says nothing of somebody to who has no salt. */
export const commitmentTo = ({ person, device }: Somebody, salt: Uint8Array): Buffer =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([person, device]))
    .digest();

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** The last entry of a chain, as it is stored. */
export type End = { seq: number; hash: Uint8Array };

/** An entry as it follows on the end of a chain (null: it is the first), and the chain's new end. */
export const chainEntry = (end: End | null, entry: NewAuditEntry) => {
  const { person, about, at, kind, name, outcome, asker, place, device, subject } = entry;
  const [doer, meant]: [Somebody, Somebody] = [
    { person, device },
    { person: about, device: null },
  ];
  const salt = isNobody(doer) && isNobody(meant) ? null : chance(SALT_BYTES);
  const commit = (whom: Somebody) => (isNobody(whom) || salt === null ? null : commitmentTo(whom, salt));
  const covered = {
    ...{ seq: (end?.seq ?? 0) + 1, at, kind, name, outcome, asker, place, subject },
    ...{ roles: JSON.stringify(entry.roles), detail: JSON.stringify(entry.detail) },
    ...{ who: commit(doer), about: commit(meant) },
  };
  const hash = hashOfEntry(end?.hash ?? BEGINNING, covered);
  return { row: { ...covered, hash, person, device, aboutPerson: about, salt }, head: { seq: covered.seq, hash } };
};
