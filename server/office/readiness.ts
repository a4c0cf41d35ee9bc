// Whether the office can do its work, for whoever watches the machine: what is wrong, since when, and nothing personal.
import type { PrinterProblem } from '../../shared/printing';
import type { ServerAlarm } from '../../shared/serverFaults';
import type { Branch } from './branch';
import type { ServerAlarms } from './serverAlarms';

/** One thing that is wrong; `since` in epoch ms, null where nobody noted it. */
export type Problem = { what: ServerAlarm['fault'] | `printer:${string}`; about: string; since: number | null };
/** `ok` is false while something keeps the office from its work; other problems are told beside it. */
export type Readiness = { ok: boolean; problems: Problem[] };

/** Without these nothing works. */
const HINDERING: readonly Problem['what'][] = ['disk', 'clockJumped'];

type ReadinessParts = { branch: Pick<Branch, 'today' | 'settings'>; serverAlarms: ServerAlarms };

/** All problems, for the office's own port. */
export const readinessOf = ({ branch, serverAlarms }: ReadinessParts): Readiness => {
  const names = new Map(branch.settings().printers.map(({ id, name }) => [id, name]));
  const ofPrinters = [...branch.today().printers].flatMap(([id, problems]: [string, PrinterProblem[]]) =>
    problems.map((problem): Problem => ({ what: `printer:${problem}`, about: names.get(id) ?? id, since: null })),
  );
  const ofServer = serverAlarms.list().map(({ fault, about, since }): Problem => ({ what: fault, about, since }));
  const problems = [...ofServer, ...ofPrinters];
  return { ok: !problems.some(({ what }) => HINDERING.includes(what)), problems };
};

/** For everybody: whether, and not why. */
export const publicReadiness = (parts: ReadinessParts): Readiness => ({ ok: readinessOf(parts).ok, problems: [] });
