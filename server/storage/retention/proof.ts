// X11: counts, over every table and column that there is, what is kept of people, and looks for it where it should not be.
import { z } from 'zod';
import type { Finding, Proof, TableProof } from '../../../shared/privacy';
import { dayAfter, dayOf } from '../../../shared/time';
import type { DatabaseConnection } from '../sqlite/connection';
import { actsBefore, readRetention } from './acts';
import { hasAddress, needlesOf } from './needles';
import { REGISTER, type TableRule } from './register';
import { type Columns, schemaOf } from './schema';

const counted = z.object({ count: z.int() });
const datedRow = z.object({ rows: z.int(), oldest: z.union([z.string(), z.int()]).nullable(), overdue: z.int() });
const valueRow = z.object({ value: z.string() });

/** Up to which day rows are gone, and acts nobody's; and the instant before which acts are. */
type Until = { day: string; actsDay: string; instant: number };

const UNDECLARED: TableRule = { columns: {}, dated: null };
const ruleOf = (table: string): TableRule => REGISTER[table] ?? UNDECLARED;

const belongingRow = z.object({ naming: z.int(), overdue: z.int() });
const countBelonging = (database: DatabaseConnection, table: string, names: string, goneWhen: string) =>
  belongingRow.parse(
    database
      .prepare(`SELECT count(*) AS naming, coalesce(sum(${goneWhen}), 0) AS overdue FROM "${table}" WHERE ${names}`)
      .get(),
  );

/** Rows of a table, of them those that name somebody, since when, and how many should be gone. */
const countTable = (database: DatabaseConnection, { table, columns }: Columns, until: Until): TableProof => {
  const { dated, names = '1', columns: declared } = ruleOf(table);
  const { count: rows } = counted.parse(database.prepare(`SELECT count(*) AS count FROM "${table}"`).get());
  const holdings = new Set(Object.values(declared));
  holdings.delete('nothing');
  const undeclared = columns.filter((column) => declared[column] === undefined);
  const known = { table, rows, holds: [...holdings].sort(), undeclared };
  if (dated === null) return { ...known, naming: 0, since: null, overdue: 0 };
  if ('goneWhen' in dated) return { ...known, since: null, ...countBelonging(database, table, names, dated.goneWhen) };
  const [column, limit] = 'day' in dated ? [dated.day, until.day] : [dated.instant, until.instant];
  const past = `"${column}" ${'day' in dated ? '<=' : '<'} ?`;
  const found = datedRow.parse(
    database
      .prepare(
        `SELECT count(*) AS rows, min("${column}") AS oldest, coalesce(sum(${past}), 0) AS overdue
         FROM "${table}" WHERE ${names}`,
      )
      .get(limit),
  );
  return { ...known, naming: found.rows, since: found.oldest, overdue: found.overdue };
};

/** Everything that is known of people now, in the columns that are declared to hold it. */
const knownValues = (database: DatabaseConnection, there: readonly Columns[], fields: Record<string, string[]>) =>
  there.flatMap(({ table, columns }) =>
    (fields[table] ?? [])
      .filter((column) => columns.includes(column))
      .flatMap((column) =>
        database
          .prepare(`SELECT DISTINCT "${column}" AS value FROM "${table}" WHERE typeof("${column}") = 'text'`)
          .all()
          .map((row) => valueRow.parse(row).value),
      ),
  );

type Search = {
  what: Finding['what'];
  isIn: (text: string) => boolean;
  isMeant: (table: string, column: string) => boolean;
};

