// P18: which slips of a block come out of which slip printer.
import { useState } from 'preact/hooks';
import { numbersOf, type PaperBlockView } from '../../shared/paper/slips';
import { Confirm, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type PrintBlockProps = Pick<PageParts, 'view' | 'ask'> & { block: PaperBlockView; onClose: () => void };

export const PrintBlock = ({ view, ask, block, onClose }: PrintBlockProps) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const { printers } = view.settings;
  const numbers = numbersOf(block);
  const [printerId, setPrinterId] = useState(printers[0]?.id ?? '');
  const [from, setFrom] = useState(block.next ?? block.first);
  const [to, setTo] = useState(block.last);
  const after = numbers.slice(numbers.indexOf(from));
  const last = after.includes(to) ? to : block.last;
  const options = (some: readonly string[]) => some.map((value) => ({ value, label: value }));
  const go = async () => {
    if (isBusy) return;
    const { blockId } = block;
    const answer = await act({ type: 'printPaperBlock', blockId, printerId, from, to: last });
    if (answer.ok) onClose();
  };
  return (
    <Confirm
      title={t('admin.paper.rollTitle', { block: block.blockId })}
      confirm={t('admin.paper.rollGo')}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      <Select
        label={t('admin.col.printer')}
        value={printerId}
        options={printers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setPrinterId}
      />
      <div class="adm-pair">
        <Select label={t('admin.paper.rollFrom')} value={from} options={options(numbers)} onChange={setFrom} />
        <Select label={t('admin.paper.rollTo')} value={last} options={options(after)} onChange={setTo} />
      </div>
      <p class="kern-body">{t('admin.paper.rollWhat')}</p>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </Confirm>
  );
};
