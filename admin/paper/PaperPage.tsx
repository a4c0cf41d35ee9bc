// S88: numbers on paper for the day on which the server is gone: afterwards brought in, and before that made and printed.
import { useState } from 'preact/hooks';
import type { PageParts } from '../draft/page';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { Blocks } from './Blocks';
import { Brought } from './Brought';
import { BringIn } from './bringIn/BringIn';
import { useBlocks } from './useBlocks';

export const PaperPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const blocks = useBlocks(parts.ask);
  const [changes, setChanges] = useState(0);
  const changed = () => {
    setChanges((before) => before + 1);
    blocks.look();
  };
  return (
    <>
      <PageHead title={t('admin.page.paper')} />
      <p class="kern-body">{t('admin.paper.what')}</p>
      <div class="adm-stack">
        <BringIn {...parts} onBrought={changed} />
        <Brought {...parts} changes={changes} onTakenBack={changed} />
        <Blocks {...parts} blocks={blocks} />
      </div>
    </>
  );
};
