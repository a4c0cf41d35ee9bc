// F3: a break, and first of all until when.
import { useState } from 'preact/hooks';
import { MINUTE_MS } from '../../shared/time';
import { Field } from '../../ui/kit';
import { Press } from '../parts/ActionButton';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { instantOf } from '../parts/instants';
import { timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

const LENGTHS_MIN = [5, 10, 15, 30, 45, 60];

export const PauseDialog = ({ desk }: { desk: Desk }) => {
  const words = useCounterWords();
  const { t } = words;
  const [time, setTime] = useState('');
  const { timeZone } = desk.view.office;
  const pause = (until: number | null) => void desk.askAndClose({ type: 'pause', until });
  const lengths = LENGTHS_MIN.map((minutes) => {
    const until = desk.now + minutes * MINUTE_MS;
    return { until, label: t('counter.pauseFor', { minutes, time: timePhrase(words, desk, until) }) };
  });
  return (
    <AskDialog desk={desk} title={t('counter.pauseTitle')}>
      <p class="kern-body">{t('counter.pauseHow')}</p>
      <div class="counter-lengths">
        <Suggestions
          desk={desk}
          suggestions={lengths.map(({ label }) => label)}
          onChoose={(_label, place) => pause(lengths[place]?.until ?? null)}
        />
      </div>
      <AskForm
        desk={desk}
        submit={t('counter.pauseUntilAct')}
        onSubmit={() => pause(instantOf(time, desk.now, timeZone))}
      >
        <Field label={t('counter.pauseUntil')} type="time" value={time} onInput={setTime} required />
      </AskForm>
      <Press desk={desk} kind="tertiary" onPress={() => pause(null)}>
        {t('counter.pauseOpen')}
      </Press>
    </AskDialog>
  );
};
