// The shape of the database, step by step. A step that has been released is never changed; a new one is added.
import type { Database } from 'better-sqlite3';

const STEPS: readonly string[] = [
  `
  CREATE TABLE events (
    day TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    command_id TEXT NOT NULL,
    type TEXT NOT NULL,
    event TEXT NOT NULL,
    -- On the first event of a command: what it was answered, and the digest of what it asked (N4).
    answer TEXT,
    digest TEXT,
    PRIMARY KEY (day, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (
    version INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    settings TEXT NOT NULL,
    command_id TEXT,
    answer TEXT,
    digest TEXT
  ) STRICT;
  -- What staff wrote about a visit; it may name people and is deleted with its day (X1).
  CREATE TABLE remarks (
    day TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (day, visit_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    station_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    paired_at INTEGER NOT NULL,
    last_seen_at INTEGER,
    revoked_at INTEGER
  ) STRICT;
  CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX persons_by_name ON persons (name) WHERE removed_at IS NULL;
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  `,
  // What an office adds to its slips.
  `UPDATE settings SET settings = json_insert(settings, '$.slip', json('{"logo":null,"above":null,"below":null}'));`,
];

/** Brings a database of any earlier version to today's shape, each step whole or not at all. */
export const migrate = (database: Database): void => {
  const done = Number(database.pragma('user_version', { simple: true }));
  if (done > STEPS.length)
    throw new Error(`the data is of a newer version (${done}) than this program (${STEPS.length})`);
  STEPS.slice(done).forEach((step, i) => {
    database.transaction(() => {
      database.exec(step);
      database.pragma(`user_version = ${done + i + 1}`);
    })();
  });
};
