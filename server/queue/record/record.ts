// M13: the record of a day for everybody: what counters went by when they called, and whom they called. Nobody is in it but by
// number. docs/fairness.md describes it, for checkers of another make.
import type { DayEventOf, StoredEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { type Day, newDay } from '../day/day';
import { evolve } from '../day/evolve';
import { atCounter, type Masked, type RecordLine, rulesOf, type Said, standingOf } from './lines';

/**
 * Settings, and since when they were in force: after an event of a day, the last one by then; or, where that was not noted, from
 * an instant (epoch ms).
 */
export type SettingsSince = { at: number; settings: Settings; after: { day: string; version: number } | null };

/** Whether settings were in force when this happened. */
export const wereInForce = ({ at, after }: Omit<SettingsSince, 'settings'>, stored: StoredEvent): boolean => {
  if (after === null) return at <= stored.at;
  return after.day === stored.day ? after.version < stored.version : after.day < stored.day;
};

export type PastDay = {
  day: string;
  /** All of the day, in its order. */
  events: readonly StoredEvent[];
  /** Every version that was in force on that day, the oldest first. */
  settings: readonly [SettingsSince, ...SettingsSince[]];
  masked: Masked;
};

/** The lines so far. What was said before is not said again. */
const createLines = () => {
  const lines: RecordLine[] = [];
  const said = new Map<string, string>();
  const visits = new Map<string, number>();
  const calls = new Map<number, number>();
  const add = (at: number, line: Said): void => void lines.push({ at, ...line } as RecordLine);
  const visitOf = (id: string): number => {
    const visit = visits.get(id) ?? visits.size + 1;
    visits.set(id, visit);
    return visit;
  };
  const say = (about: string, at: number, line: Said): void => {
    const now = JSON.stringify(line);
    if (said.get(about) === now) return;
    said.set(about, now);
    add(at, line);
  };
  return {
    lines,
    say,
    visit: (id: string, at: number, standing: ReturnType<typeof standingOf>): void => {
      // Of whom nothing was said before, nothing is said when they are no matter of the order.
      if ('gone' in standing && !visits.has(id)) return;
      say(`visit ${id}`, at, { visit: visitOf(id), ...standing });
    },
    call: (day: Day, { version, at, event }: StoredEvent & { event: DayEventOf<'ticketCalled'> }, counter: string) => {
      const call = calls.size + 1;
      calls.set(version, call);
      const number = day.visits.get(event.visitId)?.number ?? '';
      add(at, { call, visit: visitOf(event.visitId), number, counter, rule: event.why.rule });
    },
    paper: ({ number, cameAt, calledAt, outcome }: DayEventOf<'paperBrought'>, at: number): void => {
      if (outcome !== 'waiting') add(at, { paper: number, cameAt, calledAt });
    },
    undone: (versions: readonly number[], at: number): void => {
      const undone = versions.flatMap((version) => calls.get(version) ?? []);
      if (undone.length > 0) add(at, { undone });
    },
  };
};

/** A call was decided before anything that its own command did, such as to check somebody in who had forgotten to. */
const leadsToItsCall = ({ commandId, event }: StoredEvent, next: StoredEvent | undefined): boolean =>
  event.type !== 'ticketCalled' && next?.event.type === 'ticketCalled' && next.commandId === commandId;

/** Whom an event can have changed; null is everybody. */
const changedBy = ({ event }: StoredEvent): string[] | null => {
  if (event.type === 'clockLeapt') return null;
  return 'visitId' in event ? [event.visitId] : [];
};

const isCall = (stored: StoredEvent): stored is StoredEvent & { event: DayEventOf<'ticketCalled'> } =>
  stored.event.type === 'ticketCalled';

/** The lines of a day, in its order. */
export const recordOf = ({ day: name, events, settings: versions, masked }: PastDay): RecordLine[] => {
  const day = newDay(name);
  const made = createLines();
  let inForce = versions[0];
  let isNew = true;
  let held: string[] = [];
  /** K29: what is said to have been brought in by mistake was no call of anybody. */
  const takenBack = new Set(events.flatMap(({ event }) => (event.type === 'paperTakenBack' ? [event.visitId] : [])));

  const sayChanged = (at: number, ids: Iterable<string>): void => {
    const { settings } = inForce;
    if (isNew) made.say('rules', at, { rules: rulesOf(settings, masked) });
    for (const id of new Set([...settings.counters.map((one) => one.id), ...day.counters.keys()]))
      made.say(`counter ${id}`, at, { counter: masked('counter', id), is: atCounter(day, id, masked) });
    for (const id of isNew ? day.visits.keys() : ids) {
      const visit = day.visits.get(id);
      made.visit(id, at, visit ? standingOf(visit, settings.policy, masked) : { gone: true });
    }
    isNew = false;
  };

  for (const [i, stored] of events.entries()) {
    const { at, event } = stored;
    const current = versions.findLast((version) => wereInForce(version, stored)) ?? versions[0];
    if (current !== inForce) {
      [inForce, isNew] = [current, true];
      sayChanged(at, []);
    }
    evolve(day, stored);
    const changed = changedBy(stored);
    if (changed === null) isNew = true;
    else held.push(...changed);
    if (leadsToItsCall(stored, events[i + 1])) continue;
    if (isCall(stored)) made.call(day, stored, masked('counter', stored.event.counterId));
    if (event.type === 'paperBrought' && !takenBack.has(event.visitId)) made.paper(event, at);
    if (event.type === 'actUndone') made.undone(event.versions, at);
    sayChanged(at, held);
    held = [];
  }
  return made.lines;
};