/** Where something stands that should not: each text is read once. */
const searchTable = (
  database: DatabaseConnection,
  { table, columns }: Columns,
  searches: readonly Search[],
  condition: { sql: string; values: unknown[] },
): Finding[] =>
  columns.flatMap((column) => {
    const here = searches.filter(({ isMeant }) => isMeant(table, column));
    if (here.length === 0) return [];
    const found = here.map(() => 0);
    database.function('wm_look', (text: unknown) => {
      if (typeof text !== 'string') return 0;
      here.forEach(({ isIn }, i) => {
        if (isIn(text)) found[i] = (found[i] ?? 0) + 1;
      });
      return 0;
    });
    database
      .prepare(
        `SELECT sum(wm_look("${column}")) FROM "${table}" WHERE typeof("${column}") = 'text' AND ${condition.sql}`,
      )
      .get(...condition.values);
    return here.flatMap(({ what }, i) => ((found[i] ?? 0) > 0 ? [{ what, table, column, rows: found[i] ?? 0 }] : []));
  });

/** Staff in rows that are past the set time; those who work here stand in the tables that say so. */
const pastSearch = (table: string, columns: readonly string[], until: Until) => {
  const { dated } = ruleOf(table);
  if (dated !== null && 'instant' in dated) return { sql: `"${dated.instant}" < ?`, values: [until.instant] };
  if (columns.includes('at')) return { sql: '"at" < ?', values: [until.instant] };
  return columns.includes('day') ? { sql: '"day" <= ?', values: [until.actsDay] } : null;
};

/** Said while it goes on: which share of the tables is done (0 to 1). */
export type OnShare = (share: number) => void;

/** All of it, at an instant. The values that were looked for leave this function as numbers alone. */
export const prove = (database: DatabaseConnection, now: number, onShare: OnShare = () => undefined): Proof => {
  const retention = readRetention(database);
  if (retention === null) throw new Error('a file without settings is no office');
  const today = dayOf(now, retention.office.timeZone);
  const yesterday = dayAfter(today, -1);
  const until: Until = {
    ...{ day: yesterday, actsDay: dayAfter(yesterday, -retention.retention.actsDays) },
    instant: actsBefore(yesterday, retention),
  };
  const there = schemaOf(database);
  const values = (fields: Record<string, string[]>) => knownValues(database, there, fields);
  // A name of one word stands in many texts and means nobody.
  const fullNames = (fields: Record<string, string[]>) => values(fields).filter((name) => name.includes(' '));
  const staff = needlesOf([...values({ persons: ['id'] }), ...fullNames({ persons: ['name'] })]);
  const visitors = needlesOf([
    ...values({ bookers: ['email', 'phone'], waiting_list: ['email'] }),
    ...fullNames({ bookers: ['name'] }),
  ]);
  const isOpen = (table: string, column: string) => (ruleOf(table).columns[column] ?? 'nothing') === 'nothing';
  const isAct = (table: string) =>
    !['staff', 'visitor'].some((one) => Object.values(ruleOf(table).columns).includes(one as 'staff'));
  const misplaced: Search[] = [
    { what: 'visitor', isIn: visitors.isIn, isMeant: (table, column) => isOpen(table, column) || isAct(table) },
    // The authority's own addresses stand in the settings and beside them.
    {
      what: 'address',
      isIn: hasAddress,
      isMeant: (table, column) => isOpen(table, column) && !['settings', 'secrets'].includes(table),
    },
  ];
  const joined: Search[] = [{ what: 'staff', isIn: staff.isIn, isMeant: (table) => isAct(table) }];

  const tables: TableProof[] = [];
  const findings: Finding[] = [];
  there.forEach((one, i) => {
    onShare(i / there.length);
    tables.push(countTable(database, one, until));
    findings.push(...searchTable(database, one, misplaced, { sql: '1', values: [] }));
    const past = pastSearch(one.table, one.columns, until);
    if (past !== null) findings.push(...searchTable(database, one, joined, past));
  });
  return {
    at: now,
    ...{ actsDays: retention.retention.actsDays, actsBefore: until.instant, deletedUpTo: until.day },
    columns: there.reduce((sum, { columns }) => sum + columns.length, 0),
    lookedFor: { staff: staff.count, visitors: visitors.count },
    ...{ tables, findings, unread: there.flatMap(({ table, bytes }) => bytes.map((column) => `${table}.${column}`)) },
  };
};
