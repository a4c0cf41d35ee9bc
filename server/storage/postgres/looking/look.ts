// Looks through everything that an office has, with the same eyes as in a file: what is needed of it is copied into tables of
// SQLite that nobody else sees and that are gone with the look.
import type { AuditCheck } from '../../../../shared/audit/entry';
import type { KeptHead } from '../../auditPort';
import type { Look, LookName, Looks } from '../../lookingPort';
import { migrate } from '../../migrations';
import { lookIn } from '../../retention/looks';
import { checkIn } from '../../sqlite/audit/checkFile';
import { Database, type DatabaseConnection } from '../../sqlite/connection';
import { connect } from '../session/client';
import { everything, mirror, type Wanted } from '../shape/mirror';

export type Place = { url: string; office: string };
export type Asked = { what: 'look'; look: Look } | { what: 'check'; heads: readonly KeptHead[]; now: number };

const OF_VISITORS = ['bookers', 'remarks', 'letters', 'waiting_list'];
const wantedFor = (asked: Asked): Wanted => {
  if (asked.what === 'check') return (table) => (table === 'audit' ? '' : null);
  if (asked.look.name === 'visitor')
    return (table) => {
      if (table === 'events') return "AND type = 'appointmentBooked'";
      return OF_VISITORS.includes(table) ? '' : null;
    };
  if (asked.look.name === 'acts') return (table) => (table === 'events' ? 'AND names_somebody = 1' : null);
  return everything;
};

/** Tables that are in memory, and in a file without a name where they are many. */
const openMirror = (): DatabaseConnection => {
  const database = new Database('');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  migrate(database);
  return database;
};

export const lookThrough = async (
  { url, office }: Place,
  asked: Asked,
  onShare: (share: number) => void,
): Promise<Looks[LookName]['answers'] | AuditCheck> => {
  const database = openMirror();
  try {
    const client = await connect(url, 'wertmarke-looks');
    try {
      await client.query('SET statement_timeout = 0');
      await mirror(client, office, database, wantedFor(asked));
    } finally {
      await client.end();
    }
    if (asked.what === 'check') return checkIn(database, asked.heads, asked.now);
    return lookIn(database, asked.look, onShare);
  } finally {
    database.close();
  }
};
