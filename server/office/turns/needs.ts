// What a turn needs from the store before it is decided: days before today that its commands name, and who stands there.
import type { Command } from '../../../shared/commands';
import { dayOf } from '../../../shared/time';
import type { Store } from '../../storage/port';
import type { Memory } from '../memory/memory';

/** Days and imported appointments that have to be read. */
type Wanted = { days: Set<string>; importKeys: string[] };

export const createNeeds = (store: Pick<Store, 'days'>, { days, index }: Pick<Memory, 'days' | 'index'>) => {
  /** Of appointments that were imported and are over. */
  let pastImports: ReadonlyMap<string, string> = new Map();

  /** The days that a command names, with what it moves or gives back. */
  const note = (command: Command, wanted: Wanted, timeZone: string): void => {
    const on = (slotAt: number) => wanted.days.add(dayOf(slotAt, timeZone));
    if ('day' in command) wanted.days.add(command.day);
    if ('slotAt' in command) on(command.slotAt);
    if (command.type === 'holdSlot' && command.instead !== null) on(command.instead.slotAt);
    if (command.type !== 'importAppointments') return;
    for (const { slotAt, importKey } of command.appointments) {
      on(slotAt);
      if (index().ofImport(importKey) === null) wanted.importKeys.push(importKey);
    }
  };

  return {
    /** What these commands need; null when it is all in memory, as for most turns. */
    of: (commands: readonly Command[], over: readonly string[], timeZone: string): Wanted | null => {
      if (pastImports.size > 0) pastImports = new Map();
      const wanted: Wanted = { days: new Set(over), importKeys: [] };
      for (const command of commands) note(command, wanted, timeZone);
      for (const day of wanted.days) if (!days.isToBeRead(day)) wanted.days.delete(day);
      return wanted.days.size + wanted.importKeys.length === 0 ? null : wanted;
    },
    /** Brings it into memory for the turn. */
    bring: async ({ days: names, importKeys }: Wanted): Promise<void> => {
      pastImports = await store.days.ofImports(importKeys);
      for (const day of new Set([...names, ...pastImports.values()]))
        if (days.isToBeRead(day)) days.bring(await store.days.read(day));
    },
    /** The day on which an imported appointment stands, or stood. */
    dayOfImport: (importKey: string): string | null =>
      index().ofImport(importKey) ?? pastImports.get(importKey) ?? null,
  };
};
export type Needs = ReturnType<typeof createNeeds>;
