// S35, S36: other programs with their tokens; web hooks, and what waits to be told to them, in its order.
export const PROGRAMS = `
  CREATE TABLE programs (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    counter_id TEXT,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
  ) STRICT;
  -- Where it leads to and its secret stand among the secrets.
  CREATE TABLE hooks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    events TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_sent_at INTEGER,
    trouble TEXT
  ) STRICT;
  CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hook_id TEXT NOT NULL,
    is_urgent INTEGER NOT NULL,
    message TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX notices_in_order ON notices (hook_id, is_urgent, id);
`;
