// Another time for an appointment, code and confirmation stay as they are; or (M18) another office.
import { useState } from 'preact/hooks';
import type { BookedView } from '../../shared/protocol';
import { SaidList, Select } from '../../ui/kit';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { useQuery } from '../session/useQuery';
import { ElsewhereFields, useTimesElsewhere } from './ElsewhereFields';
import { type ChosenTime, chosenSlot, TimeFields } from './TimeFields';

type MoveProps = { session: CounterSession; appointment: BookedView };

/** This office, as it is chosen. */
const HERE = '';

const useMoving = ({ session, appointment }: MoveProps) => {
  const { day, visitId } = appointment;
  const [when, setWhen] = useState<ChosenTime>({ day, slotAt: null, extraTime: null });
  const [wasAsked, setAsked] = useState(false);
  const [office, choose] = useState(HERE);
  const beside = useQuery(session, { type: 'officesBeside' });
  const offices = beside?.ok ? (beside.result.offices ?? []) : [];
  const name = offices.find((one) => one.office === office)?.name ?? office;
  const said = useTimesElsewhere(session, appointment, office === HERE ? null : office, when.day);
  const slot = chosenSlot(when, session.view.office.timeZone);
  const moveHere = async () => {
    if (slot === null) return;
    const answer = await session.ask({ type: 'moveAppointment', day, visitId, ...slot });
    if (answer?.ok) session.open({ kind: 'moved', booking: answer.result });
  };
  const moveThere = async () => {
    const { slotAt } = when;
    if (slotAt === null || !said?.ok || said.result.is !== 'there') return;
    const { serviceIds } = said.result;
    const answer = await session.ask({ type: 'moveElsewhere', day, visitId, office, serviceIds, slotAt });
    if (answer?.ok) session.open({ kind: 'movedElsewhere', office: name, result: answer.result });
  };
  return {
    ...{ when, setWhen, offices, office, name, said, isMissing: wasAsked && slot === null },
    choose: (chosen: string) => {
      choose(chosen);
      setAsked(false);
      setWhen({ day: when.day, slotAt: null, extraTime: null });
    },
    move: () => {
      setAsked(true);
      void (office === HERE ? moveHere() : moveThere());
    },
  };
};

export const MoveDialog = (props: MoveProps) => {
  const { session, appointment } = props;
  const words = useCounterWords();
  const { t } = words;
  const { serviceIds, persons } = appointment;
  const { offices, office, name, choose, when, setWhen, said, isMissing, move } = useMoving(props);
  const time = { session, when, onWhen: setWhen, isMissing };
  const places = offices.map((one) => ({ value: one.office, label: one.name }));
  return (
    <AskDialog session={session} title={t('counter.moveTitle')}>
      <p class="kern-body">
        <strong>{namePhrase(words, appointment)}</strong>, <SaidList texts={appointment.services} between=" + " />
        <br />
        {appointmentPhrase(words, session, appointment)}
      </p>
      <AskForm session={session} submit={t('counter.moveAct')} onSubmit={move}>
        {offices.length > 0 && (
          <Select
            label={t('counter.elsewhere.office')}
            value={office}
            options={[
              { value: HERE, label: t('counter.elsewhere.here', { office: session.view.office.name }) },
              ...places,
            ]}
            onChange={choose}
          />
        )}
        {office === HERE ? (
          <TimeFields {...time} wish={{ serviceIds, persons }} />
        ) : (
          <ElsewhereFields {...time} office={name} said={said} />
        )}
      </AskForm>
    </AskDialog>
  );
};
