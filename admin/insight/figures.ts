// Figures as people read them: no more exact than they are.
import type { AdminWords } from '../parts/words';

/** Below ten whole minutes, from there on steps of five: a forecast is no more exact. */
const STEP = { from: 10, min: 5 };

const roughly = (minutes: number): number =>
  minutes < STEP.from - 0.5 ? Math.max(0, Math.round(minutes)) : STEP.min * Math.round(minutes / STEP.min);

/** 'etwa 25 min', 'keine Minute'; where nobody would be served, that. */
export const waitPhrase = ({ t }: AdminWords, minutes: number | null): string => {
  if (minutes === null) return t('admin.insight.notServed');
  const rough = roughly(minutes);
  return rough === 0 ? t('admin.insight.atOnce') : t('admin.insight.about', { count: rough });
};

/** '1,2': one digit after the point, and none where it is nought. */
export const decimal = ({ language }: AdminWords, value: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

/** '84 %' of a share between 0 and 1. */
export const percent = ({ language }: AdminWords, share: number): string =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(share);

/** '08:00' as it stands on a door: '8:00'. */
export const clockText = (time: string): string => time.replace(/^0(?=\d)/, '');
