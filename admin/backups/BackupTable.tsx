// Every backup that lies somewhere: when, where, how large, and whether all of it is there.
import type { BackupEntry } from '../../shared/backups/state';
import { Button, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

const MB = 1024 * 1024;

/** Megabytes as people write them; a small one is none. */
export const sizeOf = (bytes: number, language: string): string =>
  `${(bytes / MB).toLocaleString(language, { maximumFractionDigits: bytes < 10 * MB ? 1 : 0, minimumFractionDigits: 0 })} MB`;

type BackupTableProps = {
  list: readonly BackupEntry[];
  isBusy: boolean;
  timeZone: string;
  onRehearse: (entry: BackupEntry) => void;
};

export const BackupTable = ({ list, isBusy, timeZone, onRehearse }: BackupTableProps) => {
  const { t, language } = useAdminWords();
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={t('backups.list')}
        hint={t('backups.listHint')}
        empty={t('backups.empty')}
        heads={[t('backups.col.at'), t('backups.col.place'), t('backups.col.size'), t('backups.col.state')]}
        hasActions
        rows={list.map((entry) => {
          const time = formatTime(entry.at, 'fullDateTime', timeZone, language);
          const place = t(`backups.place.${entry.place}`);
          return (
            <Row
              key={`${entry.place} ${entry.name}`}
              head={time}
              cells={[
                place,
                entry.bytes === 0 ? '–' : sizeOf(entry.bytes, language),
                entry.isWhole ? (
                  <StatusText kind="success">{t('backups.whole')}</StatusText>
                ) : (
                  <StatusText kind="danger">{t('backups.torn')}</StatusText>
                ),
              ]}
              actions={
                <Button
                  kind="secondary"
                  blocked={isBusy}
                  label={`${t('backups.rehearse')}: ${time}, ${place}`}
                  onClick={() => onRehearse(entry)}
                >
                  {t('backups.rehearse')}
                </Button>
              }
            />
          );
        })}
      />
    </section>
  );
};
