// A field that two people have changed, in words: what it was, and what either has made of it.
import { changesOf } from '../../shared/merging/changes';
import type { Conflict } from '../../shared/merging/merge';
import type { Settings } from '../../shared/settings';
import type { AdminWords } from '../parts/words';
import { isThing, type Line, lineOf } from './describe';

export type ConflictLine = Omit<Line, 'after'> & { theirs: string; mine: string };

type States = { base: Settings; theirs: Settings; mine: Settings };

/** Of a whole thing that the other has taken out, or added too: what was made of it, field by field. */
const detailsOf = (
  words: AdminWords,
  { path, base, theirs, mine }: Conflict,
  side: 'theirs' | 'mine',
  states: States,
) => {
  const value = side === 'mine' ? mine : theirs;
  const from = base ?? (side === 'mine' ? theirs : mine);
  return changesOf(from, value, path)
    .map((change) => lineOf(words, change, states.base, states[side]))
    .map(({ what, after }) => `${what}: ${after}`)
    .join('; ');
};

export const conflictLine = (words: AdminWords, conflict: Conflict, states: States): ConflictLine => {
  const { path, base } = conflict;
  const side = (of: 'theirs' | 'mine'): string =>
    isThing(path) && conflict[of] !== undefined
      ? detailsOf(words, conflict, of, states)
      : lineOf(words, { path, before: base, after: conflict[of] }, states.base, states[of]).after;
  const { key, where, what, before } = lineOf(
    words,
    { path, before: base, after: conflict.mine },
    states.base,
    states.mine,
  );
  return { key, where, what, before, theirs: side('theirs'), mine: side('mine') };
};
