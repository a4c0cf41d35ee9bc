// X10 to X13: what is kept of people, for how long, and what one of them asks for.
import { useMay } from '../../ui/rights';
import type { PageParts } from '../draft/page';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { HeldSection } from './HeldSection';
import { PerClerkSection } from './PerClerkSection';
import { ProofSection } from './ProofSection';
import { RetentionSection } from './RetentionSection';
import { usePrinting } from './usePrinting';

export const PrivacyPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const may = useMay();
  const { printing, print } = usePrinting();
  return (
    <>
      <PageHead title={t('admin.page.privacy')} />
      <div class="adm-form adm-wide" {...(printing !== null && { 'data-printing': true })}>
        {may('protectData') && (
          <>
            <ProofSection {...parts} isPrinted={printing === 'proof'} onPrint={() => print('proof')} />
            <HeldSection {...parts} isPrinted={printing === 'held'} onPrint={() => print('held')} />
          </>
        )}
        {may('changeSettings') && (
          <>
            <RetentionSection {...parts} />
            <PerClerkSection {...parts} />
          </>
        )}
      </div>
    </>
  );
};
