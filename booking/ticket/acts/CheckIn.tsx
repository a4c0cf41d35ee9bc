// Check-in on the phone (C1), from its time on; who is late may do it all the same (C4). The code on the screens in the
// office says that its owner is here (C7).
import { useState } from 'preact/hooks';
import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';
import { Button, Field } from '../kit';
import { useAct } from './act';
import { Failed } from './Failed';

export type CheckInProps = { link: TicketLink; timeZone: string; needsSign: boolean };

export const CheckIn = ({ link, timeZone, needsSign }: CheckInProps) => {
  const { t } = useBookingWords();
  const { refusal, isAsking, ask } = useAct(link, 'checkIn');
  const [sign, setSign] = useState('');
  return (
    <form
      class="booking-acts"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsking) ask(needsSign ? sign : null);
      }}
    >
      <Failed refusal={refusal} timeZone={timeZone} />
      {needsSign && (
        <Field
          label={t('ticket.sign')}
          hint={t('ticket.signHint')}
          inputMode="numeric"
          autocomplete="off"
          maxLength={12}
          value={sign}
          onInput={setSign}
        />
      )}
      <Button block type="submit" blocked={isAsking}>
        {isAsking ? t('common.wait') : t('ticket.checkIn')}
      </Button>
    </form>
  );
};
