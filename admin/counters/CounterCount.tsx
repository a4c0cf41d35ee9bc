// So many counters as there are places: named by numbers, and changed one by one afterwards.
import { useState } from 'preact/hooks';
import type { Settings } from '../../shared/settings';
import { Button } from '../../ui/kit';
import { addItem, freshCounter, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { FormDialog } from '../parts/Form';
import { useAdminWords } from '../parts/words';

const MOST = 100;

/** Settings with counters up to a number: those that there are stay, the missing ones get the next free numbers. */
export const withCounters = (settings: Settings, count: number): Settings => {
  let now = settings;
  for (let number = 1; now.counters.length < Math.min(count, MOST); number++) {
    const name = String(number);
    if (now.counters.some((counter) => counter.name === name)) continue;
    const id = idFor('schalter', name, now.counters);
    now = addItem(now, 'counters', freshCounter(id, name));
  }
  return now;
};

export const CounterCount = ({ draft }: Pick<PageParts, 'draft'>) => {
  const { t } = useAdminWords();
  const there = draft.settings.counters.length;
  const [count, setCount] = useState<number | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const add = () => {
    const isWrong = count === null || !Number.isInteger(count) || count < there || count > MOST;
    setInvalid(isWrong);
    if (isWrong) return;
    draft.edit((now) => withCounters(now, count));
    setCount(null);
  };
  return (
    <>
      <Button kind="secondary" icon="add" onClick={() => setCount(there)}>
        {t('golive.counters.many')}
      </Button>
      {count !== null && (
        <FormDialog
          title={t('golive.counters.many')}
          submit={t('admin.add')}
          onSubmit={add}
          onClose={() => setCount(null)}
        >
          <NumberField
            label={t('golive.counters.count')}
            hint={t('golive.counters.countHint')}
            value={count}
            min={there}
            max={MOST}
            isInvalid={isInvalid}
            onChange={setCount}
          />
        </FormDialog>
      )}
    </>
  );
};
