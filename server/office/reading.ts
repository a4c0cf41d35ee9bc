// Everything that is read of the office: as of the last turn that is durable, and never of one under way (decision 0024).
import type { AffectedResult } from '../../shared/affected';
import type { StoredEvent } from '../../shared/events';
import type { Settings } from '../../shared/settings';
import type { Day } from '../queue/day/day';
import { joined } from '../queue/decide/settings';
import type { BookedFrom, Store, StoredSettings } from '../storage/port';
import type { Step } from '../storage/steps';
import { createDayReading } from './dayReading';
import type { Memory } from './memory/memory';
import type { VersionedSettings } from './turns/decider';
import { createSettingsChange, daysBooked } from './turns/settingsChange';

export type ReadingParts = {
  store: Pick<Store, 'days' | 'settings'>;
  memory: Memory;
  /** As they are durable. */
  settings: () => VersionedSettings;
  /** The office's clock. */
  now: () => number;
};

export const createReading = ({ store, memory, settings: current, now }: ReadingParts) => {
  const { days, index, lessons, bookedOnline, letterCounts } = memory;
  const { today, all } = days.told;
  const settings = () => current().settings;
  const { pastDays, dayFound, reading } = createDayReading({
    ...{ store, told: days.told, isPast: days.isPast, index, lessons, settings, now },
  });
  const settingsChange = createSettingsChange({
    ...{ today, now },
    bookedDays: () => daysBooked(today(), all()),
  });

  return {
    pastDays,
    reading: {
      ...reading,
      /** What has happened on a day, however long ago. */
      eventsOf: (name: string): Promise<StoredEvent[]> => store.days.read(name).then(({ events }) => events),
      /** The latest day before another one that was closed; null before the first. */
      lastClosed: (before: string): Promise<string | null> => store.days.lastClosed(before),
      /** Today and later days on which anything has happened, in their order. */
      daysAhead: (): Day[] => all().filter(({ day }) => day >= today().day),
      /** Any version of the settings, however old; null where there is none. */
      settingsOf: (version: number): Promise<StoredSettings | null> => store.settings.of(version),
      /** G4: what was made of a version, with what others have saved since; or why it cannot be saved. */
      joinedWith: async (version: number, mine: Settings): Promise<ReturnType<typeof joined>> => {
        const base = version === current().version ? current() : await store.settings.of(version);
        return joined(base?.settings ?? null, settings(), mine);
      },
      /** T8, A17: whom these settings would hit now, and what agrees to it. */
      affectedBy: (after: Settings): AffectedResult => settingsChange.affected(settings(), after),
      /** The day of the newest appointment that was imported by this key; null when there is none. */
      dayOfImport: (importKey: string): Promise<Day | null> =>
        dayFound(
          index().ofImport(importKey),
          async () => (await store.days.ofImports([importKey])).get(importKey) ?? null,
        ),
      /** A16: open appointments booked online since an instant, the oldest first. */
      bookedOnlineSince: (at: number): BookedFrom[] => bookedOnline().since(at),
      /** A14: letters to an address today. */
      lettersTo: (email: string): number => letterCounts().of(today().day, email),
      /** A14: one more letter to an address today, which no turn brings. */
      countLetterTo: (email: string): Step<void> => letterCounts().count(today().day, email),
      settingsVersion: (): number => current().version,
      /** How many days are in memory. */
      daysKnown: days.size,
    },
  };
};
