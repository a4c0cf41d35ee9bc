// M14: who was called before, for whoever wants to know: loaded and asked for only then.
import { useState } from 'preact/hooks';
import type { Receipt as Told } from '../../../shared/fairness/receipt';
import { receiptWordsOf } from '../../../shared/words/receipt';
import type { TicketLink } from '../../../ui/link/ticketLink';
import { formatTime } from '../../../ui/time';
import { useBookingWords } from '../../parts/words';
import { Alert, Button, TicketNumber } from '../kit';
import './receipt.scss';

type ListProps = { receipt: Told; timeZone: string };

const Before = ({ receipt: { before, left }, timeZone }: ListProps) => {
  const { language, t } = useBookingWords();
  const words = receiptWordsOf(language);
  const time = (at: number) => formatTime(at, 'time', timeZone, language);
  if (before.length === 0) return <p class="kern-body">{words.t('receipt.none')}</p>;
  return (
    <>
      <ol class="receipt-list">
        {before.map(({ number, at, why, slotAt }) => (
          <li key={number} class="receipt-call">
            <span class="receipt-call__number">
              <TicketNumber number={number} />
            </span>
            <span class="receipt-call__at">{t('common.clock', { time: time(at) })}</span>
            <span class="receipt-call__why">
              {why === 'appointment'
                ? words.t('receipt.appointment', { time: time(slotAt ?? at) })
                : words.t(`receipt.${why}`)}
            </span>
          </li>
        ))}
      </ol>
      {left > 0 && <p class="kern-body">{words.t('receipt.more', { count: left })}</p>}
    </>
  );
};

export type ReceiptProps = { link: Pick<TicketLink, 'receipt'>; timeZone: string };

export const Receipt = ({ link, timeZone }: ReceiptProps) => {
  const { language, t } = useBookingWords();
  const words = receiptWordsOf(language);
  const [told, setTold] = useState<Told | 'asking' | 'failed' | null>(null);
  const ask = () => {
    setTold('asking');
    link.receipt().then(
      (receipt) => setTold(receipt ?? 'failed'),
      () => setTold('failed'),
    );
  };
  if (told === null || told === 'asking' || told === 'failed')
    return (
      <div class="booking-acts">
        {told === 'failed' && (
          <Alert kind="warning" title={words.t('receipt.ask')}>
            <p class="kern-body">{words.t('receipt.failed')}</p>
          </Alert>
        )}
        <Button kind="secondary" block blocked={told === 'asking'} onClick={ask}>
          {told === 'asking' ? t('common.wait') : words.t('receipt.ask')}
        </Button>
      </div>
    );
  return (
    <section class="receipt" aria-live="polite">
      <h2 class="kern-heading-small">{words.t('receipt.title')}</h2>
      <Before receipt={told} timeZone={timeZone} />
      {told.isPublished && (
        <p class="kern-body">
          {words.t('receipt.published')}{' '}
          <a class="kern-link" href={`/aufrufe?lang=${language}`}>
            {words.t('receipt.days')}
          </a>
        </p>
      )}
    </section>
  );
};
