// R2: a demonstration has the two published weeks in its past, so that its report says what the committee was told.
import { setImmediate as breathe } from 'node:timers/promises';
import type { StoredEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { dayAfter } from '../../../shared/time';
import { emptyTurn } from '../../office/turns/unitOfWork';
import type { Store } from '../../storage/port';
import { livedDay } from './pastDay';
import { publishedDays } from './published';

export type RememberParts = {
  store: Pick<Store, 'days' | 'commit'>;
  settings: Settings;
  /** The office's day. */
  today: string;
  /** The program ends: then nothing is written, and the next start begins anew. */
  isEnding: () => boolean;
};

/** Writes both weeks into the past of an office that has none, all of it or nothing. Others have their turn meanwhile. */
export const rememberWeeks = async ({ store, settings, today, isEnding }: RememberParts): Promise<void> => {
  const days = publishedDays();
  const last = days.at(-1)?.day ?? today;
  if (last >= today || (await store.days.lastOpened(dayAfter(today, -1))) !== null) return;
  const lived: StoredEvent[] = [];
  for (const day of days) {
    await breathe();
    if (isEnding()) return;
    lived.push(...livedDay(day, settings));
  }
  const events = lived.map((stored) => ({ stored, answer: null }));
  await store.commit({ ...emptyTurn(), events });
};
