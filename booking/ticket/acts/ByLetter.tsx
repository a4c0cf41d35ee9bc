// A21: what a reminder's links lead to: whether its owner comes, gives the appointment free, or wants no more reminders.
// Only a tap does any of it.
import { useState } from 'preact/hooks';
import { BY_LETTER } from '../../../shared/letters/byLetter';
import type { TicketView } from '../../../shared/protocol';
import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';
import { Alert, Button } from '../kit';
import { useAct } from './act';
import { Failed } from './Failed';

const said = (): (typeof BY_LETTER)[keyof typeof BY_LETTER] | null => {
  const query = new URLSearchParams(location.search);
  return Object.values(BY_LETTER).find((one) => query.has(one)) ?? null;
};

type Props = { link: TicketLink; timeZone: string; isConfirmed: boolean };

const Comes = ({ link, timeZone, isConfirmed }: Props) => {
  const { t } = useBookingWords();
  const [comes, cancel] = [useAct(link, 'comes'), useAct(link, 'cancel')];
  const isAsking = comes.isAsking || cancel.isAsking;
  if (isConfirmed) return <Confirmed />;
  return (
    <section class="booking-acts booking-answer">
      <h2 class="kern-heading-medium">{t('ticket.comesAsk')}</h2>
      <Failed refusal={comes.refusal ?? cancel.refusal} timeZone={timeZone} />
      <Button block icon="check" blocked={isAsking} onClick={() => comes.ask()}>
        {isAsking ? t('common.wait') : t('ticket.comes')}
      </Button>
      <Button kind="secondary" block blocked={isAsking} onClick={() => cancel.ask()}>
        {t('ticket.release')}
      </Button>
      <p>{t('ticket.releaseHow')}</p>
    </section>
  );
};

const Confirmed = () => {
  const { t } = useBookingWords();
  return <Alert kind="success" title={t('ticket.comesDone')} />;
};

const NoReminders = ({ link, timeZone }: Omit<Props, 'isConfirmed'>) => {
  const { t } = useBookingWords();
  const [isDone, setDone] = useState(false);
  const refusing = useAct(link, 'noReminders', () => setDone(true));
  if (isDone) return <Alert kind="success" title={t('ticket.noRemindersDone')} />;
  return (
    <section class="booking-acts booking-answer">
      <h2 class="kern-heading-medium">{t('ticket.noRemindersAsk')}</h2>
      <p>{t('ticket.noRemindersHow')}</p>
      <Failed refusal={refusing.refusal} timeZone={timeZone} />
      <Button block blocked={refusing.isAsking} onClick={() => refusing.ask()}>
        {refusing.isAsking ? t('common.wait') : t('ticket.noReminders')}
      </Button>
    </section>
  );
};

export type ByLetterProps = {
  link: TicketLink;
  view: TicketView;
  appointment: NonNullable<TicketView['appointment']>;
};

export const ByLetter = ({ link, view, appointment }: ByLetterProps) => {
  const what = said();
  const { timeZone } = view.office;
  if (what === BY_LETTER.noReminders) return <NoReminders link={link} timeZone={timeZone} />;
  if (what !== null && appointment.isChangeable)
    return <Comes link={link} timeZone={timeZone} isConfirmed={appointment.isConfirmed} />;
  return appointment.isConfirmed ? <Confirmed /> : null;
};
