// A fault of ours leaves no blank page: it says what to do, and the number on paper counts all the same.
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Button } from '../../ui/kit';
import { usePage } from '../../ui/words';
import { useBookingWords } from '../words';

const Broken = () => {
  const { t } = useBookingWords();
  usePage(t('start.broken'));
  return (
    <main class="wm-start">
      <h1 class="kern-heading-large">{t('start.broken')}</h1>
      <p class="kern-body kern-body--large">{t('ticket.brokenHow')}</p>
      <Button onClick={() => location.reload()}>{t('start.reload')}</Button>
    </main>
  );
};

export const Guarded = ({ children }: { children: ComponentChildren }) => {
  const [error] = useErrorBoundary();
  return error ? <Broken /> : children;
};
