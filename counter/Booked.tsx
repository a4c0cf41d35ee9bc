// C1: today's appointments of which nobody has said that they are here, and checking them in.
import { useState } from 'preact/hooks';
import type { CounterView } from '../shared/protocol';
import { Field } from '../ui/kit';
import { AskForm } from './AskForm';
import type { Desk } from './desk';
import { Press } from './Press';
import { servicesPhrase, timePhrase } from './phrases';
import { useCounterWords } from './words';

const useCheckIn = ({ ask, open }: Desk) => {
  return async (code: string): Promise<boolean> => {
    const answer = await ask({ type: 'checkIn', code, language: null });
    if (answer?.ok) open({ kind: 'ticket', ticket: answer.result });
    return answer?.ok ?? false;
  };
};

type RowProps = { desk: Desk; booked: CounterView['booked'][number]; checkIn: (code: string) => void };

const Row = ({ desk, booked, checkIn }: RowProps) => {
  const words = useCounterWords();
  const { code, persons } = booked;
  const act = words.t('counter.checkIn');
  return (
    <li class="counter-row">
      <strong>{timePhrase(words, desk, booked.slotAt)}</strong>
      <span class="counter-row__what">
        {servicesPhrase(words, booked)}
        <span class="counter-row__more">
          <span class="counter-code">{code}</span>, {words.count('persons', persons)}
        </span>
      </span>
      <span class="counter-row__acts">
        <Press
          desk={desk}
          kind="secondary"
          class="kern-btn--x-small"
          label={words.t('counter.about', { act, number: code })}
          onPress={() => checkIn(code)}
        >
          {act}
        </Press>
      </span>
    </li>
  );
};

/** Folded away until somebody comes who has not used the kiosk; nothing at all when nobody is booked. */
export const Booked = ({ desk }: { desk: Desk }) => {
  const { t } = useCounterWords();
  const [code, setCode] = useState('');
  const checkIn = useCheckIn(desk);
  const { booked } = desk.view;
  if (booked.length === 0) return null;
  const checkInTyped = async () => {
    if (await checkIn(code.trim().toUpperCase())) setCode('');
  };
  return (
    <details class="counter-section">
      <summary class="kern-title">{`${t('counter.booked')} (${booked.length})`}</summary>
      <AskForm desk={desk} submit={t('counter.checkIn')} onSubmit={() => void checkInTyped()}>
        <Field label={t('counter.code')} value={code} onInput={setCode} maxLength={20} autocomplete="off" required />
      </AskForm>
      <ul class="counter-list">
        {booked.map((one) => (
          <Row key={one.visitId} desk={desk} booked={one} checkIn={(typed) => void checkIn(typed)} />
        ))}
      </ul>
    </details>
  );
};
