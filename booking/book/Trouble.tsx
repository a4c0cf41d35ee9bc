// What went wrong, in words, and what to do about it; what was entered is still there.
import type { SpokenRefusal } from '../../shared/words';
import { useBookingWords } from '../words';
import { Alert, Button } from './kit';

export type TroubleProps = {
  refusal: SpokenRefusal;
  /** What has not happened: 'Der Termin ist nicht gebucht'. */
  title?: string;
  onRetry?: () => void;
};

export const Trouble = ({ refusal, title, onRetry }: TroubleProps) => {
  const words = useBookingWords();
  const isOffline = refusal.code === 'offline';
  return (
    <Alert kind="warning" title={isOffline ? words.t('book.offlineTitle') : (title ?? words.t('book.failed'))}>
      <p class="kern-body">{isOffline ? words.t('book.offline') : words.refusal(refusal)}</p>
      {onRetry && (
        <Button kind="secondary" icon="autorenew" onClick={onRetry}>
          {words.t('common.retry')}
        </Button>
      )}
    </Alert>
  );
};
