// M8: whom "next" would call and why, before it is pressed.
import type { VisitCard } from '../../shared/protocol';
import { SaidList, TicketNumber } from '../../ui/kit';
import { whyPhrase } from '../../ui/phrases';
import { kindPhrase, waitPhrase } from '../parts/phrases';
import { type CounterWords, useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** Told with the button that calls. */
export const NEXT_ID = 'counter-next';

/** M10: who forgot to check in has no number yet, and is known by the appointment. */
const hasNumber = ({ number }: VisitCard) => number !== '';

const circumstances = (words: CounterWords, session: CounterSession, next: VisitCard): string =>
  hasNumber(next)
    ? `${kindPhrase(words, session, next)}, ${waitPhrase(words, session, next)}`
    : words.t('counter.numberAtCall');

export const Next = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const { next, office } = session.view;
  if (next === null)
    return (
      <p class="kern-body" id={NEXT_ID}>
        {t('counter.nobody')}
      </p>
    );
  return (
    <div class="counter-next" id={NEXT_ID}>
      <h3 class="kern-title kern-title--small">{t('counter.nextIs')}</h3>
      <p class="counter-next__who counter-matter">
        {hasNumber(next) ? <TicketNumber number={next.number} /> : <strong>{kindPhrase(words, session, next)}</strong>}
        <span>
          {next.name && <strong>{`${next.name} · `}</strong>}
          <SaidList texts={next.services} between=" + " />
          {` · ${circumstances(words, session, next)}`}
        </span>
      </p>
      {next.note && <p class="kern-body">{`${t('counter.note')}: ${next.note}`}</p>}
      {next.why && (
        <p class="counter-next__why">
          {`${t('counter.why')}: `}
          <strong>{whyPhrase(words, next.why, office.timeZone)}</strong>
        </p>
      )}
    </div>
  );
};
