// What is kept in each table, and what was found where it may not be.
import type { Proof, TableProof } from '../../shared/privacy';
import german from '../../shared/words/privacy/de.json';
import { StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';
import { formatDay } from './days';

type TableKey = Extract<keyof typeof german, `privacy.table.${string}`>;
const isTable = (key: string): key is TableKey => Object.hasOwn(german, key);

/** Another table is called what the database calls it. */
const nameOf = ({ t }: AdminWords, table: string): string => {
  const key = `privacy.table.${table}`;
  return isTable(key) ? `${t(key)} (${table})` : table;
};

export const ProofFindings = ({ findings }: Pick<Proof, 'findings'>) => {
  const words = useAdminWords();
  const { t } = words;
  return (
    <section>
      <h3 class="kern-heading-small">{t('privacy.proof.findings')}</h3>
      {findings.length === 0 ? (
        <p class="kern-body">{t('privacy.proof.findings.none')}</p>
      ) : (
        <ul class="kern-body adm-list">
          {findings.map(({ what, table, column, rows }) => (
            <li key={`${what} ${table} ${column}`}>
              {t(`privacy.proof.finding.${what}`, { table: nameOf(words, table), column, count: rows })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

type ProofTableProps = { tables: readonly TableProof[]; timeZone: string };

export const ProofTable = ({ tables, timeZone }: ProofTableProps) => {
  const words = useAdminWords();
  const { t, language } = words;
  const dateOf = ({ since, naming }: TableProof): string => {
    if (since === null || naming === 0) return '–';
    return typeof since === 'string' ? formatDay(since, language) : formatTime(since, 'fullDate', timeZone, language);
  };
  const holds = ({ holds: what, undeclared }: TableProof): string => {
    if (undeclared.length > 0 && what.length === 0) return t('privacy.holds.undeclared');
    return what.length === 0 ? t('privacy.holds.nothing') : what.map((one) => t(`privacy.holds.${one}`)).join(', ');
  };
  return (
    <Table
      caption={t('privacy.proof.table')}
      hint={t('privacy.proof.tableHint')}
      heads={[
        t('privacy.proof.col.table'),
        t('privacy.proof.col.holds'),
        t('privacy.proof.col.rows'),
        t('privacy.proof.col.naming'),
        t('privacy.proof.col.since'),
        t('privacy.proof.col.overdue'),
      ]}
      empty={t('privacy.proof.findings.none')}
      rows={tables.map((one) => (
        <Row
          key={one.table}
          head={nameOf(words, one.table)}
          cells={[
            <>
              {holds(one)}
              {one.undeclared.length > 0 && (
                <StatusText kind="danger">
                  {t('privacy.proof.undeclared', { columns: one.undeclared.join(', ') })}
                </StatusText>
              )}
            </>,
            one.rows,
            one.naming,
            dateOf(one),
            one.overdue === 0 ? 0 : <StatusText kind="danger">{one.overdue}</StatusText>,
          ]}
        />
      ))}
    />
  );
};
