// Another time for an appointment; code and confirmation stay as they are.
import { useState } from 'preact/hooks';
import type { BookedView } from '../../shared/protocol';
import { SaidList } from '../../ui/kit';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';
import { chosenSlot, type When, WhenFields } from './TimeFields';

export const MoveDialog = ({ desk, appointment }: { desk: Desk; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { day, visitId, serviceIds, persons } = appointment;
  const [when, setWhen] = useState<When>({ day, slotAt: null, extraTime: null });
  const [wasAsked, setAsked] = useState(false);
  const slot = chosenSlot(when, desk.view.office.timeZone);
  const move = async () => {
    setAsked(true);
    if (slot === null) return;
    const answer = await desk.ask({ type: 'moveAppointment', day, visitId, ...slot });
    if (answer?.ok) desk.open({ kind: 'moved', booking: answer.result });
  };
  return (
    <AskDialog desk={desk} title={t('counter.moveTitle')}>
      <p class="kern-body">
        <strong>{namePhrase(words, appointment)}</strong>, <SaidList texts={appointment.services} between=" + " />
        <br />
        {appointmentPhrase(words, desk, appointment)}
      </p>
      <AskForm desk={desk} submit={t('counter.moveAct')} onSubmit={() => void move()}>
        <WhenFields
          desk={desk}
          wish={{ serviceIds, persons }}
          when={when}
          onWhen={setWhen}
          isMissing={wasAsked && slot === null}
        />
      </AskForm>
    </AskDialog>
  );
};
