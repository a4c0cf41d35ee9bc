// D12: displays that their browser keeps silent are an alarm for staff, by the display's name.
import type { ServerAlarms } from '../office/serverAlarms';

/** A display says so every minute; one that says nothing any more is gone, and staff are told that by itself. */
const FORGOTTEN_MS = 180_000;

type SilenceParts = {
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
  /** Epoch ms. */
  clock: () => number;
  /** What a display is called; null for one that there is no more. */
  nameOf: (stationId: string) => string | null;
};

export const createSilence = ({ serverAlarms, clock, nameOf }: SilenceParts) => {
  /** When it was said last, by the alarm's name. */
  const silent = new Map<string, { name: string; at: number }>();
  const forget = (stationId: string, { name }: { name: string }): void => {
    silent.delete(stationId);
    serverAlarms.settle('displaySilent', name);
  };
  return {
    /** A display says whether its browser keeps it silent. */
    report: (stationId: string, isSilent: boolean): void => {
      const before = silent.get(stationId);
      const name = nameOf(stationId);
      if (before && (!isSilent || name !== before.name)) forget(stationId, before);
      if (!isSilent || name === null) return;
      silent.set(stationId, { name, at: clock() });
      serverAlarms.raise('displaySilent', name);
    },
    /** Now and then: who has not said so for a while, or since the clock has leapt, is not silent, but gone. */
    tend: (): void => {
      for (const [stationId, said] of silent) if (Math.abs(clock() - said.at) > FORGOTTEN_MS) forget(stationId, said);
    },
  };
};
