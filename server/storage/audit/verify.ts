// S4: reads a chain from its beginning and names the first entry that is not right, and in which way.
import type { AuditCheck, AuditFault } from '../../../shared/audit/entry';
import type { KeptHead } from '../auditPort';
import { BEGINNING, type Covered, commitmentTo, hashOfEntry, isNobody, isSame, type Somebody } from './chain';

/** An entry as it stands in the table. */
export type Chained = Covered & {
  hash: Uint8Array;
  person: string | null;
  device: string | null;
  aboutPerson: string | null;
  salt: Uint8Array | null;
};

export type Chain = {
  /** From an entry on, in their order. */
  from: (seq: number) => Iterable<Chained>;
  /** Where the newest cut says that it begins: the last entry that was cut, and its hash; null when nothing was. */
  cut: { upTo: number; hash: string } | null;
  /** Copies that were put in the place of the database. */
  restores: readonly { seq: number; at: number }[];
};

const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** Who is named is who was committed to; and nobody is named where nobody was. */
const holds = (somebody: Somebody, commitment: Uint8Array | null, salt: Uint8Array | null): boolean => {
  if (isNobody(somebody)) return true;
  return commitment !== null && salt !== null && isSame(commitmentTo(somebody, salt), commitment);
};
const aboutOf = ({ aboutPerson }: Chained): Somebody => ({ person: aboutPerson, device: null });
const isForgotten = (one: Chained): boolean =>
  (one.who !== null && isNobody(one)) || (one.about !== null && isNobody(aboutOf(one)));
const isKnown = (one: Chained): boolean => !isNobody(one) || !isNobody(aboutOf(one));

/** How an entry whose hash does not fit came to be so: by what else would fit. */
const diagnose = (chain: Chain, previous: Uint8Array, bad: Chained): AuditFault => {
  const fits = (before: Uint8Array, one: Chained, seq = one.seq) =>
    isSame(hashOfEntry(before, { ...one, seq }), one.hash);
  const fault = (what: AuditFault['what'], to: number | null = null): AuditFault => ({ what, seq: bad.seq, to });
  let next: Chained | null = null;
  for (const other of chain.from(bad.seq + 1)) {
    if (next === null) {
      next = other;
      // What follows was built on it as it was.
      if (fits(bad.hash, other)) return fault('changed');
      // What follows stands one place too early.
      if (fits(bad.hash, other, other.seq + 1)) return fault('removed');
    }
    const here = hashOfEntry(previous, { ...other, seq: bad.seq });
    if (isSame(here, other.hash) || isSame(here, bad.hash)) {
      const isSwapped = other !== next || isSame(here, bad.hash) || fits(other.hash, bad, other.seq);
      return isSwapped ? fault('moved', other.seq) : fault('added');
    }
  }
  return fault('changed');
};

/** Checks a chain, and against the heads that were kept outside of it. */
export const verifyChain = (chain: Chain, heads: readonly KeptHead[], now: number): AuditCheck => {
  // A copy of an earlier time has not what came after it.
  const isReplaced = ({ at, seq }: KeptHead) =>
    chain.restores.some((restore) => restore.seq <= seq && at <= restore.at);
  const expected = new Map(heads.filter((head) => !isReplaced(head)).map(({ seq, hash }) => [seq, hash]));
  const last = Math.max(0, ...expected.keys());
  let previous: Uint8Array = chain.cut === null ? BEGINNING : Buffer.from(chain.cut.hash, 'hex');
  let seq = chain.cut?.upTo ?? 0;
  const check: AuditCheck = { at: now, entries: 0, first: null, head: null, fault: null };
  const found = (fault: AuditFault | null): AuditCheck => ({ ...check, fault });
  let wasKnown = false;
  for (const one of chain.from(0)) {
    if (one.seq !== seq + 1) {
      if (check.first === null && one.seq <= seq) return found({ what: 'added', seq: one.seq, to: null });
      return found({ what: check.first === null ? 'cutHead' : 'removed', seq: seq + 1, to: one.seq - 1 });
    }
    if (!isSame(hashOfEntry(previous, one), one.hash)) {
      const isBeyond = last > 0 && one.seq === last + 1;
      const fault = diagnose(chain, previous, one);
      return found(isBeyond && fault.what === 'changed' ? { ...fault, what: 'added' } : fault);
    }
    const head = expected.get(one.seq);
    if (head !== undefined && head !== hexOf(one.hash)) return found({ what: 'rewritten', seq: one.seq, to: null });
    const isRight = holds(one, one.who, one.salt) && holds(aboutOf(one), one.about, one.salt);
    // People are forgotten from the beginning on, without a gap.
    if (!isRight || (wasKnown && isForgotten(one))) return found({ what: 'person', seq: one.seq, to: null });
    wasKnown ||= isKnown(one);
    check.first ??= one.seq;
    check.entries += 1;
    check.head = { seq: one.seq, hash: hexOf(one.hash) };
    [previous, seq] = [one.hash, one.seq];
  }
  return found(last > seq ? { what: 'cutTail', seq: seq + 1, to: last } : null);
};
