// All that is known of an appointment, and all that can be done with it.
import type { BookedView } from '../../shared/protocol';
import { SaidList } from '../../ui/kit';
import { Press } from '../parts/ActionButton';
import { AskDialog, Settled } from '../parts/AskDialog';
import { Fact } from '../parts/Fact';
import { PrintAct } from '../parts/PrintAct';
import { appointmentPhrase, namePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';
import { useQuery } from '../session/useQuery';
import { checkIn, isExpected } from './checkIn';

/** X5: asked for when somebody looks at it, and only for this one. */
const Contact = ({ desk, appointment: { day, visitId } }: { desk: Desk; appointment: BookedView }) => {
  const { t } = useCounterWords();
  const answer = useQuery(desk, { type: 'appointment', day, visitId });
  const { phone, email } = (answer?.ok ? answer.result.appointment : null) ?? {};
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
    </>
  );
};

const Facts = ({ desk, appointment }: { desk: Desk; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { services, persons, language, code, via, state, number } = appointment;
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
        {[...(number ? [number] : []), t(`visit.${state}`)].join(', ')}
      </Fact>
      <Fact name={t('counter.via')} size="half">
        {t(`counter.via.${via}`)}
      </Fact>
      <Contact desk={desk} appointment={appointment} />
    </dl>
  );
};

export const AppointmentDialog = ({ desk, appointment }: { desk: Desk; appointment: BookedView }) => {
  const words = useCounterWords();
  const { t } = words;
  const { visitId, state, number } = appointment;
  return (
    <AskDialog desk={desk} title={appointmentPhrase(words, desk, appointment)}>
      <Facts desk={desk} appointment={appointment} />
      <div class="counter-suggestions">
        <Settled desk={desk} />
        {isExpected(desk, appointment) && (
          <Press desk={desk} kind="secondary" onPress={() => void checkIn(desk, appointment)}>
            {t('counter.checkIn')}
          </Press>
        )}
        {state === 'booked' && (
          <>
            <Press desk={desk} kind="secondary" onPress={() => desk.open({ kind: 'move', appointment })}>
              {t('counter.moveAct')}
            </Press>
            <Press desk={desk} kind="secondary" onPress={() => desk.open({ kind: 'cancel', appointment })}>
              {t('counter.cancelOpen')}
            </Press>
          </>
        )}
        {number && state === 'waiting' && <PrintAct desk={desk} visitId={visitId} />}
      </div>
    </AskDialog>
  );
};
