// A6: where appointments come from besides: other systems with a token, calendars, files.
import { CsvFile } from './CsvFile';
import { Feeds } from './Feeds';
import { PageHead } from './Parts';
import type { PageParts } from './page';
import { Sources } from './Sources';
import { useAdminWords } from './words';

export const Interfaces = (parts: PageParts) => {
  const { t } = useAdminWords();
  return (
    <>
      <PageHead title={t('admin.page.feeds')} />
      <Sources {...parts} />
      <Feeds {...parts} />
      <CsvFile {...parts} />
    </>
  );
};
