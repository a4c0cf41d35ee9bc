// An appointment in a list: when, who, what for, what has become of it, and checking in by one act.
import type { BookedView } from '../../shared/protocol';
import { SaidList, TicketNumber } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import { namePhrase, timePhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { checkIn, isExpected } from './checkIn';

export type AppointmentRowProps = {
  session: CounterSession;
  appointment: BookedView;
  /** In a list of several days. */
  withDate: boolean;
};

export const AppointmentRow = ({ session, appointment, withDate }: AppointmentRowProps) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { slotAt, state, number, code, persons, isConfirmed, elsewhere } = appointment;
  const time = timePhrase(words, session, slotAt);
  const name = namePhrase(words, appointment);
  const row = { session, about: `${time}, ${appointment.name ?? code}` };
  return (
    <li
      class={`counter-row counter-appointment counter-appointment--${state}${withDate ? ' counter-appointment--dated' : ''}`}
    >
      <strong class="counter-appointment__time">
        {withDate ? formatTime(slotAt, 'dateTime', session.view.office.timeZone, words.language) : time}
      </strong>
      <span class="counter-row__what">
        <strong>{name}</strong>
        <span class="counter-row__more">
          <SaidList texts={appointment.services} between=" + " />
          {persons > 1 && `, ${words.count('persons', persons)}`}
        </span>
      </span>
      {state === 'booked' && isConfirmed && <span>{t('counter.confirmed')}</span>}
      {state === 'booked' && elsewhere && <span>{t('counter.elsewhere.going', { office: elsewhere.name })}</span>}
      {state !== 'booked' && (
        <span>
          {number && <TicketNumber number={number} />}{' '}
          {elsewhere?.isThere ? t('counter.elsewhere.now', { office: elsewhere.name }) : t(`visit.${state}`)}
        </span>
      )}
      <span class="counter-row__acts">
        {may('serve') && isExpected(session, appointment) && (
          <RowAct {...row} act={t('counter.checkIn')} onPress={() => void checkIn(session, appointment)} />
        )}
        <RowAct {...row} act={t('counter.open')} onPress={() => session.open({ kind: 'appointment', appointment })} />
      </span>
    </li>
  );
};
