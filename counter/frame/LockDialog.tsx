// W5: why a kiosk gives out no numbers, in words for those who stand before it.
import { useState } from 'preact/hooks';
import { offeredLockReasons } from '../../shared/words/counter/lockReasons';
import { Field } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const LockDialog = ({ session, kioskId }: { session: CounterSession; kioskId: string }) => {
  const { t, language } = useCounterWords();
  const offered = offeredLockReasons();
  const [reason, setReason] = useState('');
  const name = session.view.kiosks.find((kiosk) => kiosk.id === kioskId)?.name ?? '';
  const lock = (why: string) => void session.askAndClose({ type: 'lockKiosk', kioskId, reason: why });
  return (
    <AskDialog session={session} title={t('counter.lockTitle', { name })}>
      <Suggestions
        session={session}
        suggestions={offered.map((one) => one[language])}
        onChoose={(_, place) => lock(offered[place]?.de ?? '')}
      />
      <AskForm session={session} submit={t('counter.lock')} onSubmit={() => lock(reason)}>
        <Field
          label={t('counter.lockReason')}
          hint={t('counter.lockReasonHint')}
          value={reason}
          onInput={setReason}
          maxLength={200}
          autocomplete="off"
          required
        />
      </AskForm>
    </AskDialog>
  );
};
