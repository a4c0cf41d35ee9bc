// The audit in SQLite: entries are added to the chain in the transaction of what they tell, read in pages, and forgotten.
import { z } from 'zod';
import { chainEntry, type End } from '../../audit/chain';
import type { AuditHead, AuditPage, AuditSearch, NewAuditEntry } from '../../auditPort';
import { endOf, entryOf, headOf, likeOf, pageOf, stretchOf } from '../../rows/audit';
import type { DatabaseConnection } from '../connection';

const lastRow = z.object({ seq: z.int().nullable() });

/** Adds to the chain. The head is kept here, so that an end that somebody else cut off leaves a gap. */
const createAppending = (database: DatabaseConnection) => {
  const selectHead = database.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = database.prepare(
    `INSERT INTO audit (seq, at, kind, name, outcome, asker, place, roles, subject, detail, who, about, hash, person, device,
      about_person, salt) VALUES (@seq, @at, @kind, @name, @outcome, @asker, @place, @roles, @subject, @detail, @who, @about,
      @hash, @person, @device, @aboutPerson, @salt)`,
  );
  let head: End | null = null;
  return {
    head: (): AuditHead | null => headOf(head ?? selectHead.get()),
    /** A transaction that writes entries: when it is undone, so are they. */
    within:
      <Asked extends unknown[], Result>(act: (...asked: Asked) => Result) =>
      (...asked: Asked): Result => {
        try {
          return act(...asked);
        } catch (error) {
          head = null;
          throw error;
        }
      },
    /** Within a transaction. */
    write: (entry: NewAuditEntry): void => {
      const linked = chainEntry(head ?? endOf(selectHead.get()) ?? null, entry);
      insert.run(linked.row);
      head = linked.head;
    },
  };
};

/** Whole entries that are past their time go. */
const createCutting = (database: DatabaseConnection, { within, write }: ReturnType<typeof createAppending>) => {
  const selectLast = database.prepare('SELECT max(seq) AS seq FROM audit WHERE at < ?');
  const selectHash = database.prepare('SELECT seq, hash FROM audit WHERE seq = ?');
  const selectOldest = database.prepare('SELECT min(seq) AS seq FROM audit');
  const remove = database.prepare('DELETE FROM audit WHERE seq <= ?');
  return within(
    database.transaction((before: number, most: number, entry: Omit<NewAuditEntry, 'detail'>): boolean => {
      const oldest = lastRow.parse(selectOldest.get()).seq ?? 0;
      const last = lastRow.parse(selectLast.get(before)).seq ?? 0;
      const upTo = Math.min(last, oldest + most - 1);
      const end = headOf(selectHash.get(upTo));
      if (end === null) return false;
      write({ ...entry, detail: { upTo, hash: end.hash, count: upTo - oldest + 1 } });
      remove.run(upTo);
      return upTo < last;
    }),
  );
};

/** Entries of a stretch that fit, the newest first. */
const createPages = (database: DatabaseConnection) => {
  const select = database.prepare(
    `SELECT audit.seq, audit.at, kind, audit.name, outcome, asker, place, roles, detail, audit.person IS NOT NULL
        OR (who IS NOT NULL AND salt IS NULL AND asker IN ('counter', 'admin')) AS hasPerson,
      about IS NOT NULL AS hasAbout, doer.name AS personName, meant.name AS aboutName
     FROM audit LEFT JOIN persons AS doer ON doer.id = audit.person
     LEFT JOIN persons AS meant ON meant.id = audit.about_person
     WHERE seq < @before AND seq >= @least AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to)
      AND (@kind IS NULL OR kind = @kind) AND (@place IS NULL OR place = @place OR asker = @place)
      AND (@personId IS NULL OR person = @personId OR about_person = @personId)
      AND (@like IS NULL OR subject LIKE @like ESCAPE '\\' OR audit.name IN (SELECT value FROM json_each(@names))
        OR place IN (SELECT value FROM json_each(@places)))
     ORDER BY seq DESC LIMIT @most`,
  );
  const selectEnds = database.prepare('SELECT min(seq) AS oldest, max(seq) AS newest FROM audit');
  return (search: AuditSearch): AuditPage => {
    const found = stretchOf(selectEnds.get(), search);
    if (found === null) return { rows: [], next: null };
    const { most, filter, names, places } = search;
    const { text, ...asked } = filter;
    const rows = select
      .all({
        ...{ ...asked, before: found.top, least: found.least, most, like: text ? likeOf(text) : null },
        ...{ names: JSON.stringify(names), places: JSON.stringify(places) },
      })
      .map(entryOf);
    return pageOf(rows, { ...found, most });
  };
};

export const createAuditRows = (database: DatabaseConnection) => {
  const appending = createAppending(database);
  return { ...appending, cut: createCutting(database, appending), page: createPages(database) };
};
export type AuditRows = ReturnType<typeof createAuditRows>;
