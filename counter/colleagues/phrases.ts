// K15: what goes on at another counter, in words.
import type { ColleagueView } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import { timePhrase } from '../parts/phrases';
import type { CounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

type Moment = Pick<CounterSession, 'view' | 'now'>;

/** Whether a pause was to be over by now. */
export const isOverdue = ({ now }: Pick<Moment, 'now'>, { state, until }: ColleagueView): boolean =>
  state === 'paused' && until !== null && until <= now;

const since = ({ t }: CounterWords, { now }: Moment, at: number | null): string => {
  const count = Math.floor((now - (at ?? now)) / MINUTE_MS);
  return count < 1 ? t('counter.sinceShort') : t('counter.sinceMin', { count });
};

/** 'bedient A042, seit 8 Min.', 'Pause bis 10:15 Uhr', 'frei'. */
export const colleaguePhrase = (words: CounterWords, moment: Moment, colleague: ColleagueView): string => {
  const { t } = words;
  const { state, number, until } = colleague;
  switch (state) {
    case 'closed':
    case 'free':
      return t(`counter.colleague.${state}`);
    case 'called':
    case 'serving':
    case 'orphaned':
      return t(`counter.colleague.${state}`, { number: number ?? '', since: since(words, moment, colleague.since) });
    case 'paused': {
      if (until === null) return t('counter.colleague.paused', { since: since(words, moment, colleague.since) });
      const time = timePhrase(words, moment, until);
      return t(isOverdue(moment, colleague) ? 'counter.colleague.overdue' : 'counter.colleague.pausedUntil', { time });
    }
  }
};
