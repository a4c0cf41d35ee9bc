// The number that somebody at the counter has just got: to be read out, scanned, or printed.
import type { TicketResult } from '../../shared/protocol';
import { Qr, StatusText, TicketNumber } from '../../ui/kit';
import { forecastPhrase } from '../../ui/phrases';
import { AskDialog, Settled } from '../parts/AskDialog';
import { PrintAct } from '../parts/PrintAct';
import { timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const TicketDialog = ({ session, ticket }: { session: CounterSession; ticket: TicketResult }) => {
  const words = useCounterWords();
  const { t } = words;
  const { visitId, number, url, late, ownTimeAt, peopleBefore, forecast } = ticket;
  return (
    <AskDialog session={session} title={t('counter.ticketTitle', { number })}>
      <div class="counter-ticket">
        <div class="counter-ticket__qr">
          <Qr content={url} title={t('counter.ticketQr', { number })} />
        </div>
        <div class="counter-ticket__words">
          <p class="counter-ticket__number">
            <TicketNumber number={number} />
          </p>
          {ownTimeAt !== null && (
            <p class="kern-body">{t('wait.ownTime', { time: timePhrase(words, session, ownTimeAt) })}</p>
          )}
          {peopleBefore !== null && <p class="kern-body">{words.count('counter.ticketBefore', peopleBefore)}</p>}
          {ownTimeAt === null && (
            <p class="kern-body">{`${t('forecast.label')}: ${forecastPhrase(words, forecast)}`}</p>
          )}
          {late && <StatusText kind="info">{t('counter.ticketLate')}</StatusText>}
          <p class="kern-body">{t('counter.ticketScan')}</p>
          <Settled session={session} />
          <PrintAct session={session} visitId={visitId} />
        </div>
      </div>
    </AskDialog>
  );
};
