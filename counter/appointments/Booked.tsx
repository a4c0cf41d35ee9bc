// C1: today's appointments of which nobody has said that they are here, and checking them in.
import { useState } from 'preact/hooks';
import { MINUTE_MS } from '../../shared/time';
import { Button, Field } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { AskForm } from '../parts/AskForm';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { AppointmentRow } from './AppointmentRow';

const SHOWN_AT_FIRST = 8;
/** Who is later than that hardly comes any more, and stands in nobody's way. */
const LATE_MS = 45 * MINUTE_MS;

const CodeForm = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const [code, setCode] = useState('');
  const checkIn = async () => {
    const answer = await session.ask({ type: 'checkIn', code: code.trim().toUpperCase(), language: null });
    if (!answer?.ok) return;
    setCode('');
    session.open({ kind: 'ticket', ticket: answer.result });
  };
  return (
    <AskForm session={session} submit={t('counter.checkIn')} onSubmit={() => void checkIn()}>
      <Field label={t('counter.code')} value={code} onInput={setCode} maxLength={20} autocomplete="off" required />
    </AskForm>
  );
};

export const Booked = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const may = useMay();
  const [isWhole, setWhole] = useState(false);
  const { booked } = session.view;
  const soon = booked.filter(({ slotAt }) => slotAt > session.now - LATE_MS).slice(0, SHOWN_AT_FIRST);
  const shown = isWhole ? booked : soon;
  return (
    <Section title={t('counter.booked')} count={booked.length}>
      {booked.length === 0 && <p class="kern-body">{t('counter.bookedNone')}</p>}
      {may('serve') && booked.length > 0 && <CodeForm session={session} />}
      {shown.length > 0 && (
        <ul class="counter-list">
          {shown.map((one) => (
            <AppointmentRow key={one.visitId} session={session} appointment={one} withDate={false} />
          ))}
        </ul>
      )}
      {soon.length < booked.length && (
        <Button kind="tertiary" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('counter.showFewer') : t('counter.showAll', { count: booked.length })}
        </Button>
      )}
    </Section>
  );
};
