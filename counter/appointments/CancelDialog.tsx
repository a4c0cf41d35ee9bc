// Asks once more before an appointment is cancelled.
import type { BookedView } from '../../shared/protocol';
import { Button, SaidList } from '../../ui/kit';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog } from '../parts/AskDialog';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const CancelDialog = ({ session, appointment }: { session: CounterSession; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { day, visitId } = appointment;
  return (
    <AskDialog session={session} title={t('counter.cancelTitle')}>
      <p class="kern-body">
        <strong>{namePhrase(words, appointment)}</strong>, <SaidList texts={appointment.services} between=" + " />
        <br />
        {appointmentPhrase(words, session, appointment)}
      </p>
      <div class="counter-suggestions">
        <Button kind="secondary" onClick={() => session.open(null)}>
          {t('counter.cancelKeep')}
        </Button>
        <ActionButton
          session={session}
          onPress={() => void session.askAndClose({ type: 'cancelAppointment', day, visitId })}
        >
          {t('counter.cancelAct')}
        </ActionButton>
      </div>
    </AskDialog>
  );
};
