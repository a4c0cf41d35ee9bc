// Why nothing came of a tap.
import type { SpokenRefusal } from '../../../shared/words';
import { refusalPhrase } from '../../../ui/phrases';
import { useBookingWords } from '../../parts/words';
import { Alert } from '../kit';

export const Failed = ({ refusal, timeZone }: { refusal: SpokenRefusal | null; timeZone: string }) => {
  const words = useBookingWords();
  if (refusal === null) return null;
  return (
    <Alert kind="warning" title={words.t('ticket.failed')}>
      <p class="kern-body">{refusalPhrase(words, refusal, timeZone)}</p>
    </Alert>
  );
};
