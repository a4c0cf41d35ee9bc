// F3: a break, and first of all until when.
import { useState } from 'preact/hooks';
import { MINUTE_MS } from '../../shared/time';
import { Field } from '../../ui/kit';
import { instantOf } from '../../ui/time';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const LENGTHS_MIN = [5, 10, 15, 30, 45, 60];

export const PauseDialog = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const [time, setTime] = useState('');
  const { timeZone } = session.view.office;
  const pause = (until: number | null) => void session.askAndClose({ type: 'pause', until });
  const lengths = LENGTHS_MIN.map((minutes) => {
    const until = session.now + minutes * MINUTE_MS;
    return { until, label: t('counter.pauseFor', { minutes, time: timePhrase(words, session, until) }) };
  });
  return (
    <AskDialog session={session} title={t('counter.pauseTitle')}>
      <p class="kern-body">{t('counter.pauseHow')}</p>
      <div class="counter-lengths">
        <Suggestions
          session={session}
          suggestions={lengths.map(({ label }) => label)}
          onChoose={(_label, place) => pause(lengths[place]?.until ?? null)}
        />
      </div>
      <AskForm
        session={session}
        submit={t('counter.pauseUntilAct')}
        onSubmit={() => pause(instantOf(time, session.now, timeZone))}
      >
        <Field label={t('counter.pauseUntil')} type="time" value={time} onInput={setTime} required />
      </AskForm>
      <ActionButton session={session} kind="tertiary" onPress={() => pause(null)}>
        {t('counter.pauseOpen')}
      </ActionButton>
    </AskDialog>
  );
};
