// Why nothing came of a tap, in the visitor's words, and what to do.
import type { SpokenRefusal } from '../shared/words';
import { Alert } from '../ui/kit';
import { refusalPhrase } from '../ui/phrases';
import { useWords } from '../ui/words';

export const Refused = ({ refusal, timeZone }: { refusal: SpokenRefusal | null; timeZone: string }) => {
  const words = useWords();
  if (refusal === null) return null;
  const sentence = refusal.code === 'offline' ? words.t('kiosk.tapAgain') : refusalPhrase(words, refusal, timeZone);
  return (
    <Alert kind="warning" title={words.t('kiosk.sorry')}>
      <p class="kern-body">{sentence}</p>
    </Alert>
  );
};
