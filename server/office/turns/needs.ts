// What a turn needs from the store before it is decided: days before today that its commands name, who stands there, and
// what settings were made from.
import type { Command } from '../../../shared/commands';
import type { Settings } from '../../../shared/settings';
import { dayOf } from '../../../shared/time';
import type { Store } from '../../storage/port';
import type { Memory } from '../memory/memory';

/** Days, imported appointments, slips from paper and versions of the settings that have to be read. */
type Wanted = { days: Set<string>; importKeys: string[]; paperKeys: string[]; versions: number[] };
/** The settings that a turn begins with. */
type Current = { version: number; settings: Settings };

export const createNeeds = (
  store: Pick<Store, 'days' | 'settings'>,
  { days, index }: Pick<Memory, 'days' | 'index'>,
) => {
  /** Of appointments that were imported and are over. */
  let pastImports: ReadonlyMap<string, string> = new Map();
  /** Of slips from paper that were brought in before, by their keys (S88). */
  let paperDays: ReadonlyMap<string, string> = new Map();
  /** What somebody has changed who did not know of the newest settings. */
  let olderSettings: ReadonlyMap<number, Settings> = new Map();

  /** The days that a command names, with what it moves or gives back. */
  const note = (command: Command, wanted: Wanted, { version, settings }: Current): void => {
    const on = (slotAt: number) => wanted.days.add(dayOf(slotAt, settings.office.timeZone));
    if (command.type === 'changeSettings' && command.version !== version) wanted.versions.push(command.version);
    if ('day' in command) wanted.days.add(command.day);
    if ('slotAt' in command) on(command.slotAt);
    if (command.type === 'holdSlot' && command.instead !== null) on(command.instead.slotAt);
    if (command.type === 'bringInPaper') wanted.paperKeys.push(...command.slips.map(({ key }) => key));
    if (command.type !== 'importAppointments') return;
    for (const { slotAt, importKey } of command.appointments) {
      on(slotAt);
      if (index().ofImport(importKey) === null) wanted.importKeys.push(importKey);
    }
  };

  return {
    /** What these commands need; null when it is all in memory, as for most turns. */
    of: (commands: readonly Command[], over: readonly string[], current: Current): Wanted | null => {
      if (pastImports.size > 0) pastImports = new Map();
      if (paperDays.size > 0) paperDays = new Map();
      if (olderSettings.size > 0) olderSettings = new Map();
      const wanted: Wanted = { days: new Set(over), importKeys: [], paperKeys: [], versions: [] };
      for (const command of commands) note(command, wanted, current);
      for (const day of wanted.days) if (!days.isToBeRead(day)) wanted.days.delete(day);
      const { importKeys, paperKeys, versions } = wanted;
      return wanted.days.size + importKeys.length + paperKeys.length + versions.length === 0 ? null : wanted;
    },
    /** Brings it into memory for the turn. */
    bring: async ({ days: names, importKeys, paperKeys, versions }: Wanted): Promise<void> => {
      const older = await Promise.all(versions.map(store.settings.of));
      olderSettings = new Map(older.flatMap((found) => (found ? [[found.version, found.settings] as const] : [])));
      pastImports = await store.days.ofImports(importKeys);
      paperDays = await store.days.ofPaper(paperKeys);
      for (const day of new Set([...names, ...pastImports.values()]))
        if (days.isToBeRead(day)) days.bring(await store.days.read(day));
    },
    /** The settings of an older version that a command names; null where there is none. */
    settingsOf: (version: number): Settings | null => olderSettings.get(version) ?? null,
    /** The day on which an imported appointment stands, or stood. */
    dayOfImport: (importKey: string): string | null =>
      index().ofImport(importKey) ?? pastImports.get(importKey) ?? null,
    /** S88: the day on which a slip from paper was brought in, as it is durable. */
    dayOfPaper: (key: string): string | null => paperDays.get(key) ?? null,
  };
};
export type Needs = ReturnType<typeof createNeeds>;
