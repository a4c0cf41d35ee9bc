// All that is known of an appointment, and all that can be done with it.
import type { BookedView } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { SaidList } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog, Settled } from '../parts/AskDialog';
import { Fact } from '../parts/Fact';
import { PrintAct } from '../parts/PrintAct';
import { appointmentPhrase, confirmedPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import { type CounterSession, isFree } from '../session/counterSession';
import { useQuery } from '../session/useQuery';
import { checkIn, isExpected } from './checkIn';

/** X5: asked for when somebody looks at it, and only for this one. */
const Contact = ({ session, appointment: { day, visitId } }: { session: CounterSession; appointment: BookedView }) => {
  const { t, language } = useCounterWords();
  const may = useMay();
  const answer = useQuery(session, may('readNames') ? { type: 'appointment', day, visitId } : null);
  const { phone, email, answers = [] } = (answer?.ok ? answer.result.appointment : null) ?? {};
  return (
    <>
      {phone && (
        <Fact name={t('counter.phoneShort')} size="half">
          {phone}
        </Fact>
      )}
      {email && (
        <Fact name={t('counter.emailShort')} size="whole">
          {email}
        </Fact>
      )}
      {answers.map(({ fieldId, label, value }) => (
        <Fact key={fieldId} name={textOf(label, language)} size="whole">
          {textOf(value, language)}
        </Fact>
      ))}
    </>
  );
};

const Facts = ({ session, appointment }: { session: CounterSession; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { services, persons, language, code, via, state, number, isConfirmed, elsewhere } = appointment;
  return (
    <dl class="counter-facts">
      <Fact name={t('counter.name')} size="whole">
        <strong>{namePhrase(words, appointment)}</strong>
      </Fact>
      <Fact name={words.count('counter.services', services.length)} size="whole">
        <SaidList texts={appointment.services} between=" + " />
      </Fact>
      <Fact name={t('counter.persons')} size="half">
        {words.count('persons', persons)}
      </Fact>
      <Fact name={t('counter.spoken')} size="half">
        {t(`language.${language}`)}
      </Fact>
      <Fact name={t('counter.codeShort')} size="half">
        <strong class="counter-code">{code}</strong>
      </Fact>
      <Fact name={t('counter.state')} size="half">
        {elsewhere?.isThere
          ? t('counter.elsewhere.now', { office: elsewhere.name })
          : confirmedPhrase(words, [...(number ? [number] : []), t(`visit.${state}`)].join(', '), isConfirmed)}
      </Fact>
      <Fact name={t('counter.via')} size="half">
        {t(`counter.via.${via}`)}
      </Fact>
      {elsewhere && (
        <Fact name={t('counter.elsewhere.fact')} size="whole">
          {t(elsewhere.isThere ? 'counter.elsewhere.there' : 'counter.elsewhere.asked', {
            office: elsewhere.name,
            when: formatTime(elsewhere.slotAt, 'dateTime', session.view.office.timeZone, words.language),
          })}
        </Fact>
      )}
      {elsewhere?.code && (
        <Fact name={t('counter.elsewhere.code')} size="half">
          <strong class="counter-code">{elsewhere.code}</strong>
        </Fact>
      )}
      <Contact session={session} appointment={appointment} />
    </dl>
  );
};

export const AppointmentDialog = ({ session, appointment }: { session: CounterSession; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { visitId, state, number } = appointment;
  return (
    <AskDialog session={session} title={appointmentPhrase(words, session, appointment)}>
      <Facts session={session} appointment={appointment} />
      <div class="counter-suggestions">
        <Settled session={session} />
        {may('serve') && isExpected(session, appointment) && (
          <ActionButton session={session} kind="secondary" onPress={() => void checkIn(session, appointment)}>
            {t('counter.checkIn')}
          </ActionButton>
        )}
        {may('manageAppointments') && state === 'booked' && (
          <>
            <ActionButton
              session={session}
              kind="secondary"
              onPress={() => session.open({ kind: 'move', appointment })}
            >
              {t('counter.moveAct')}
            </ActionButton>
            <ActionButton
              session={session}
              kind="secondary"
              onPress={() => session.open({ kind: 'cancel', appointment })}
            >
              {t('counter.cancelOpen')}
            </ActionButton>
          </>
        )}
        {number && state === 'waiting' && may('callOutOfOrder') && isFree(session) && (
          <ActionButton
            session={session}
            kind="secondary"
            onPress={() => session.open({ kind: 'callOutOfOrder', waiting: { ...appointment, number } })}
          >
            {t('counter.callOutOfOrder')}
          </ActionButton>
        )}
        {number && state === 'waiting' && <PrintAct session={session} visitId={visitId} />}
      </div>
    </AskDialog>
  );
};
