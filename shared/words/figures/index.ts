// The words of reports: on the administration's page, in files, and on the sheet for the committee.
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type FigureWords = ScreenWords<typeof de>;

/** The words of a language. */
export const figureWordsOf = screenWords<typeof de>({ de, en });
