// K15: when a free counter is told that somebody waits. Pure: what is known now, and whether it is told at this moment.

/** Nobody has waited for so long: then somebody who comes is news at a free counter. */
export const NEWS_AFTER_MS = 10_000;
/** Who is called by nobody meanwhile is told again. */
export const AGAIN_AFTER_MS = 60_000;

export type Hearing = {
  /** Since when nobody waits; null while somebody does. */
  quietSince: number | null;
  /** Since when the counter is free and somebody waits, and when that was told last; null while it is not so. */
  idleSince: number | null;
  toldAt: number | null;
};
export const NOTHING_HEARD: Hearing = { quietSince: null, idleSince: null, toldAt: null };

/** `waits`: "next" would call somebody who is here. `isFree`: the counter calls nobody, serves nobody and is on no pause. */
export type Heard = { waits: boolean; isFree: boolean };

/** What is known at `at` (ms, of any clock that only grows), and whether it is told then. */
export const hear = (before: Hearing, { waits, isFree }: Heard, at: number): { now: Hearing; tells: boolean } => {
  const quietSince = waits ? null : (before.quietSince ?? at);
  if (!waits || !isFree) return { now: { quietSince, idleSince: null, toldAt: null }, tells: false };
  const isNews = before.quietSince !== null && at - before.quietSince >= NEWS_AFTER_MS;
  const isOld = before.idleSince !== null && at - (before.toldAt ?? before.idleSince) >= AGAIN_AFTER_MS;
  const tells = isNews || isOld;
  return { now: { quietSince, idleSince: before.idleSince ?? at, toldAt: tells ? at : before.toldAt }, tells };
};
