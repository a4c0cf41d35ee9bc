// What a run counts, and how it says so.
import type { Wrong } from './compare';
import type { Act } from './record';

export type Counts = {
  kills: number;
  starts: number;
  /** Starts that said in words why not, while the disk was full. */
  startsRefused: number;
  faults: Map<string, number>;
  /** How the office failed while it should have worked: each in words. */
  failures: string[];
};

export const noCounts = (): Counts => ({ kills: 0, starts: 0, startsRefused: 0, faults: new Map(), failures: [] });

/** What the rules refuse (nobody waits, a visit is elsewhere) is no fault; what storage refuses is refused cleanly. */
const STORAGE = 'storageFailed';

const NAMES: { [what in Wrong['what']]: string } = {
  lost: 'answered and lost',
  other: 'answered and stored otherwise',
  twice: 'done or called twice',
  double: 'numbers that two had at once',
  refusedAndDone: 'refused and done nevertheless',
  unproved: 'slips that are told wrong',
  broken: 'other than the doors say',
};

/** Lines of a table: what was counted. */
export const rowsOf = (
  counts: Counts,
  acts: readonly Act[],
  wrongs: readonly Wrong[],
  slips: { printed: number; unproved: number; notSent: number },
): string[][] => {
  const answered = acts.filter(({ answer }) => answer !== null);
  const ofKind = (kind: Act['kind']) => String(answered.filter((act) => act.kind === kind).length);
  const refused = acts.filter(({ refusal }) => refusal !== null);
  const cleanly = refused.filter(({ refusal }) => refusal?.code === STORAGE).length;
  const count = (what: Wrong['what']) => String(wrongs.filter((wrong) => wrong.what === what).length);
  return [
    ['counted', ''],
    ['kills', String(counts.kills)],
    ['starts', String(counts.starts)],
    ['starts refused in words (full disk)', String(counts.startsRefused)],
    ...[...counts.faults].map(([fault, times]) => [`rounds with ${fault}`, String(times)]),
    ['asked', String(acts.length)],
    ['answered', String(answered.length)],
    ['  tickets', ofKind('ticket')],
    ['  calls', ofKind('call')],
    ['  begun', ofKind('begin')],
    ['  finished', ofKind('finish')],
    ['  appointments', ofKind('booking')],
    ['refused cleanly (storage)', String(cleanly)],
    ['refused by rule', String(refused.length - cleanly)],
    ['never answered', String(acts.length - answered.length - refused.length)],
    ['slips printed, proved', String(slips.printed)],
    ['slips known as unproved', String(slips.unproved)],
    ['slips not sent', String(slips.notSent)],
    ...Object.entries(NAMES).map(([what, name]) => [name, count(what as Wrong['what'])]),
    ['office failed otherwise', String(counts.failures.length)],
  ];
};
