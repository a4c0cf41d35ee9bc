// Days that have a form of their own, by date, with those that are over apart: nobody needs them any more.
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/kit';
import { hrefTo } from '../draft/routes';
import { EditLink } from '../parts/Parts';
import { Row, Table, type TableProps } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import type { Days } from './days';

/** A row: `first` to `last` are the days 'YYYY-MM-DD' that it is about; '' is not known yet. */
type DayEntry = { first: string; last: string; name: string; cells: ComponentChildren[] };

type DayTableProps<Day> = Pick<TableProps, 'heads' | 'empty'> & {
  caption: string;
  hint: string;
  /** What the button says that adds one. */
  add: string;
  list: Days<Day>;
  today: string;
  /** One that is added. */
  fresh: Day;
  entryOf: (day: Day) => DayEntry;
};

export const DayTable = <Day,>({ add, list, today, fresh, entryOf, ...table }: DayTableProps<Day>) => {
  const { t, count } = useAdminWords();
  const { page, days, keep } = list;
  // `place` names a day, which has no id, in its address.
  const entries = days.map((day, place) => ({ ...entryOf(day), place }));
  const isPast = ({ last }: DayEntry) => last !== '' && last < today;
  const past = entries.filter(isPast).length;
  const addOne = () => {
    keep([...days, fresh]);
    location.hash = hrefTo(page, String(days.length));
  };
  return (
    <section class="adm-stack adm-section">
      <Table
        {...table}
        hasActions
        rows={entries
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
        <Button kind="secondary" icon="add" onClick={addOne}>
          {add}
        </Button>
        {past > 0 && (
          <Button kind="tertiary" icon="delete" onClick={() => keep(days.filter((day) => !isPast(entryOf(day))))}>
            {count('admin.days.removePast', past)}
          </Button>
        )}
      </div>
    </section>
  );
};
