// K24: what stands on the page while its counter is in a small window.
import { Button } from '../../ui/kit';
import { usePage } from '../../ui/words';
import { useCounterWords } from '../parts/words';

export const InSmallWindow = ({ place, onBack }: { place: string; onBack: () => void }) => {
  const { t } = useCounterWords();
  usePage(t('counter.small.title', { place }));
  return (
    <main class="wm-start" id="counter-in-small-window">
      <h1 class="kern-heading-large">{t('counter.small.title', { place })}</h1>
      <p class="kern-body kern-body--large">{t('counter.small.how')}</p>
      <Button onClick={onBack}>{t('counter.small.back')}</Button>
    </main>
  );
};
