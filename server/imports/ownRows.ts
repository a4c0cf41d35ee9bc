// What has become of a source's own appointments: for a system that polls, and to see which ones it has dropped.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { VisitState } from '../../shared/protocol';
import { dayAfter, dayOf } from '../../shared/time';
import type { Branch } from '../office/branch';
import type { Day, Visit } from '../queue/day/day';
import type { Store } from '../storage/port';
import { importKeyOf, isFrom } from './rows/rows';

const STATES: readonly [VisitState, ...VisitState[]] = [
  'booked',
  'waiting',
  'called',
  'serving',
  'done',
  'parked',
  'missed',
  'cancelled',
  'left',
];

/** Nothing personal: the other system knows who it is. */
export const ownRowSchema = z.strictObject({
  id: z.string().nullable().describe('Its id there; null where only the code is known, because no name came with it.'),
  code: z.string().nullable().describe('What the visitor types or scans when checking in.'),
  start: z.iso.datetime({ offset: true }),
  minutes: z.int(),
  state: z.enum(STATES),
  number: z.string().nullable().describe('The number it is called by, once checked in.'),
  changedAt: z.iso.datetime({ offset: true }).describe('Since when it is in that state.'),
});
export type OwnRow = z.infer<typeof ownRowSchema>;

const DAYS_BEHIND = 60;
const DAY_MS = 86_400_000;

type Own = Visit & { slotAt: number; importKey: string };
const isOwn = (sourceId: string, visit: Visit): visit is Own =>
  visit.slotAt !== null && visit.movedTo === null && isFrom(sourceId, visit.importKey);

export const createOwnRows = (
  { days }: Pick<Store, 'days'>,
  branch: Pick<Branch, 'anyDay' | 'daysAhead' | 'dayOfImport' | 'settings' | 'now'>,
) => {
  const zone = () => branch.settings().office.timeZone;
  const today = () => dayOf(branch.now(), zone());
  const written = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone() });

  const rowOf = (sourceId: string, day: Day, visit: Own): OwnRow => {
    const externalId = day.bookers.get(visit.id)?.externalId ?? null;
    return {
      id: externalId !== null && importKeyOf(sourceId, externalId) === visit.importKey ? externalId : null,
      code: visit.code,
      start: written(visit.slotAt),
      minutes: visit.minutes ?? 0,
      state: visit.state,
      number: visit.number,
      changedAt: written(visit.since),
    };
  };
  /** Days from one on that have any of a source. */
  const daysFrom = async (sourceId: string, day: string): Promise<Day[]> =>
    Promise.all((await days.importedFrom(sourceId, day)).map((name) => branch.anyDay(name)));
  const ownOf = (sourceId: string, day: Day) => [...day.visits.values()].filter((visit) => isOwn(sourceId, visit));

  return {
    today,
    onDay: async (sourceId: string, name: string): Promise<OwnRow[]> => {
      if (name < dayAfter(today(), -DAYS_BEHIND)) return [];
      const day = await branch.anyDay(name);
      return ownOf(sourceId, day).map((visit) => rowOf(sourceId, day, visit));
    },
    /** What has changed at that instant (epoch ms) or since then, the latest change last. */
    since: async (sourceId: string, instant: number): Promise<OwnRow[]> => {
      const now = branch.now();
      const from = Math.max(Math.min(instant, now), now - DAYS_BEHIND * DAY_MS);
      return (await daysFrom(sourceId, dayOf(from, zone())))
        .flatMap((day) => ownOf(sourceId, day).map((visit) => ({ day, visit })))
        .filter(({ visit }) => visit.since >= instant)
        .sort((a, b) => a.visit.since - b.visit.since || a.visit.slotAt - b.visit.slotAt)
        .map(({ day, visit }) => rowOf(sourceId, day, visit));
    },
    /** The one with this id there, null when it was never imported. */
    find: async (sourceId: string, externalId: string): Promise<OwnRow | null> => {
      const importKey = importKeyOf(sourceId, externalId);
      const day = await branch.dayOfImport(importKey);
      const visit = day?.byImportKey.get(importKey);
      if (!day || !visit || visit.slotAt === null) return null;
      return { ...rowOf(sourceId, day, { ...visit, slotAt: visit.slotAt, importKey }), id: externalId };
    },
    /** Those that are still to come. */
    ahead: (sourceId: string): Own[] =>
      branch
        .daysAhead()
        .flatMap((day) => ownOf(sourceId, day))
        .filter(({ state, slotAt }) => state === 'booked' && slotAt > branch.now()),
  };
};
export type OwnRows = ReturnType<typeof createOwnRows>;
