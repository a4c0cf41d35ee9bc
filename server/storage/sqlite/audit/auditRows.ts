// The audit in SQLite: entries are added to the chain in the transaction of what they tell, read in pages, and forgotten.
import { z } from 'zod';
import { AUDIT_ASKERS, type AuditEntry, auditDetailSchema } from '../../../../shared/audit/entry';
import { AUDIT_KINDS } from '../../../../shared/audit/kinds';
import { BEGINNING, commitmentTo, hashOfEntry, isNobody, newSalt, type Somebody } from '../../audit/chain';
import type { AuditHead, AuditPage, AuditSearch, NewAuditEntry } from '../../auditPort';
import type { DatabaseConnection } from '../connection';

const row = z.object({
  seq: z.int(),
  at: z.int(),
  kind: z.enum(AUDIT_KINDS),
  name: z.string(),
  outcome: z.string(),
  asker: z.enum(AUDIT_ASKERS),
  place: z.string().nullable(),
  roles: z.string(),
  detail: z.string(),
  hasPerson: z.int(),
  hasAbout: z.int(),
  personName: z.string().nullable(),
  aboutName: z.string().nullable(),
});
const rolesSchema = z.array(z.string());
const headRow = z.object({ seq: z.int(), hash: z.instanceof(Uint8Array) }).optional();
const lastRow = z.object({ seq: z.int().nullable() });

const rowOf = (found: unknown): AuditEntry => {
  const { roles, detail, hasPerson, hasAbout, personName, aboutName, ...rest } = row.parse(found);
  return {
    ...rest,
    roles: rolesSchema.parse(JSON.parse(roles)),
    detail: auditDetailSchema.parse(JSON.parse(detail)),
    person: hasPerson === 1 ? { name: personName } : null,
    about: hasAbout === 1 ? { name: aboutName } : null,
  };
};

/** Wild cards in what somebody looks for are no wild cards. */
const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const headOf = (found: unknown): AuditHead | null => {
  const head = headRow.parse(found);
  return head === undefined ? null : { seq: head.seq, hash: Buffer.from(head.hash).toString('hex') };
};

/** Adds to the chain. The head is kept here, so that an end that somebody else cut off leaves a gap. */
const createAppending = (database: DatabaseConnection) => {
  const selectHead = database.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = database.prepare(
    `INSERT INTO audit (seq, at, kind, name, outcome, asker, place, roles, subject, detail, who, about, hash, person, device,
      about_person, salt) VALUES (@seq, @at, @kind, @name, @outcome, @asker, @place, @roles, @subject, @detail, @who, @about,
      @hash, @person, @device, @aboutPerson, @salt)`,
  );
  let head: { seq: number; hash: Uint8Array } | null = null;
  const readHead = () => headRow.parse(selectHead.get()) ?? { seq: 0, hash: BEGINNING };
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
      const { person, about, at, kind, name, outcome, asker, place, device, subject } = entry;
      head ??= readHead();
      const [doer, meant]: [Somebody, Somebody] = [
        { person, device },
        { person: about, device: null },
      ];
      const salt = isNobody(doer) && isNobody(meant) ? null : newSalt();
      const commit = (whom: Somebody) => (isNobody(whom) || salt === null ? null : commitmentTo(whom, salt));
      const covered = {
        ...{ seq: head.seq + 1, at, kind, name, outcome, asker, place, subject },
        ...{ roles: JSON.stringify(entry.roles), detail: JSON.stringify(entry.detail) },
        ...{ who: commit(doer), about: commit(meant) },
      };
      const hash = hashOfEntry(head.hash, covered);
      insert.run({ ...covered, hash, person, device, aboutPerson: about, salt });
      const { seq } = covered;
      head = { seq, hash };
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
  const ends = z.object({ oldest: z.int().nullable(), newest: z.int().nullable() });
  return ({ before, stretch, most, filter, names, places }: AuditSearch): AuditPage => {
    const { oldest, newest } = ends.parse(selectEnds.get());
    if (oldest === null || newest === null) return { rows: [], next: null };
    const top = Math.min(before ?? newest + 1, newest + 1);
    const least = Math.max(oldest, top - stretch);
    const { text, ...asked } = filter;
    const rows = select
      .all({
        ...{ ...asked, before: top, least, most, like: text ? likeOf(text) : null },
        ...{ names: JSON.stringify(names), places: JSON.stringify(places) },
      })
      .map(rowOf);
    const last = rows.length < most ? least : (rows.at(-1)?.seq ?? least);
    return { rows, next: last > oldest ? last : null };
  };
};

export const createAuditRows = (database: DatabaseConnection) => {
  const appending = createAppending(database);
  return { ...appending, cut: createCutting(database, appending), page: createPages(database) };
};
export type AuditRows = ReturnType<typeof createAuditRows>;
