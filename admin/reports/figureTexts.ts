// Figures as people read them on the page and on paper.

import type { Figures, Spread } from '../../shared/figures/reports';
import { appointmentShare } from '../../shared/figures/reportTables';
import { LOCALES } from '../../shared/languages/locales';
import type { StaffLanguage } from '../../shared/settings';
import type { FigureWords } from '../../shared/words/figures';

const number = (language: StaffLanguage, value: number, digits: number): string =>
  new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );

export const wholeText = (value: number, language: StaffLanguage): string => number(language, value, 0);

/** '10,02 %', as the committee was told; a dash without visitors. */
export const shareText = (figures: Figures, language: StaffLanguage): string => {
  const share = appointmentShare(figures);
  return share === null ? '–' : `${number(language, 100 * share, 2)} %`;
};

export const percentText = (share: number, language: StaffLanguage): string => `${number(language, 100 * share, 0)} %`;

/** Minutes with one digit; a dash without a case. */
export const minutesText = (seconds: number | null, language: StaffLanguage): string =>
  seconds === null ? '–' : number(language, seconds / 60, 1);

/** 'Mittel 8,3 · Median 6,0 · 90 % 18,0', without the words; a dash without a case. */
export const spreadText = (spread: Spread | null, { language }: FigureWords): string =>
  spread === null
    ? '–'
    : [spread.meanSec, spread.medianSec, spread.p90Sec].map((one) => minutesText(one, language)).join(' / ');

/** '+12 %' against what was before; a dash where nothing was. */
export const changeText = (now: number, before: number, language: StaffLanguage): string =>
  before === 0
    ? '–'
    : new Intl.NumberFormat(LOCALES[language], {
        ...{ style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 },
      }).format(now / before - 1);
