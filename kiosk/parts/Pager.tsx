// Turns the pages of what does not fit on one.
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/kit';
import { useKioskWords } from './words';

export type PagerProps = { page: number; pages: number; onPage: (page: number) => void; children?: ComponentChildren };

export const Pager = ({ page, pages, onPage, children }: PagerProps) => {
  const { t } = useKioskWords();
  return (
    <div class="kiosk-pager">
      <Button kind="secondary" blocked={page === 0} onClick={() => onPage(page - 1)}>
        {t('kiosk.previousPage')}
      </Button>
      <p role="status">{t('kiosk.page', { page: page + 1, pages })}</p>
      <Button kind="secondary" blocked={page >= pages - 1} onClick={() => onPage(page + 1)}>
        {t('kiosk.nextPage')}
      </Button>
      {children}
    </div>
  );
};
