// The words of reports: on the administration's page, in files, and on the sheet for the committee.
import type { StaffLanguage } from '../../settings';
import { type ScreenWords, staffScreenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type FigureWords = ScreenWords<typeof de, StaffLanguage>;

/** The words of a language. */
export const figureWordsOf = staffScreenWords<typeof de>({ de, en });
