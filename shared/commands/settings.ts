// The settings, and whom a change of them would hit.
import { z } from 'zod';
import type { AffectedResult } from '../affected';
import { type Settings, settingsSchema } from '../settings';
import type { SettingsFile } from '../versions/file';
import type { VersionsResult } from '../versions/listed';
import { answer, done, officeCommand, query, roomCommand } from './define';

/** What `changeSettings` answers: the version that the settings have now. */
export type SettingsResult = { version: number };

export const settingsCommands = {
  changeSettings: officeCommand({
    does: 'Puts whole new settings in the place of those of a version. What others have saved in between in other fields stays; in the same ones, it is refused.',
    asks: {
      /** The version that the change was made from. */
      version: z.int(),
      settings: settingsSchema,
      /** T8: what `affectedBy` answered, when somebody has agreed to it; left out when nobody is to be affected. */
      consent: z.string().max(100).optional(),
    },
    answers: answer<SettingsResult>(),
    may: ['admin'],
    right: 'changeSettings',
    size: 'large',
  }),
  /** T6: the machine's clock has leapt, and somebody who has looked says that it is right. */
  trustClock: officeCommand({
    does: 'Somebody has looked, and the clock is right.',
    asks: {},
    answers: done,
    may: ['admin'],
    right: 'operate',
  }),
  settingsVersions: query({
    does: 'What the settings were, version by version, newest first, and who saved them.',
    asks: {
      /** Only those before this one; null begins with the newest. */
      before: z.int().min(1).nullable(),
    },
    answers: answer<VersionsResult>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
  }),
  exportSettings: query({
    does: 'All settings as one file, without any secret.',
    asks: {},
    answers: answer<SettingsFile>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
  }),
  readSettingsFile: query({
    does: 'The settings in such a file, of this program or an older one, in today’s shape. Nothing is saved.',
    asks: { file: z.looseObject({}) },
    answers: answer<{ settings: Settings }>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
    size: 'large',
  }),
  affectedBy: query({
    does: 'Whom these settings would hit if they were saved now, and what agrees to it.',
    asks: {
      /** The version that they were made from; left out, the newest one. */
      version: z.int().optional(),
      settings: settingsSchema,
    },
    answers: answer<AffectedResult>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
    size: 'large',
  }),
};

/** What of a demonstration's settings an office can keep. */
export const KEEPABLE = ['office', 'services', 'counters', 'hours', 'rules', 'screens', 'mail'] as const;
export type Keepable = (typeof KEEPABLE)[number];

/** What `endDemonstration` answers: the folder with the demonstration's data, for the way back. */
export type DemonstrationEnded = { keptIn: string };

/** The end of a demonstration: from then on it is an office. */
export const goingLiveCommands = {
  endDemonstration: roomCommand({
    does: 'Ends the demonstration: an office without tickets, people and devices, but for the one that asks; what is named of the settings is kept.',
    asks: {
      keep: z.array(z.enum(KEEPABLE)).max(KEEPABLE.length),
      /** Somebody has read what goes. */
      confirmed: z.literal(true),
    },
    answers: answer<DemonstrationEnded>(),
    right: 'managePeople',
    isRemembered: true,
    endsLogins: true,
  }),
};
