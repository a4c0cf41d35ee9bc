// Putting a number on paper at a kiosk, and what has become of it.
import { useState } from 'preact/hooks';
import { StatusText } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import type { CounterSession } from '../session/counterSession';
import { ActionButton } from './ActionButton';
import { useCounterWords } from './words';

export type PrintActProps = { session: CounterSession; visitId: string };

export const PrintAct = ({ session, visitId }: PrintActProps) => {
  const { t } = useCounterWords();
  const may = useMay();
  const [isAsked, setAsked] = useState(false);
  const doubtful = session.view.alarms.find((alarm) => alarm.kind === 'slip' && alarm.slip.visitId === visitId);
  const print = async () => {
    const answer = await session.ask({ type: 'printAgain', visitId });
    setAsked(answer?.ok ?? false);
  };
  if (!may('serve', 'operate')) return null;
  return (
    <>
      <ActionButton session={session} kind="secondary" onPress={() => void print()}>
        {t('counter.print')}
      </ActionButton>
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
