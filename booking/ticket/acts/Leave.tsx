// "I am leaving": gives the number back, so that nobody waits for somebody who is gone.
import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';
import { AskFirst } from './AskFirst';
import { useAct } from './act';

export type LeaveProps = { link: TicketLink; timeZone: string; number: string };

export const Leave = ({ link, timeZone, number }: LeaveProps) => {
  const { t } = useBookingWords();
  const leaving = useAct(link, 'leave');
  return (
    <div class="booking-acts">
      <AskFirst
        act={leaving}
        timeZone={timeZone}
        label={t('ticket.leave')}
        question={t('ticket.leaveAsk')}
        more={t('ticket.leaveMore', { number })}
        yes={t('ticket.leaveYes')}
        no={t('ticket.leaveNo')}
      />
    </div>
  );
};
