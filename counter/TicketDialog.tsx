// The number that somebody at the counter has just got: to be read out, scanned, or printed.
import { useState } from 'preact/hooks';
import type { TicketResult } from '../shared/protocol';
import { Qr, StatusText, TicketNumber } from '../ui/kit';
import { forecastPhrase } from '../ui/phrases';
import { AskDialog } from './AskDialog';
import type { Desk } from './desk';
import { Press } from './Press';
import { useCounterWords } from './words';

export const TicketDialog = ({ desk, ticket }: { desk: Desk; ticket: TicketResult }) => {
  const words = useCounterWords();
  const { t } = words;
  const [isPrinting, setPrinting] = useState(false);
  const { visitId, number, url, late, peopleBefore, forecast } = ticket;
  const print = async () => {
    const answer = await desk.ask({ type: 'printAgain', visitId });
    setPrinting(answer?.ok ?? false);
  };
  return (
    <AskDialog desk={desk} title={t('counter.ticketTitle', { number })}>
      <div class="counter-ticket">
        <div class="counter-ticket__qr">
          <Qr content={url} title={t('counter.ticketQr', { number })} />
        </div>
        <div class="counter-ticket__words">
          <p class="counter-ticket__number">
            <TicketNumber number={number} />
          </p>
          <p class="kern-body">{words.count('counter.ticketBefore', peopleBefore)}</p>
          <p class="kern-body">{`${t('forecast.label')}: ${forecastPhrase(words, forecast)}`}</p>
          {late && <StatusText kind="info">{t('counter.ticketLate')}</StatusText>}
          <p class="kern-body">{t('counter.ticketScan')}</p>
          <Press desk={desk} kind="secondary" onPress={() => void print()}>
            {t('counter.print')}
          </Press>
          <p class="kern-body" role="status">
            {isPrinting && t('counter.printing')}
          </p>
        </div>
      </div>
    </AskDialog>
  );
};
