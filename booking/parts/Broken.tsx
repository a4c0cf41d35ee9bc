// Something of ours did not come or does not work: never a blank page, but what to do now.
import { Button } from '../../ui/kit/Button';
import { usePage } from '../../ui/words';
import { useBookingWords } from './words';

export const Broken = ({ page }: { page: 'book' | 'ticket' }) => {
  const { t } = useBookingWords();
  usePage(t('start.broken'));
  return (
    <main class="wm-start">
      <h1 class="kern-heading-large">{t('start.broken')}</h1>
      <p class="kern-body kern-body--large">{t(`${page}.brokenHow`)}</p>
      <Button onClick={() => location.reload()}>{t('start.reload')}</Button>
    </main>
  );
};
