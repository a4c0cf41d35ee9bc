// K13: where somebody is, in words.
import type { FoundView, Standing } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import { unservedPhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { confirmedPhrase, counterPhrase, errandPhrase, timePhrase } from '../parts/phrases';
import type { CounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** 'wartet, Platz 4', 'an Schalter 2 weitergeleitet, Platz 1'. */
const standingPhrase = (words: CounterWords, session: CounterSession, standing: Standing): string => {
  const { t } = words;
  const { ownTimeAt, place, onlyCounter, unserved } = standing;
  if (unserved)
    return t('counter.where.unserved', { why: unservedPhrase(words, unserved, session.view.office.placeWord) });
  if (ownTimeAt !== null) return t('counter.where.ownTime', { time: timePhrase(words, session, ownTimeAt) });
  const values = { place: place ?? '' };
  if (onlyCounter === null) return t('counter.where.waiting', values);
  return t('counter.where.handedOn', { ...values, counter: counterPhrase(words, session.view, onlyCounter) });
};

const atCounterPhrase = (words: CounterWords, session: CounterSession, visit: FoundView['visit']): string => {
  const { t } = words;
  const time = timePhrase(words, session, visit.since);
  const isCalled = visit.state === 'called';
  if (visit.visitId === session.view.visit?.visitId)
    return t(isCalled ? 'counter.where.calledHere' : 'counter.where.servingHere', { time });
  const place = counterPhrase(words, session.view, visit.counterName ?? '');
  return t(isCalled ? 'counter.where.called' : 'counter.where.serving', { place, time });
};

/** 'heute 9:30', 'Do., 12.03.2026, 9:30'. */
const slotPhrase = (words: CounterWords, session: CounterSession, { day, visit }: FoundView): string => {
  const { timeZone } = session.view.office;
  const at = visit.slotAt ?? visit.since;
  if (day === dayOf(session.now, timeZone))
    return words.t('counter.where.today', { time: timePhrase(words, session, at) });
  return formatTime(at, 'fullDateTime', timeZone, words.language);
};

export const wherePhrase = (words: CounterWords, session: CounterSession, found: FoundView): string => {
  const { t } = words;
  const { visit, standing } = found;
  const time = timePhrase(words, session, visit.since);
  switch (visit.state) {
    case 'waiting':
      return standing === null ? t('visit.waiting') : standingPhrase(words, session, standing);
    case 'called':
    case 'serving':
      return atCounterPhrase(words, session, visit);
    case 'parked': {
      const place = visit.errand === null ? visit.place : errandPhrase(words, visit.errand);
      return place === '' ? t('counter.where.parked', { time }) : t('counter.where.parkedAt', { time, place });
    }
    case 'done':
      return visit.counterName === null
        ? t('counter.where.done', { time })
        : t('counter.where.doneAt', { time, place: counterPhrase(words, session.view, visit.counterName) });
    case 'missed':
    case 'left':
      return t(`counter.where.${visit.state}`, { time });
    case 'booked':
    case 'cancelled': {
      // W23: whoever is expected without a time has a number from home.
      if (visit.state === 'booked' && visit.slotAt === null) return t('counter.where.onTheWay', { time });
      const said = t(`counter.where.${visit.state}`, { slot: slotPhrase(words, session, found) });
      return confirmedPhrase(words, said, visit.state === 'booked' && found.appointment?.isConfirmed === true);
    }
  }
};
