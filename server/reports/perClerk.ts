// R4: figures per clerk: only while the office has switched them on, since that day, and never of what is forgotten.
import { setImmediate as breathe } from 'node:timers/promises';
import type { ClerkFigures, Part, Range } from '../../shared/figures/reports';
import { dayAfter } from '../../shared/time';
import type { Branch } from '../office/branch';
import type { ClerkFact } from '../queue/figures/clerks';
import type { Store } from '../storage/port';
import type { Thread } from './figures';

export type PerClerkParts = {
  store: { figures: Pick<Store['figures'], 'log'> };
  branch: Pick<Branch, 'today' | 'settings'>;
  thread: Pick<Thread, 'ask'>;
  /** Who is on the staff now. */
  staff: () => readonly { id: string; name: string }[];
};

const latest = (...days: string[]): string => days.sort().at(-1) ?? '';

export const createPerClerk = ({ store, branch, thread, staff }: PerClerkParts) => {
  /** The days of a range that may be counted: as long as acts have their person (X10), and since the day of the reason. */
  const counted = ({ from, to }: Range): Range | null => {
    const { figuresPerClerk, retention } = branch.settings();
    if (figuresPerClerk === null) return null;
    const today = branch.today().day;
    return {
      from: latest(from, figuresPerClerk.since, dayAfter(today, -retention.actsDays)),
      to: to < today ? to : today,
    };
  };

  /** null while they are switched off, and where they could not be counted in time. */
  return async (range: Range): Promise<ClerkFigures | null> => {
    const days = counted(range);
    if (days === null) return null;
    const facts: ClerkFact[] = [];
    for (let day = days.from; day <= days.to; day = dayAfter(day, 1)) {
      const answered = await thread.ask<ClerkFact[]>({ kind: 'clerkDay', log: await store.figures.log(day) });
      if ('stopped' in answered) return null;
      facts.push(...answered.read);
      await breathe();
    }
    const names = new Map(staff().map(({ id, name }) => [id, name]));
    // Who is gone has no name any more, and no figures of their own.
    const known = facts.map((fact) => (names.has(fact.personId) ? fact : { ...fact, personId: '' }));
    const answered = await thread.ask<Part<string>[]>({ kind: 'clerks', facts: known });
    if ('stopped' in answered) return null;
    return { ...days, clerks: answered.read.map(({ key, figures }) => ({ name: names.get(key) ?? null, figures })) };
  };
};
