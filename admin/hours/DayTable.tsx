// Days that have a form of their own, by date, with those that are over apart: nobody needs them any more.
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/kit';
import type { Page } from '../draft/routes';
import { EditLink } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

/** `place` is its place in the settings, `last` the day 'YYYY-MM-DD' with which it is over. */
type DayEntry = { place: number; first: string; last: string; name: string; cells: ComponentChildren[] };

type DayTableProps = {
  caption: string;
  hint: string;
  heads: readonly string[];
  empty: string;
  add: string;
  page: Page;
  today: string;
  entries: DayEntry[];
  onAdd: () => void;
  onRemovePast: () => void;
};

export const DayTable = ({
  caption,
  hint,
  heads,
  empty,
  add,
  page,
  today,
  entries,
  onAdd,
  onRemovePast,
}: DayTableProps) => {
  const { t, count } = useAdminWords();
  const past = entries.filter(({ last }) => last !== '' && last < today).length;
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={caption}
        hint={hint}
        heads={heads}
        empty={empty}
        hasActions
        rows={[...entries]
          .sort((one, other) => (one.first < other.first ? -1 : 1))
          .map(({ place, last, name, cells }) => (
            <Row
              key={place}
              head={
                <>
                  {name}
                  {last !== '' && last < today && <span class="adm-muted"> {t('admin.days.past')}</span>}
                </>
              }
              cells={cells}
              actions={<EditLink page={page} id={String(place)} what={name} />}
            />
          ))}
      />
      <div class="adm-actions">
        <Button kind="secondary" icon="add" onClick={onAdd}>
          {add}
        </Button>
        {past > 0 && (
          <Button kind="tertiary" icon="delete" onClick={onRemovePast}>
            {count('admin.days.removePast', past)}
          </Button>
        )}
      </div>
    </section>
  );
};
