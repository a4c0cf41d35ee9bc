// The end of a demonstration: from then on it is an office.
import { z } from 'zod';
import { answer, roomCommand } from './define';

/** What of a demonstration's settings an office can keep. */
export const KEEPABLE = ['office', 'services', 'counters', 'hours', 'rules', 'screens', 'mail'] as const;
export type Keepable = (typeof KEEPABLE)[number];

/** What `endDemonstration` answers: the folder with the demonstration's data, for the way back. */
export type DemonstrationEnded = { keptIn: string };

export const goingLiveCommands = {
  endDemonstration: roomCommand({
    does: 'Ends the demonstration: an office without tickets, people and devices, but for the one that asks; what is named of the settings is kept. Asked again, there is no demonstration any more.',
    asks: {
      keep: z.array(z.enum(KEEPABLE)).max(KEEPABLE.length),
      /** Somebody has read what goes. */
      confirmed: z.literal(true),
    },
    answers: answer<DemonstrationEnded>(),
    isRemembered: false,
  }),
};
