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
const wantedFor = ({ name }: Look): Wanted => {
  if (name === 'visitor')
    return (table) => {
      if (table === 'events') return "AND type = 'appointmentBooked'";
      return OF_VISITORS.includes(table) ? '' : null;
    };
  return name === 'acts' ? (table) => (table === 'events' ? 'AND names_somebody = 1' : null) : everything;
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

const withMirror = async <Result>(
  { url, office }: Place,
  wanted: Wanted,
  act: (database: DatabaseConnection) => Result,
): Promise<Result> => {
  const database = openMirror();
  try {
    const client = await connect(url, 'wertmarke-looks');
    try {
      await client.query('SET statement_timeout = 0');
      await mirror(client, office, database, wanted);
    } finally {
      await client.end();
    }
    return act(database);
  } finally {
    database.close();
  }
};

export const checkThrough = (place: Place, heads: readonly KeptHead[], now: number): Promise<AuditCheck> =>
  withMirror(
    place,
    (table) => (table === 'audit' ? '' : null),
    (database) => checkIn(database, heads, now),
  );

export const lookThrough = (
  place: Place,
  look: Look,
  onShare: (share: number) => void,
): Promise<Looks[LookName]['answers']> =>
  withMirror(place, wantedFor(look), (database) => lookIn(database, look, onShare));
