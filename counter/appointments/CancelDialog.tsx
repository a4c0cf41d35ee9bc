// Asks once more before an appointment is cancelled.
import type { BookedView } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import { Button, SaidList } from '../../ui/kit';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog } from '../parts/AskDialog';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** K10: whether it can be taken back is said before. */
const WayBack = ({ session, appointment }: { session: CounterSession; appointment: BookedView }) => {
  const { t } = useCounterWords();
  const { day, isWrittenTo } = appointment;
  const isToday = day === dayOf(session.now, session.view.office.timeZone);
  const others = t(isToday ? 'counter.cancelUndo' : 'counter.cancelFinal');
  return <p class="kern-body">{isWrittenTo ? t('counter.cancelLetter') : others}</p>;
};

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
      <WayBack session={session} appointment={appointment} />
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
