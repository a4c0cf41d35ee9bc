// K19: a clerk's own reminder while somebody is served: this screen says it and sounds quietly, and nobody else hears of it.
import { useEffect } from 'preact/hooks';
import { MINUTE_MS } from '../../shared/time';
import { Button, StatusText } from '../../ui/kit';
import { formatDuration } from '../../ui/time';
import { timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { useKept } from '../session/kept';
import { useTone } from '../session/useTone';

const CHOICES_MIN = [5, 10, 15];
/** In Hz; lower than any other sound of a counter. */
const PITCH = 392;

/** For which visit, at which instant of the office's clock, and after how long. */
type Reminder = { visitId: string; at: number; minutes: number };

const NONE = '';

/** What this computer has kept, if it is of this visit. */
const reminderOf = (kept: string | null, visitId: string | undefined): Reminder | null => {
  if (!kept || visitId === undefined) return null;
  const [of, at, minutes] = kept.split(' ');
  const reminder = { visitId: of ?? '', at: Number(at), minutes: Number(minutes) };
  return of === visitId && Number.isFinite(reminder.at) && Number.isFinite(reminder.minutes) ? reminder : null;
};

export const OwnTimer = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const { view, now } = session;
  const visit = view.visit?.state === 'serving' ? view.visit : null;
  const [kept, keep] = useKept(`counter:timer:${view.counter.id}`);
  const reminder = reminderOf(kept, visit?.visitId);
  const isDue = reminder !== null && now >= reminder.at;
  const ring = useTone(PITCH, reminder !== null);
  useEffect(() => {
    if (isDue) ring();
  }, [isDue, reminder?.at]);
  if (visit === null) return null;
  const remind = (minutes: number) => keep(`${visit.visitId} ${now + minutes * MINUTE_MS} ${minutes}`);
  return (
    <div class="counter-timer">
      {isDue && (
        <p role="alert">
          <StatusText kind="warning">
            {t('counter.timer.due', { number: visit.number, minutes: reminder.minutes })}
          </StatusText>
        </p>
      )}
      {reminder && !isDue && (
        <span>
          {t('counter.timer.set', {
            time: timePhrase(words, session, reminder.at),
            left: formatDuration(reminder.at - now),
          })}
        </span>
      )}
      {reminder ? (
        <Button kind="tertiary" onClick={() => keep(NONE)}>
          {t(isDue ? 'counter.timer.fine' : 'counter.timer.drop')}
        </Button>
      ) : (
        <fieldset>
          <legend>{t('counter.timer.title')}</legend>
          {CHOICES_MIN.map((minutes) => (
            <Button key={minutes} kind="tertiary" onClick={() => remind(minutes)}>
              {t('counter.timer.minutes', { minutes })}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
};
