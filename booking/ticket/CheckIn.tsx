// Check-in on the phone (C1), from its time on; who is late may do it all the same (C4).
import { Button } from '../../ui/kit';
import type { TicketLink } from '../../ui/ticketLink';
import { useBookingWords } from '../words';
import { useAct } from './act';
import { Failed } from './Failed';

export const CheckIn = ({ link, timeZone }: { link: TicketLink; timeZone: string }) => {
  const { t } = useBookingWords();
  const { refusal, isAsking, ask } = useAct(link, 'checkIn');
  return (
    <div class="booking-acts">
      <Failed refusal={refusal} timeZone={timeZone} />
      <Button block blocked={isAsking} onClick={ask}>
        {isAsking ? t('common.wait') : t('ticket.checkIn')}
      </Button>
    </div>
  );
};
