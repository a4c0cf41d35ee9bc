// The words of reports: on the administration's page, in files, and on the sheet for the committee.
import type { Language } from '../../settings';
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type FigureWords = ScreenWords<typeof de>;

const words: Record<Language, FigureWords> = screenWords<typeof de>({ de, en });

/** The words of a language. */
export const figureWordsOf = (language: Language): FigureWords => words[language];
