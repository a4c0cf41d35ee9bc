// What can be done with an appointment: keep it in the calendar or on paper, move it, cancel it.
import type { TicketView } from '../../../shared/protocol';
import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';
import { calendarAddress, moveAddress } from '../address';
import { Button } from '../kit';
import { AskFirst } from './AskFirst';
import { useAct } from './act';
import { LinkButton } from './LinkButton';

export type ChangesProps = {
  link: TicketLink;
  timeZone: string;
  appointment: NonNullable<TicketView['appointment']>;
};

export const Changes = ({ link, timeZone, appointment }: ChangesProps) => {
  const { t } = useBookingWords();
  const cancelling = useAct(link, 'cancel');
  return (
    <div class="booking-acts">
      <LinkButton href={calendarAddress(link.key)}>{t('ticket.calendar')}</LinkButton>
      <Button kind="secondary" block onClick={() => print()}>
        {t('ticket.print')}
      </Button>
      {appointment.isChangeable && (
        <>
          <LinkButton href={moveAddress(link.key, appointment)}>{t('ticket.move')}</LinkButton>
          <AskFirst
            act={cancelling}
            timeZone={timeZone}
            label={t('ticket.cancel')}
            question={t('ticket.cancelAsk')}
            more={t('ticket.cancelMore')}
            yes={t('ticket.cancelYes')}
            no={t('ticket.cancelNo')}
          />
        </>
      )}
    </div>
  );
};
