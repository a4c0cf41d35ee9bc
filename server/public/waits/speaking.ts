// W21: how times are said on the page, in the office's zone and the reader's language.
import { LOCALES } from '../../../shared/languages/locales';
import type { Language, Settings } from '../../../shared/settings';
import { dayOf } from '../../../shared/time';
import { leaveWordsOf } from '../../../shared/words/leave';
import type { WaitBoard } from './board';

/** What is said, of which office, and in which language. */
export type Speaking = { language: Language; settings: Settings; board: WaitBoard };

const formatted = ({ language, settings }: Speaking, at: number, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: settings.office.timeZone, ...style }).format(at);
/** '9:20'. */
export const clock = (speaking: Speaking, at: number) =>
  formatted(speaking, at, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

/** 'Dienstag, 7. November'. */
export const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** The time, and the day where it is another. */
export const moment = (speaking: Speaking, at: number): string => {
  const { timeZone } = speaking.settings.office;
  const time = clock(speaking, at);
  return dayOf(at, timeZone) === dayOf(speaking.board.at, timeZone) ? time : `${formatted(speaking, at, DAY)}, ${time}`;
};

/** The words of the page. */
export const wordsFor = ({ language, settings }: Speaking) => leaveWordsOf(language, settings.ticketWord);
