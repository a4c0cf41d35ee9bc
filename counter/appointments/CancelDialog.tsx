// Asks once more before an appointment is cancelled.
import type { BookedView } from '../../shared/protocol';
import { Button, SaidList } from '../../ui/kit';
import { Press } from '../parts/ActionButton';
import { AskDialog } from '../parts/AskDialog';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

export const CancelDialog = ({ desk, appointment }: { desk: Desk; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { day, visitId } = appointment;
  return (
    <AskDialog desk={desk} title={t('counter.cancelTitle')}>
      <p class="kern-body">
        <strong>{namePhrase(words, appointment)}</strong>, <SaidList texts={appointment.services} between=" + " />
        <br />
        {appointmentPhrase(words, desk, appointment)}
      </p>
      <div class="counter-suggestions">
        <Button kind="secondary" onClick={() => desk.open(null)}>
          {t('counter.cancelKeep')}
        </Button>
        <Press desk={desk} onPress={() => void desk.askAndClose({ type: 'cancelAppointment', day, visitId })}>
          {t('counter.cancelAct')}
        </Press>
      </div>
    </AskDialog>
  );
};
