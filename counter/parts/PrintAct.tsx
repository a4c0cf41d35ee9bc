// Putting a number on paper at a kiosk, and what has become of it.
import { useState } from 'preact/hooks';
import { StatusText } from '../../ui/kit';
import type { Desk } from '../session/counterSession';
import { Press } from './ActionButton';
import { useCounterWords } from './words';

export type PrintActProps = { desk: Desk; visitId: string };

export const PrintAct = ({ desk, visitId }: PrintActProps) => {
  const { t } = useCounterWords();
  const [isAsked, setAsked] = useState(false);
  const doubtful = desk.view.alarms.find((alarm) => alarm.kind === 'slip' && alarm.slip.visitId === visitId);
  const print = async () => {
    const answer = await desk.ask({ type: 'printAgain', visitId });
    setAsked(answer?.ok ?? false);
  };
  return (
    <>
      <Press desk={desk} kind="secondary" onPress={() => void print()}>
        {t('counter.print')}
      </Press>
      <div role="status">
        {doubtful?.kind === 'slip' && (
          <StatusText kind="warning">
            {t(doubtful.slip.state === 'notSent' ? 'counter.slip.notSent' : 'counter.slip.unknown', {
              number: doubtful.slip.number,
            })}
          </StatusText>
        )}
        {isAsked && !doubtful && <p class="kern-body">{t('counter.printing')}</p>}
      </div>
    </>
  );
};
