// Whether the office can do its work, for whoever watches the machine: what is wrong, since when, and nothing personal.
import type { PrinterProblem } from '../../shared/printing';
import type { ServerAlarm } from '../../shared/serverFaults';
import type { AlarmTold } from '../../shared/watching/alarms';
import type { Branch } from './branch';
import type { ServerAlarms } from './serverAlarms';

/** One thing that is wrong; `since` in epoch ms, null where nobody noted it. */
export type Problem = {
  what: ServerAlarm['fault'] | `printer:${string}` | 'screen' | 'mail';
  about: string;
  since: number | null;
};
/**
 * S71: `down` while something keeps the office from its work: then, and only then, `ok` is false. `degraded` is for people:
 * the office works, and something wants looking after that no new start of the program would mend.
 */
export type Readiness = { ok: boolean; state: 'ready' | 'degraded' | 'down'; problems: Problem[] };

/** Without these nothing works. By a clock that is doubted the office works: only what cannot be undone waits (T4). */
const HINDERING: readonly Problem['what'][] = ['disk'];

type ReadinessParts = {
  branch: Pick<Branch, 'today' | 'settings'>;
  serverAlarms: Pick<ServerAlarms, 'list'>;
  /** What is wrong besides, of which screens and mail are told here. */
  told: () => readonly AlarmTold[];
};

/** All problems, for the office's own port. */
export const readinessOf = ({ branch, serverAlarms, told }: ReadinessParts): Readiness => {
  const names = new Map(branch.settings().printers.map(({ id, name }) => [id, name]));
  const ofPrinters = [...branch.today().printers].flatMap(([id, problems]: [string, PrinterProblem[]]) =>
    problems.map((problem): Problem => ({ what: `printer:${problem}`, about: names.get(id) ?? id, since: null })),
  );
  const ofServer = serverAlarms.list().map(({ fault, about, since }): Problem => ({ what: fault, about, since }));
  const others = told().flatMap(({ kind, about, since }): Problem[] =>
    kind === 'screen' || kind === 'mail' ? [{ what: kind, about, since }] : [],
  );
  const problems = [...ofServer, ...ofPrinters, ...others];
  const ok = !problems.some(({ what }) => HINDERING.includes(what));
  const works = problems.length === 0 ? 'ready' : 'degraded';
  return { ok, state: ok ? works : 'down', problems };
};

/** For everybody: whether, and not why. */
export const publicReadiness = (parts: ReadinessParts): Pick<Readiness, 'ok' | 'problems'> => ({
  ok: readinessOf(parts).ok,
  problems: [],
});
