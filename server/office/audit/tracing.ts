// S4: what a turn leaves in the audit, in its own commit.
import type { Command, ResultOf } from '../../../shared/commands';
import type { StoredEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import type { Day } from '../../queue/day/day';
import type { NewAuditEntry } from '../../storage/auditPort';
import type { Turn } from '../../storage/port';
import { entryBy, entryOf, type RolesOf } from './entries';
import type { Repeats } from './repeats';

export type TracingParts = { repeats: Repeats; rolesOf?: RolesOf };

/** How much there is of a turn; more of it after a command is what the command led to. */
const sizeOf = ({ events, remarks, bookers, forgotten, settings }: Turn): number =>
  events.length + remarks.length + bookers.length + forgotten.length + (settings === null ? 0 : 1);

/** Parts of the settings that differ. */
export const partsChanged = (before: Settings, after: Settings): string[] => {
  const now: Record<string, unknown> = after;
  return Object.entries(before).flatMap(([part, was]) =>
    JSON.stringify(was) === JSON.stringify(now[part]) ? [] : [part],
  );
};

/** What the office does by itself and somebody may ask about later. */
const ownEntry = ({ day, at, by, event }: StoredEvent): NewAuditEntry | null => {
  if (event.type === 'dayOpened') return entryBy(by, at, { kind: 'act', name: 'openDay', detail: { day } });
  if (event.type === 'dayClosed') return entryBy(by, at, { kind: 'act', name: 'closeDay', detail: { day } });
  if (event.type !== 'clockLeapt') return null;
  return entryBy(by, at, { kind: 'act', name: 'clockLeapt', detail: { ms: event.byMs } });
};

/** K10: whose act was taken back; the command names the act alone. */
const visitUndone = ({ command, reply }: Parameters<typeof entryOf>[0]): string | null =>
  command.type === 'undo' && reply.ok ? (reply.result as ResultOf<'undo'>).visitId : null;

export const createTracing = ({ repeats, rolesOf }: TracingParts) => {
  type Asked = Parameters<typeof entryOf>[0] & { command: Command };

  /** Of a visit: the number it is called by, and its slot. */
  const visitDetail = (day: Day, asked: Asked) => {
    const visitId = 'visitId' in asked.command ? asked.command.visitId : visitUndone(asked);
    const visit = visitId === null ? undefined : day.visits.get(visitId);
    return {
      ...(visit?.number && { number: visit.number }),
      ...(visit?.slotAt && !('slotAt' in asked.command) && { slotAt: visit.slotAt }),
    };
  };

  return {
    sizeOf,
    /**
     * Adds to the turn what a command left: an act where the turn has grown since `before`, a refusal where it is one of
     * those that are written one by one.
     */
    trace: (turn: Turn, asked: Asked, { before, day, parts }: { before: number; day: Day; parts: string[] }): void => {
      const { command, reply } = asked;
      const isAct = command.type === 'trustClock' || sizeOf(turn) > before;
      if (reply.ok && !isAct) return;
      const more = { ...visitDetail(day, asked), ...(parts.length > 0 && { parts }) };
      const entry = entryOf(asked, rolesOf, more);
      if (entry !== null && (reply.ok || repeats.isNew(entry))) turn.audit.push(entry);
    },
    /** The same of what the office does by itself. */
    traceOwn: (turn: Turn, events: readonly StoredEvent[]): void => {
      turn.audit.push(...events.flatMap((event) => ownEntry(event) ?? []));
    },
  };
};
export type Tracing = ReturnType<typeof createTracing>;

/** What a turn did is in the audit, or it is not to be stored at all. */
export const hasAnything = (turn: Turn): boolean => sizeOf(turn) + turn.audit.length > 0;
