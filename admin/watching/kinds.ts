import type { Watched } from '../../shared/watching/alarms';
import { figureWordsOf } from '../../shared/words/figures';
import type { AdminWords } from '../parts/words';

/** What is watched, as reports call it. */
export const kindPhrase = ({ language }: Pick<AdminWords, 'language'>, kind: Watched): string =>
  figureWordsOf(language).t(`figures.fault.${kind}`);
