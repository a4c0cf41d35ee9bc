// What the display in the waiting room sees.

import type { PosterView } from '../house/look';
import type { Arrow } from '../letters/ways';
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
  /** D8: of the visitor: the call is said in it first. */
  language: Language;
  /** D8: the way to the counter. */
  arrow: Arrow | null;
  placeHint: Text | null;
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
  announcements: { text: Text; poster: PosterView | null }[];
  /** D5: it shows what others have no room for, and announces nothing. */
  isOverflow: boolean;
  /** D9: what is told besides stands in a column. */
  column: boolean;
  /** D10: the picture moves by some dots; there is nothing to show: the office is closed and nobody waits. */
  moves: boolean;
  /** Nobody waits, is called or served. */
  isQuiet: boolean;
  isDark: boolean;
};
