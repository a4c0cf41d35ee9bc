// R4: while figures show single clerks, every counter says so, and why.
import type { CounterView } from '../../shared/protocol';
import { Alert } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { useCounterWords } from '../parts/words';

export const PerClerk = ({ view: { figuresPerClerk } }: { view: Pick<CounterView, 'figuresPerClerk'> }) => {
  const { t, language } = useCounterWords();
  if (figuresPerClerk === null) return null;
  const { reason, by, since } = figuresPerClerk;
  const date = formatTime(Date.parse(`${since}T12:00:00Z`), 'fullDate', 'UTC', language);
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return (
    <Alert kind="info" title={t('counter.perClerk')}>
      <p class="kern-body">{t('counter.perClerk.why', { reason: sentence, by, date })}</p>
    </Alert>
  );
};
