// A6: where appointments come from besides: other systems with a token, calendars, files.
import { useMay } from '../../ui/rights';
import type { PageParts } from '../draft/page';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { CsvFile } from './CsvFile';
import { Feeds } from './Feeds';
import { Sources } from './Sources';

export const Interfaces = (parts: PageParts) => {
  const { t } = useAdminWords();
  const may = useMay();
  return (
    <>
      <PageHead title={t('admin.page.feeds')} />
      <Sources {...parts} />
      <Feeds {...parts} />
      {may('manageAppointments') && <CsvFile {...parts} />}
    </>
  );
};
