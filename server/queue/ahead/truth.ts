// F10: what was told ahead, held against the waits of those who came then. What is left of it is counts.
import type { AheadLesson } from '../../../shared/lessons';
import { MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from '../day/day';
import type { ServiceAhead } from './ahead';
import { classOf } from './ranges';

/** Ranges are noted so often, and hold for those who come within half of it around the time that they are about. */
export const NOTED_EVERY_MS = 5 * MINUTE_MS;

type Noted = { inMin: number; expectedMin: number; fromMin: number; toMin: number };

const momentOf = (at: number): number => Math.round(at / NOTED_EVERY_MS);
/** At the moments themselves: half of those for whom it holds come before the time that it is about, and half after it. */
const dueOf = (at: number): number => Math.floor(at / NOTED_EVERY_MS);
const keyOf = (serviceId: string, moment: number): string => `${moment} ${serviceId}`;

/** The waits of a visit for whom something can have been told; for who went away uncalled: longer than this. */
const waitOf = ({
  kind,
  home,
  fromPaper,
  arrivedAt,
  calledAt,
  since,
  state,
}: Visit): { waitedMin: number; isOver: boolean } | null => {
  // S88: who came while the server was gone was told nothing by it.
  if (kind !== 'walkIn' || home !== null || fromPaper !== null || arrivedAt === null) return null;
  if (calledAt !== null) return { waitedMin: (calledAt - arrivedAt) / MINUTE_MS, isOver: true };
  return state === 'waiting' ? null : { waitedMin: (since - arrivedAt) / MINUTE_MS, isOver: false };
};

const createTally = () => {
  const counts = new Map<number, { told: number; held: number; errors: Map<string, number> }>();
  return {
    add: ({ inMin, expectedMin, fromMin, toMin }: Noted, wait: { waitedMin: number; isOver: boolean }): void => {
      const { waitedMin, isOver } = wait;
      // Who went before the range was over says nothing of it.
      if (!isOver && waitedMin <= toMin) return;
      const known = counts.get(inMin) ?? { told: 0, held: 0, errors: new Map<string, number>() };
      const error = `${classOf(expectedMin)} ${Math.round(waitedMin - expectedMin)}`;
      known.told += 1;
      known.held += waitedMin >= fromMin && waitedMin <= toMin ? 1 : 0;
      known.errors.set(error, (known.errors.get(error) ?? 0) + 1);
      counts.set(inMin, known);
    },
    lesson: (): AheadLesson[] =>
      [...counts].map(([inMin, { told, held, errors }]) => ({
        ...{ inMin, told, held },
        errors: [...errors].map(([key, count]): [number, number, number] => {
          const [at = 0, error = 0] = key.split(' ').map(Number);
          return [at, error, count];
        }),
      })),
  };
};

/** What was told ahead on one day; in memory alone, and nothing in it is of anybody. */
export const createNoted = () => {
  const noted = new Map<string, Map<number, Noted>>();
  let last: number | null = null;
  return {
    /** Whether the next is to be noted. */
    isDue: (now: number): boolean => last === null || dueOf(now) !== dueOf(last) || now < last,
    note: (services: readonly ServiceAhead[], now: number): void => {
      last = now;
      for (const { service, told } of services)
        for (const { inMin, expectedMin, forecast } of told) {
          if (expectedMin === null || forecast === null) continue;
          const key = keyOf(service.id, momentOf(now + inMin * MINUTE_MS));
          const there = noted.get(key) ?? new Map<number, Noted>();
          noted.set(key, there.set(inMin, { inMin, expectedMin, ...forecast }));
        }
    },
    /** How it held for those who came: who comes for several things is told of the first. */
    against: ({ visits }: Pick<Day, 'visits'>): AheadLesson[] => {
      const tally = createTally();
      for (const visit of visits.values()) {
        const wait = waitOf(visit);
        const [serviceId] = visit.serviceIds;
        if (wait === null || serviceId === undefined || visit.arrivedAt === null) continue;
        const there = noted.get(keyOf(serviceId, momentOf(visit.arrivedAt)));
        for (const one of there?.values() ?? []) tally.add(one, wait);
      }
      return tally.lesson();
    },
  };
};
export type NotedAhead = ReturnType<typeof createNoted>;

/** Of those who came after a range was told, how many there were and for how many it held. */
export const sharesOf = (lessons: readonly { ahead: readonly AheadLesson[] }[]) => {
  const shares = new Map<number, { told: number; held: number }>();
  for (const { inMin, told, held } of lessons.flatMap(({ ahead }) => ahead)) {
    const known = shares.get(inMin) ?? { told: 0, held: 0 };
    shares.set(inMin, { told: known.told + told, held: known.held + held });
  }
  return shares;
};
