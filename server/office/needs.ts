// What a turn needs from the store before it is decided: days before today that its commands name, and who stands there.
import type { Command } from '../../shared/commands';
import { dayOf } from '../../shared/time';
import type { Store } from '../storage/port';
import type { Memory } from './memory';

/** The days that a command names, with what it moves or gives back. */
const daysNamedBy = (command: Command, timeZone: string): string[] => {
  const on = (slotAt: number) => dayOf(slotAt, timeZone);
  const days = 'day' in command ? [command.day] : [];
  if ('slotAt' in command) days.push(on(command.slotAt));
  if (command.type === 'holdSlot' && command.instead !== null) days.push(on(command.instead.slotAt));
  if (command.type === 'importAppointments') days.push(...command.appointments.map(({ slotAt }) => on(slotAt)));
  return days;
};

const importKeysOf = (command: Command): string[] =>
  command.type === 'importAppointments' ? command.appointments.map(({ importKey }) => importKey) : [];

export const createNeeds = (store: Pick<Store, 'days'>, { days, index }: Pick<Memory, 'days' | 'index'>) => {
  /** Of appointments that were imported and are over. */
  let pastImports: ReadonlyMap<string, string> = new Map();

  return {
    /** Brings it into memory for the turn; most turns need nothing. */
    bring: async (commands: readonly Command[], over: readonly string[], timeZone: string): Promise<void> => {
      const unknown = commands.flatMap(importKeysOf).filter((key) => index().ofImport(key) === null);
      pastImports = unknown.length === 0 ? new Map() : await store.days.ofImports(unknown);
      const named = commands.flatMap((command) => daysNamedBy(command, timeZone));
      for (const day of new Set([...named, ...over, ...pastImports.values()]))
        if (days.isToBeRead(day)) days.bring(await store.days.read(day));
    },
    /** The day on which an imported appointment stands, or stood. */
    dayOfImport: (importKey: string): string | null =>
      index().ofImport(importKey) ?? pastImports.get(importKey) ?? null,
  };
};
export type Needs = ReturnType<typeof createNeeds>;
