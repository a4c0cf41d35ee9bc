// Sentences of the counter that are put together from a visit's values.
import type { CounterView, VisitCard } from '../shared/protocol';
import { MINUTE_MS } from '../shared/time';
import { textOf } from '../shared/words';
import { placePhrase } from '../ui/phrases';
import { formatTime } from '../ui/time';
import type { CounterWords } from './words';

type Moment = { view: CounterView; now: number };

/** '9:05' by the office's clock. */
export const timePhrase = (words: CounterWords, { view }: Pick<Moment, 'view'>, at: number): string =>
  formatTime(at, 'time', view.office.timeZone, words.language);

export const servicesPhrase = (words: CounterWords, { services }: Pick<VisitCard, 'services'>): string =>
  services.map((service) => textOf(service, words.language)).join(' + ');

/** 'Wertmarke', 'Termin 9:30'. */
export const kindPhrase = (words: CounterWords, moment: Moment, { slotAt }: VisitCard): string =>
  slotAt === null
    ? words.t('counter.walkIn')
    : words.t('counter.appointmentAt', { time: timePhrase(words, moment, slotAt) });

/** How long somebody has waited: a walk-in since the ticket, an appointment since it is there. */
export const waitPhrase = (words: CounterWords, { now }: Moment, { slotAt, ticketAt, since }: VisitCard): string => {
  const count = Math.floor((now - (slotAt === null ? ticketAt : since)) / MINUTE_MS);
  return count < 1 ? words.t('counter.waitShort') : words.t('counter.waitMin', { count });
};

/** 'Schalter 3', the word for the place as the office has it. */
export const counterPhrase = (words: CounterWords, { office }: Pick<CounterView, 'office'>, name: string): string =>
  placePhrase(words, office.placeWord, name);
