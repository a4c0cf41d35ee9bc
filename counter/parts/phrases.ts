// Sentences of the counter that are put together from a visit's values.
import type { BookedView, CounterView, NoSlots, VisitCard } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import { textOf } from '../../shared/words';
import { placePhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import type { CounterWords } from './words';

type Errand = NonNullable<VisitCard['errand']>;
type Moment = { view: CounterView; now: number };

/** '9:05' by the office's clock. */
export const timePhrase = (words: CounterWords, { view }: Pick<Moment, 'view'>, at: number): string =>
  formatTime(at, 'time', view.office.timeZone, words.language);

/** K25: what is said of an appointment, and that its owner has said that they come. */
export const confirmedPhrase = ({ t }: CounterWords, said: string, isConfirmed: boolean): string =>
  isConfirmed ? `${said}, ${t('counter.confirmed')}` : said;

/** 'Wertmarke', 'Termin 9:30', 'Termin 9:30, bestätigt'. */
export const kindPhrase = (words: CounterWords, moment: Moment, { slotAt, isConfirmed }: VisitCard): string =>
  slotAt === null
    ? words.t('counter.walkIn')
    : confirmedPhrase(
        words,
        words.t('counter.appointmentAt', { time: timePhrase(words, moment, slotAt) }),
        isConfirmed,
      );

/** Minutes that somebody has waited: a walk-in since the ticket, an appointment since it is there. */
const minutesWaited = ({ now }: Moment, { slotAt, ticketAt, since }: VisitCard): number =>
  Math.floor((now - (slotAt === null ? ticketAt : since)) / MINUTE_MS);

/** '12 Min. Wartezeit' */
export const waitPhrase = (words: CounterWords, moment: Moment, visit: VisitCard): string => {
  const count = minutesWaited(moment, visit);
  return count < 1 ? words.t('counter.waitShort') : words.t('counter.waitMin', { count });
};

/** 'seit 12 Min.', where it goes without saying that somebody waits. */
export const sincePhrase = (words: CounterWords, moment: Moment, visit: VisitCard): string => {
  const count = minutesWaited(moment, visit);
  return count < 1 ? words.t('counter.sinceShort') : words.t('counter.sinceMin', { count });
};

/** 'Schalter 3', the word for the place as the office has it. */
export const counterPhrase = (words: CounterWords, { office }: Pick<CounterView, 'office'>, name: string): string =>
  placePhrase(words, office.placeWord, name);

/** 'Zum Foto', 'Zur Kasse'. */
export const errandPhrase = (words: CounterWords, { name, article }: CounterView['errands'][number] | Errand): string =>
  words.t(`counter.act.errand.${article}`, { name: textOf(name, words.language) });

/** Who has an appointment, as far as that is known. */
export const namePhrase = (words: CounterWords, { name }: BookedView): string => name ?? words.t('counter.noName');

/** 'Montag, 3. März 2025, 9:30 bis 9:42 Uhr' */
export const appointmentPhrase = (words: CounterWords, moment: Pick<Moment, 'view'>, booked: BookedView): string => {
  const { slotAt, minutes } = booked;
  const date = formatTime(slotAt, 'fullDate', moment.view.office.timeZone, words.language);
  const [from, to] = [slotAt, slotAt + minutes * MINUTE_MS].map((at) => timePhrase(words, moment, at));
  return `${date}, ${words.t('common.clockRange', { from: from ?? '', to: to ?? '' })}`;
};

/** A4: why a day has no free place, not even for staff. */
export const nonePhrase = (words: CounterWords, { view }: Pick<Moment, 'view'>, none: NoSlots): string => {
  switch (none.why) {
    case 'past':
    case 'closed':
    case 'full':
    case 'tooLong':
      return words.t(`counter.none.${none.why}`);
    case 'closure':
      return none.reason === null
        ? words.t('counter.none.closed')
        : words.t('counter.none.closure', { reason: textOf(none.reason, words.language) });
    case 'holiday':
      return words.t('counter.none.holiday', { name: none.name });
    case 'notYet':
      return words.t('counter.none.notYet', {
        at: formatTime(none.at, 'dateTime', view.office.timeZone, words.language),
      });
  }
};

/** K14: 'A042; Erika Mustermann; Personalausweis', as other programs are given it; without the name where none is shown. */
export const visitText = (
  { language }: Pick<CounterWords, 'language'>,
  { number, name, services }: Pick<VisitCard, 'number' | 'name' | 'services'>,
): string =>
  [number, name, services.map((service) => textOf(service, language)).join(' + ')].filter(Boolean).join('; ');
