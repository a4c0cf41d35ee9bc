// Everything that is read of the office: as of the last turn that is durable, and never of one under way (decision 0024).
import type { AffectedResult } from '../../shared/affected';
import type { StoredEvent } from '../../shared/events';
import type { Settings } from '../../shared/settings';
import type { Day } from '../queue/day/day';
import { joined } from '../queue/decide/settings';
import type { Outlook } from '../queue/forecast/forecast';
import type { BookedFrom, Store, StoredSettings } from '../storage/port';
import type { Step } from '../storage/steps';
import { createLearned, type DayLesson } from './memory/learned';
import type { Memory } from './memory/memory';
import { createPastDays } from './memory/pastDays';
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
  const { today, named, all } = days.told;
  const pastDays = createPastDays(store, days.isPast);
  const settings = () => current().settings;
  const learned = createLearned(lessons, () => ({ day: today().day, settings: settings() }));
  const settingsChange = createSettingsChange({
    ...{ today, now },
    bookedDays: () => daysBooked(today(), all()),
  });
  const anyDay = (name: string): Promise<Day> =>
    days.isPast(name) ? pastDays.read(name) : Promise.resolve(named(name));
  const dayFound = async (ahead: string | null, past: () => Promise<string | null>): Promise<Day | null> => {
    const name = ahead ?? (await past());
    return name === null ? null : anyDay(name);
  };

  return {
    pastDays,
    reading: {
      today,
      /** What forecasts are made from. */
      outlook: (): Outlook => ({ day: today(), settings: settings(), learned: learned(), now: now() }),
      /** Today or a day ahead; one before today is empty here: see `anyDay`. To be read only. */
      dayNamed: named,
      /** Any day, however long ago. */
      anyDay,
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
      /** The day of the ticket or appointment with this key; null when there is none. */
      dayOfKey: (key: string): Promise<Day | null> => {
        const here = today().byKey.get(key);
        const isHere = (here !== undefined && here.movedTo === null) || today().byViewKey.has(key);
        return isHere ? Promise.resolve(today()) : dayFound(index().ofKey(key), () => store.days.ofKey(key));
      },
      /** From today on: the day of the newest appointment with this code; null when there is none. */
      dayOfCode: (code: string): string | null => index().ofCode(code),
      /** A22: a code from today on that is this one, or the only one that looks like it; null when there is none. */
      codeLike: (typed: string): string | null => index().codeLike(typed),
      /** The day of the newest appointment that was imported by this key; null when there is none. */
      dayOfImport: (importKey: string): Promise<Day | null> =>
        dayFound(
          index().ofImport(importKey),
          async () => (await store.days.ofImports([importKey])).get(importKey) ?? null,
        ),
      /** What the past weeks have taught. */
      lessons: (): DayLesson[] => lessons().before(today().day),
      /** A16: open appointments booked online since an instant, the oldest first. */
      bookedOnlineSince: (at: number): BookedFrom[] => bookedOnline().since(at),
      /** A14: letters to an address today. */
      lettersTo: (email: string): number => letterCounts().of(today().day, email),
      /** A14: one more letter to an address today, which no turn brings. */
      countLetterTo: (email: string): Step<void> => letterCounts().count(today().day, email),
      settings,
      settingsVersion: (): number => current().version,
      /** How many days are in memory. */
      daysKnown: days.size,
    },
  };
};
