// K5: a page whose right somebody has not: it says so, and who gives rights.
import { Alert } from '../../ui/kit';
import type { Page } from '../draft/routes';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';

export const NotForYou = ({ page }: { page: Page }) => {
  const words = useAdminWords();
  return (
    <>
      <PageHead title={words.t(`admin.page.${page}`)} />
      <Alert kind="info" title={words.refusal({ code: 'noRight', values: {} })} />
    </>
  );
};
