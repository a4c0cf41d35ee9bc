// Sentences of the booking site that are put together from values: days, durations, and why a day has nothing free.
import type { PublicDay, PublicService } from '../../../shared/booking';
import type { NoSlots } from '../../../shared/protocol';
import type { Text } from '../../../shared/settings';
import { dayOf } from '../../../shared/time';
import type { BookingWords } from '../../../shared/words/booking';
import { formatDay } from '../../../ui/days';
import type { VisitRequest } from '../../../ui/link/publicApi';
import { formatTime } from '../../../ui/time';

/** 'Montag, 3. März, 9:30 Uhr' */
export const slotPhrase = (words: BookingWords, slotAt: number, timeZone: string): string =>
  words.t('book.slot', {
    date: formatDay(dayOf(slotAt, timeZone), words.language),
    time: formatTime(slotAt, 'time', timeZone, words.language),
  });

/** What the office, or the calendar, calls the reason: in German, where nobody has said it otherwise. */
export const reasonOf = (none: NoSlots): Text | null => {
  if (none.why === 'holiday') return { de: none.name };
  return none.why === 'closure' ? none.reason : null;
};

/** A4: why a day has nothing free, and until when or since when that is so; `reason` stands where its name comes. */
export const noneSentence = (words: BookingWords, none: NoSlots, reason: string, timeZone: string): string => {
  switch (none.why) {
    case 'closure':
      return none.reason === null ? words.t('book.none.closure') : words.t('book.none.closureFor', { reason });
    case 'holiday':
      return words.t('book.none.holiday', { name: reason });
    case 'notYet':
      return words.t('book.none.notYet', {
        date: formatTime(none.at, 'date', timeZone, words.language),
        time: formatTime(none.at, 'time', timeZone, words.language),
      });
    case 'past':
    case 'closed':
    case 'full':
    case 'tooLong':
      return words.t(`book.none.${none.why}`);
  }
};

/** The same in a few words, for a line of a list. */
const noneShort = (words: BookingWords, none: NoSlots, reason: string): string => {
  if (none.why === 'holiday') return words.t('book.why.holiday', { name: reason });
  if (none.why === 'closure' && none.reason !== null) return reason;
  return words.t(`book.why.${none.why}`);
};

/** What there is on a day: '12 freie Zeiten, ab 8:00 Uhr', 'alle vergeben'. */
export const stateOfDay = (
  words: BookingWords,
  day: PublicDay | undefined,
  reason: string,
  timeZone: string,
): string => {
  if (day === undefined) return words.t('book.why.unknown');
  if (day.free === 0 || day.firstAt === null) return noneShort(words, day.none ?? { why: 'full' }, reason);
  const time = formatTime(day.firstAt, 'time', timeZone, words.language);
  return words.t('book.freeFrom', { free: words.count('book.free', day.free), time });
};

export const servicesOf = (services: PublicService[], { serviceIds }: VisitRequest): PublicService[] =>
  services.filter(({ id }) => serviceIds.includes(id));

/** Minutes that a wish takes: everything, for every person. */
export const minutesOf = (services: PublicService[], wish: VisitRequest): number =>
  wish.persons * servicesOf(services, wish).reduce((sum, { durationMin }) => sum + durationMin, 0);

/** 'Montag, 3. März' and '9:30 Uhr', where the two stand apart. */
export const slotParts = (words: BookingWords, slotAt: number, timeZone: string): { date: string; clock: string } => ({
  date: formatDay(dayOf(slotAt, timeZone), words.language),
  clock: words.t('common.clock', { time: formatTime(slotAt, 'time', timeZone, words.language) }),
});
