// K24: the way into the small window, where the browser has such windows.
import type { CounterView } from '../../shared/protocol';
import { Button } from '../../ui/kit';
import { counterPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import { offersSmallWindow, type SmallWindow } from './useSmallWindow';

export const OpenSmall = ({ view, small }: { view: CounterView; small: SmallWindow }) => {
  const words = useCounterWords();
  if (!offersSmallWindow()) return null;
  return (
    <Button kind="tertiary" onClick={() => void small.open(counterPhrase(words, view, view.counter.name))}>
      {words.t('counter.small.open')}
    </Button>
  );
};
