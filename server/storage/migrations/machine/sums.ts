// S63: what is written from now on has a sum, by which somebody notices that a disk has changed it.
export const SUMS = 'ALTER TABLE events ADD COLUMN sum INTEGER;';

/**
 * S37: the same of each version of the settings, and of rows that stand beside the events, in a table of their own. M13: a
 * version says after which event it was saved: instants are the same within a millisecond, and clocks are set.
 */
export const SUMS_BESIDE = `
  ALTER TABLE settings ADD COLUMN sum INTEGER;
  ALTER TABLE settings ADD COLUMN day TEXT;
  ALTER TABLE settings ADD COLUMN day_version INTEGER;
  CREATE TABLE row_sums (
    kind TEXT NOT NULL,
    -- The row's key, as JSON.
    id TEXT NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
`;
