// What went wrong, in words, and what to do about it; what was entered is still there.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SpokenRefusal } from '../../../shared/words';
import { useBookingWords } from '../../parts/words';
import { Alert, Button } from './kit';

export type RequestErrorProps = {
  refusal: SpokenRefusal;
  /** What has not happened: 'Der Termin ist nicht gebucht'. */
  title?: string;
  /** What is told instead of the refusal's own words. */
  told?: string | null;
  onRetry?: () => void;
};

export const RequestError = ({ refusal, title, told = null, onRetry }: RequestErrorProps) => {
  const words = useBookingWords();
  const { t } = words;
  const notice = useRef<HTMLDivElement>(null);
  // On a phone it may have come up below what is seen of the page.
  useLayoutEffect(() => notice.current?.scrollIntoView({ block: 'nearest' }), [refusal]);
  const isOffline = refusal.code === 'offline';
  return (
    <div class="book-trouble" ref={notice}>
      <Alert kind="warning" title={isOffline ? t('book.offlineTitle') : (title ?? t('book.failed'))}>
        <p class="kern-body">{isOffline ? t('book.offline') : (told ?? words.refusal(refusal))}</p>
        {onRetry && (
          <Button kind="secondary" icon="autorenew" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
      </Alert>
    </div>
  );
};
