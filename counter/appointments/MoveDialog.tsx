// Another time for an appointment; code and confirmation stay as they are.
import { useState } from 'preact/hooks';
import type { BookedView } from '../../shared/protocol';
import { SaidList } from '../../ui/kit';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { type ChosenTime, chosenSlot, TimeFields } from './TimeFields';

export const MoveDialog = ({ session, appointment }: { session: CounterSession; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { day, visitId, serviceIds, persons } = appointment;
  const [when, setWhen] = useState<ChosenTime>({ day, slotAt: null, extraTime: null });
  const [wasAsked, setAsked] = useState(false);
  const slot = chosenSlot(when, session.view.office.timeZone);
  const move = async () => {
    setAsked(true);
    if (slot === null) return;
    const answer = await session.ask({ type: 'moveAppointment', day, visitId, ...slot });
    if (answer?.ok) session.open({ kind: 'moved', booking: answer.result });
  };
  return (
    <AskDialog session={session} title={t('counter.moveTitle')}>
      <p class="kern-body">
        <strong>{namePhrase(words, appointment)}</strong>, <SaidList texts={appointment.services} between=" + " />
        <br />
        {appointmentPhrase(words, session, appointment)}
      </p>
      <AskForm session={session} submit={t('counter.moveAct')} onSubmit={() => void move()}>
        <TimeFields
          session={session}
          wish={{ serviceIds, persons }}
          when={when}
          onWhen={setWhen}
          isMissing={wasAsked && slot === null}
        />
      </AskForm>
    </AskDialog>
  );
};
