// What differs, field by field: what it was and what it is.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/kit';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import type { Line } from './describe';

/** So many are shown before somebody asks for all. */
const FEW = 6;

/** `lines` is null for what there was in the beginning. */
type ChangeTableProps = { caption: ComponentChildren; lines: readonly Line[] | null };

export const ChangeTable = ({ caption, lines: all }: ChangeTableProps) => {
  const lines = all ?? [];
  const { t, count } = useAdminWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, FEW);
  return (
    <>
      <Table
        caption={caption}
        heads={[t('admin.change.field'), t('admin.change.before'), t('admin.change.after')]}
        empty={t(all === null ? 'admin.versions.first' : 'admin.change.none')}
        rows={shown.map(({ key, where, what, before, after }) => (
          <Row key={key} head={`${where}: ${what}`} cells={[before, after]} />
        ))}
      />
      {shown.length < lines.length && (
        <Button kind="tertiary" onClick={() => setWhole(true)}>
          {count('admin.change.more', lines.length - shown.length)}
        </Button>
      )}
    </>
  );
};
