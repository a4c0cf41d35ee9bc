// P17: blocks of numbers: which there are and how far they are used; a new one, printed; one that was lost.
import { useState } from 'preact/hooks';
import { BLOCK_SIZES, type PaperBlockView } from '../../shared/paper/slips';
import { textOf } from '../../shared/words';
import { Button, Select } from '../../ui/kit';
import { ownDeviceId } from '../../ui/link/device';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { PrintBlock } from './PrintBlock';
import { Printing } from './Printing';
import type { BlocksKnown } from './useBlocks';
import { usePrinting } from './usePrinting';

type BlocksProps = Pick<PageParts, 'view' | 'ask'> & { blocks: BlocksKnown };

const ANY = '';

const NewBlock = ({ view, ask, blocks }: BlocksProps) => {
  const { t, language } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [size, setSize] = useState<string>('100');
  const [serviceId, setServiceId] = useState(ANY);
  const make = async () => {
    const count = BLOCK_SIZES.find((one) => String(one) === size) ?? 100;
    await act({ type: 'makePaperBlock', count, serviceId: serviceId === ANY ? null : serviceId });
    blocks.look();
  };
  return (
    <>
      <div class="adm-pair adm-wide">
        <Select
          label={t('admin.paper.size')}
          value={size}
          options={BLOCK_SIZES.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={setSize}
        />
        <Select
          label={t('admin.paper.for')}
          value={serviceId}
          options={[
            { value: ANY, label: t('admin.paper.forAll') },
            ...view.settings.services.map(({ id, name }) => ({ value: id, label: textOf(name, language) })),
          ]}
          onChange={setServiceId}
        />
      </div>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      <div class="adm-actions">
        <Button kind="secondary" blocked={isBusy} onClick={() => void make()}>
          {t('admin.paper.make')}
        </Button>
      </div>
    </>
  );
};

export const Blocks = ({ view, ask, blocks }: BlocksProps) => {
  const { t, language } = useAdminWords();
  const may = useMay();
  const known = usePrinting(ask);
  const [printed, setPrinted] = useState<PaperBlockView | null>(null);
  const [leaving, setLeaving] = useState<PaperBlockView | null>(null);
  const forWhom = (serviceId: string | null) => {
    if (serviceId === null) return t('admin.paper.forAll');
    const service = [...view.settings.services, ...view.settings.former.services].find(({ id }) => id === serviceId);
    return service ? textOf(service.name, language) : '';
  };
  return (
    <Section title={t('admin.paper.blocks')} hint={t('admin.paper.blocksHint')}>
      {may('readNames') && (
        <div>
          <p class="kern-body">{t('admin.paper.dayListHint')}</p>
          <a class="kern-link" href={`/day-list?device=${ownDeviceId() ?? ''}`} target="_blank" rel="noopener">
            {t('admin.paper.dayList')}
          </a>
        </div>
      )}
      {blocks.list && (
        <Table
          caption={t('admin.paper.there')}
          heads={[
            ...[t('admin.paper.block'), t('admin.paper.numbers'), t('admin.paper.for')],
            ...[t('admin.col.made'), t('admin.paper.used')],
          ]}
          empty={t('admin.paper.none')}
          hasActions
          rows={blocks.list.map((block) => (
            <Row
              key={block.blockId}
              head={block.blockId}
              cells={[
                `${block.first}–${block.last}`,
                forWhom(block.serviceId),
                formatTime(block.madeAt, 'fullDateTime', view.office.timeZone, language),
                block.next === null
                  ? t('admin.paper.usedUp')
                  : t('admin.paper.usedSoFar', { used: block.used, next: block.next }),
              ]}
              actions={
                <>
                  <a
                    class="kern-link"
                    href={`/paper-block?device=${ownDeviceId() ?? ''}&block=${block.blockId}`}
                    target="_blank"
                    rel="noopener"
                    aria-label={`${t('admin.paper.print')} ${block.blockId}`}
                  >
                    {t('admin.paper.print')}
                  </a>
                  {view.settings.printers.length > 0 && (
                    <Button
                      kind="tertiary"
                      label={`${t('admin.paper.roll')} ${block.blockId}`}
                      onClick={() => setPrinted(block)}
                    >
                      {t('admin.paper.roll')}
                    </Button>
                  )}
                  <Button
                    kind="tertiary"
                    label={`${t('admin.paper.discard')} ${block.blockId}`}
                    onClick={() => setLeaving(block)}
                  >
                    {t('admin.paper.discard')}
                  </Button>
                </>
              }
            />
          ))}
        />
      )}
      <Printing view={view} ask={ask} known={known} />
      <NewBlock view={view} ask={ask} blocks={blocks} />
      {printed && (
        <PrintBlock
          view={view}
          ask={ask}
          block={printed}
          onClose={() => {
            setPrinted(null);
            known.look();
          }}
        />
      )}
      {leaving && (
        <ConfirmAct
          view={view}
          ask={ask}
          command={{ type: 'discardPaperBlock', blockId: leaving.blockId }}
          title={t('admin.paper.discardTitle', { block: leaving.blockId })}
          what={t('admin.paper.discardWhat')}
          confirm={t('admin.paper.discard')}
          onClose={() => {
            setLeaving(null);
            blocks.look();
          }}
        />
      )}
    </Section>
  );
};
