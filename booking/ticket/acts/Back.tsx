// K21: "I am back", said by who was sent to the photo or another place.

import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';
import { Button } from '../kit';
import { useAct } from './act';
import { Failed } from './Failed';

export const Back = ({ link, timeZone }: { link: TicketLink; timeZone: string }) => {
  const { t } = useBookingWords();
  const { refusal, isAsking, ask } = useAct(link, 'back');
  return (
    <div class="booking-acts">
      <Failed refusal={refusal} timeZone={timeZone} />
      <Button block blocked={isAsking} onClick={() => !isAsking && ask()}>
        {isAsking ? t('common.wait') : t('ticket.back')}
      </Button>
    </div>
  );
};
