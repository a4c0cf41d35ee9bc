// G3: all settings as one file, which another office or a later program reads.
import { z } from 'zod';
import type { Settings } from '../settings';

/** What no file of settings has: it stands apart from them. */
export const LACKING = ['people', 'devices', 'mailPassword', 'calendarAddresses', 'tokens'];

/** Around the settings, whose own shape is checked once they are brought to today's. */
export const settingsFileSchema = z.looseObject({
  program: z.literal('wertmarke'),
  content: z.literal('settings'),
  /** The shape that its program gave settings. */
  shape: z.int().min(1),
  settings: z.looseObject({}),
});

export type SettingsFile = {
  program: 'wertmarke';
  content: 'settings';
  shape: number;
  programVersion: string;
  version: number;
  /** Epoch ms. */
  savedAt: number;
  /** What stands apart, and is not in it. */
  lacks: string[];
  settings: Settings;
};
