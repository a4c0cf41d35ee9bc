// S88: the slips of the list, each a row that can be corrected.
import type { Settings } from '../../../shared/settings';
import { Table } from '../../parts/Table';
import { useAdminWords } from '../../parts/words';
import type { ListedSlip } from '../slips';
import { SlipRow } from './SlipRow';

type Props = {
  slips: readonly ListedSlip[];
  settings: Settings;
  isToday: boolean;
  put: (some: (slips: ListedSlip[]) => ListedSlip[]) => void;
};

export const ListedSlips = ({ slips, settings, isToday, put }: Props) => {
  const { t, count } = useAdminWords();
  return (
    <div class="adm-paper__list">
      <Table
        caption={count('admin.paper.slips', slips.length)}
        heads={[
          ...[t('admin.paper.number'), t('admin.paper.outcome'), t('admin.paper.matter'), t('admin.paper.came')],
          ...[t('admin.paper.called'), t('admin.paper.ended'), t('admin.paper.counter')],
        ]}
        empty=""
        hasActions
        rows={slips.map((slip) => (
          <SlipRow
            key={slip.key}
            {...{ slip, settings, isToday }}
            onChange={(some) => put((all) => all.map((one) => (one.key === slip.key ? { ...one, ...some } : one)))}
            onRemove={() => put((all) => all.filter((one) => one.key !== slip.key))}
          />
        ))}
      />
    </div>
  );
};
