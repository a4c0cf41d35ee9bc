// Other systems: programs at counters and web hooks (S35, S36); where appointments come from besides (A6).
import { useMay } from '../../ui/rights';
import type { PageParts } from '../draft/page';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { Hooks } from '../programs/Hooks';
import { Programs } from '../programs/Programs';
import { CsvFile } from './CsvFile';
import { Feeds } from './Feeds';
import { Sources } from './Sources';

export const Interfaces = (parts: PageParts) => {
  const { t } = useAdminWords();
  const may = useMay();
  return (
    <>
      <PageHead title={t('admin.page.feeds')} />
      {may('changeSettings') && <Programs {...parts} />}
      {may('changeSettings') && <Hooks {...parts} />}
      <Sources {...parts} />
      <Feeds {...parts} />
      {may('manageAppointments') && <CsvFile {...parts} />}
    </>
  );
};
