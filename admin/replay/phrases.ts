// What a replay says, in words for a council.
import type { ReplayChange, ReplayResult, ReplayWaits, VisitKind } from '../../shared/replay/replay';
import { weekdayName } from '../../ui/days';
import { clockText, decimal, percent } from '../insight/figures';
import type { AdminWords } from '../parts/words';
import { countersPhrase, UNCHANGED } from './ReplayForm';

export const KINDS: readonly VisitKind[] = ['walkIn', 'appointment'];

const WHOLE_FROM = 10;

/** '14 min', and below ten of them '3,2 min': nothing here is more exact. */
export const minutesText = (words: AdminWords, minutes: number): string =>
  words.t('admin.replay.min', {
    count: decimal(words, Math.abs(minutes) >= WHOLE_FROM ? Math.round(minutes) : minutes),
  });

/** Less than this is no difference that anybody notices. */
const LEAST_MIN = 0.5;

/** How one kind fares: longer, shorter, or no different, and how sure that is. */
export const effectPhrase = (words: AdminWords, kind: VisitKind, { before, after, change }: ReplayWaits): string => {
  const { t } = words;
  const who = t(`admin.replay.who.${kind}`);
  const values = { who, before: minutesText(words, before.mean), after: minutesText(words, after.mean) };
  if (Math.abs(change.mean) < LEAST_MIN) return t('admin.replay.effect.none', values);
  const [near, far] = [change.low, change.high].map(Math.abs).sort((one, other) => one - other);
  const isSure = change.low > 0 === change.high > 0;
  const range = { from: decimal(words, Math.round(near ?? 0)), to: decimal(words, Math.round(far ?? 0)) };
  const longer = change.mean > 0 ? 'longer' : 'shorter';
  return isSure
    ? t(`admin.replay.effect.${longer}`, { ...values, ...range })
    : t(`admin.replay.effect.${longer}Unsure`, values);
};

const signed = ({ language }: AdminWords, minutes: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(minutes);

/** '−2 bis +5 min' */
export const rangeText = (words: AdminWords, { low, high }: ReplayWaits['change']): string =>
  words.t('admin.replay.range', { from: signed(words, low), to: signed(words, high) });

/** What was changed, part by part; empty where nothing was. */
export const changeParts = (words: AdminWords, change: ReplayChange): string[] => {
  const { t, count, language } = words;
  const said: string[] = [];
  if (change.counters !== 0) {
    const counters = countersPhrase(words, change.counters);
    const isWhole = change.from === UNCHANGED.from && change.to === UNCHANGED.to;
    const span = { counters, from: clockText(change.from), to: clockText(change.to) };
    said.push(isWhole ? counters : t('admin.replay.said.span', span));
  }
  for (const key of ['opensMin', 'closesMin'] as const) {
    const minutes = change[key];
    const when = minutes < 0 ? 'earlier' : 'later';
    if (minutes !== 0) said.push(t(`admin.replay.said.${key}.${when}`, { count: Math.abs(minutes) }));
  }
  if (change.bookedPercent !== null) said.push(t('admin.replay.said.booked', { count: change.bookedPercent }));
  if (change.places > 0) said.push(count('admin.replay.said.places', change.places));
  if (change.visitorsPercent !== 0) {
    const more = change.visitorsPercent > 0 ? 'more' : 'fewer';
    said.push(t(`admin.replay.said.visitors.${more}`, { count: Math.abs(change.visitorsPercent) }));
  }
  if (said.length > 0 && change.weekdays.length < 7) {
    const days = change.weekdays.map((weekday) => weekdayName(weekday, language));
    said.push(t('admin.replay.said.weekdays', { days: days.join(', ') }));
  }
  return said;
};

/** What else comes of it, beside the waits. */
export const besides = (words: AdminWords, result: ReplayResult): string[] => {
  const { t } = words;
  const { overtimeMin, notServed, bookedShare, change } = result;
  const said: string[] = [];
  const longer = overtimeMin.after - overtimeMin.before;
  if (Math.abs(longer) >= 1)
    said.push(
      t(longer > 0 ? 'admin.replay.overtime.longer' : 'admin.replay.overtime.shorter', {
        min: minutesText(words, Math.abs(longer)),
      }),
    );
  if (notServed.after - notServed.before >= 0.1)
    said.push(t('admin.replay.notServed', { people: decimal(words, notServed.after - notServed.before) }));
  if (change.bookedPercent !== null || change.places > 0)
    said.push(
      t('admin.replay.share', { before: percent(words, bookedShare.before), after: percent(words, bookedShare.after) }),
    );
  return said;
};
