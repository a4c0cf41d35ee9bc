// The code of an appointment that was just made or moved: large, to be told, or on paper (A7).
import type { ComponentChildren } from 'preact';
import type { BookingResult } from '../../shared/protocol';
import { Button, Qr } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { AskDialog, Settled } from '../parts/AskDialog';
import { timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const BookedDialog = ({
  session,
  title,
  booking,
  at = session.view.office,
  children,
}: {
  session: CounterSession;
  title: string;
  booking: Pick<BookingResult, 'code' | 'slotAt' | 'url'>;
  /** The office where it is; this one where none is named. */
  at?: { name: string; place: string | null };
  children?: ComponentChildren;
}) => {
  const words = useCounterWords();
  const { t, language } = words;
  const { office } = session.view;
  const { code, slotAt, url } = booking;
  const date = formatTime(slotAt, 'fullDate', office.timeZone, language);
  return (
    <AskDialog session={session} title={title}>
      <div class="counter-ticket">
        <div class="counter-ticket__qr">
          <Qr content={`${url}#${code}`} title={t('counter.codeQr', { code })} />
        </div>
        <div class="counter-ticket__words">
          <p class="kern-body">{[at.name, at.place].filter(Boolean).join(', ')}</p>
          <p class="kern-title">{t('counter.bookedAt', { date, time: timePhrase(words, session, slotAt) })}</p>
          <p class="counter-ticket__number counter-code">{code}</p>
          <p class="kern-body">{t('counter.codeHow')}</p>
          {children}
          <div class="counter-suggestions">
            <Settled session={session} />
            <Button kind="secondary" onClick={() => print()}>
              {t('counter.printConfirmation')}
            </Button>
          </div>
        </div>
      </div>
    </AskDialog>
  );
};
