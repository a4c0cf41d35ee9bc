// The office's store in a PostgreSQL database. What a commit resolved for is on the server's disk.
import type { Client } from 'pg';
import { z } from 'zod';
import type { Change } from '../changes';
import { NEWEST_SHAPE } from '../migrations';
import { modernise } from '../migrations/modernise';
import type { Store, Turn } from '../port';
import type { GivenIds } from '../rows/givenIds';
import { unusable } from '../unusable';
import { createDatabaseLooking } from './looking/looking';
import { createAuditPages } from './reads/audit';
import { createFigureReads, createLists, createPostReads, createRecordReads } from './reads/beside';
import { createDayReads } from './reads/days';
import { readGivenIds } from './reads/given';
import { finishOfficeRenewal } from './renewal';
import { asUnusable, away, isOfPostgres } from './session/faults';
import { openReaders, type Readers } from './session/readers';
import { type Statement, statementsOf } from './session/statements';
import { openWriter, type Writer, type WriterParts } from './session/writer';
import { migrateDatabase } from './shape/migrate';
import { createAuditWrites } from './writes/audit';
import { turnWrites } from './writes/days';
import { createDeletions } from './writes/deletions';
import { mailWrites } from './writes/mail';
import { staffWrites } from './writes/staff';
import { systemWrites } from './writes/systems';

export type DatabaseStore = Store & {
  close: () => Promise<void>;
  /** False while there is no session to write by, or nobody answers it. */
  isThere: () => boolean;
};

const OLDEST_SERVER = 140_000;
const serverRow = z.object({ version: z.coerce.number(), fsync: z.string(), is_copy: z.boolean(), commit: z.string() });

const sizesRow = z.object({ database: z.int() });

/** Whether this server keeps what it promises. */
const examineServer = async (client: Client): Promise<void> => {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num') AS version, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit, pg_is_in_recovery() AS is_copy`,
  );
  const { version, fsync, is_copy, commit } = serverRow.parse(rows[0]);
  if (version < OLDEST_SERVER) throw unusable('DATABASE_OLD');
  if (is_copy) throw unusable('DATABASE_READONLY');
  if (fsync !== 'on' || !['on', 'remote_apply'].includes(commit)) throw unusable('DATABASE_UNSAFE');
};

/** Tables from which personal data have been deleted: their space is to be used again. */
const SWEPT = 'VACUUM remarks, letters_counted, pushes, bookers, letters, waiting_list, reminders_refused';

type Parts = { writer: Writer; readers: Readers; given: GivenIds; office: string; url: string };

const createWriting = ({ writer, readers, given, office }: Parts) => {
  const made = statementsOf(office);
  const audit = createAuditWrites({ made, readers, writer });
  const ofTurn = turnWrites(made);
  const ofChange = { ...staffWrites(made), ...mailWrites(made), ...systemWrites(made) };
  const statementsFor = (change: Change): Statement[] =>
    change.type === 'audit' ? [] : (ofChange[change.type] as (one: Change) => Statement[])(change);
  const deletions = createDeletions(readers, made);
  return {
    audit,
    commit: (turn: Turn) => {
      given.add(turn);
      return writer.inTurn(() => audit.write(ofTurn(turn), turn.audit));
    },
    save: (changes: readonly Change[]) =>
      writer.inTurn(() =>
        audit.write(
          changes.flatMap(statementsFor),
          changes.flatMap((change) => (change.type === 'audit' ? [change.entry] : [])),
        ),
      ),
    deletePersonal: async (upTo: string): Promise<'gone' | 'more'> => {
      const isAll = await writer.inTurn(async () => {
        const { statements, isAll: all } = await deletions(upTo);
        await writer.write(statements);
        return all;
      });
      if (!isAll) return 'more';
      await readers.plain(SWEPT);
      return 'gone';
    },
  };
};

const storeOf = (parts: Parts): DatabaseStore => {
  const { writer, readers, office, url } = parts;
  const { audit, ...writing } = createWriting(parts);
  const { looking, check, close: stopLooking } = createDatabaseLooking({ url, office });
  const { settings, ...days } = createDayReads(readers, parts.given);
  return {
    ...writing,
    ...days,
    ...createLists(readers),
    ...createPostReads(readers),
    ...createFigureReads(readers),
    ...createRecordReads(readers),
    settings: { ...settings, shape: NEWEST_SHAPE, modernise: async (old, shape) => modernise(old, shape) },
    audit: { head: audit.head, page: createAuditPages(readers), cut: audit.cut, check },
    looking,
    isFault: isOfPostgres,
    isThere: writer.isThere,
    tend: () => {
      if (writer.isThere()) return Promise.resolve();
      // Whoever asks every second waits for nothing; the session is had again meanwhile.
      void writer.steady().catch(() => undefined);
      return Promise.reject(away(null));
    },
    // Of the whole database: what other offices keep there is on the same disk.
    sizes: async () =>
      sizesRow.parse(await readers.one('SELECT pg_database_size(current_database()) AS database, $1::text')),
    probe: () => writer.inTurn(() => writer.write([])),
    close: async () => {
      await stopLooking();
      await writer.close();
      await readers.close();
    },
  };
};

/** Opens an office in a database, which is brought to today's shape. Rejects with `unusable` when it cannot be worked with. */
export const openDatabaseStore = async (order: WriterParts): Promise<DatabaseStore> => {
  try {
    const writer = await openWriter(order, async (client) => {
      await examineServer(client);
      await migrateDatabase(client);
      await finishOfficeRenewal(client, order.office);
    });
    try {
      const readers = await openReaders(order.url, order.office, writer);
      const given = await readGivenIds(readers);
      return storeOf({ writer, readers, given, office: order.office, url: order.url });
    } catch (error) {
      await writer.close();
      throw error;
    }
  } catch (error) {
    throw asUnusable(error);
  }
};
