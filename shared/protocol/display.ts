// What the display in the waiting room sees.
import type { Forecast } from '../printing';
import type { Language, Text } from '../settings';
import type { GongName } from '../settings/hall/sound';
import type { OfficeView } from './parts';
import type { Reception } from './reception';

/** A line on the display. `announcement` grows with every call and call again: a larger one is announced. */
export type CallView = {
  announcement: number;
  number: string;
  counter: string;
  calls: number;
  at: number;
  /** The visitor is still being called; one who has come, or did not, is not announced any more. */
  stands: boolean;
  /** D12: the languages in which it is spoken, in their order. */
  spokenIn: Language[];
};
export type DisplayView = {
  screen: 'display';
  office: OfficeView;
  /** Newest first. */
  calls: CallView[];
  /** D12: null rings none. */
  gong: GongName | null;
  /** Whether calls are spoken. */
  voice: boolean;
  /** How loud it is now, in percent. */
  volume: number;
  /** M3, M9: so many appointments in a row, for the sentence on the wall. */
  run: number;
  /** Numbers that come next, null when the office does not show them; likewise the forecast for a new ticket. */
  next: string[] | null;
  forecast: Forecast | null;
  /** C7: the code with which phones check in here; null where they need none. */
  sign: string | null;
  reception: Reception;
  /** G10: what the office tells besides, now. */
  announcements: Text[];
};
