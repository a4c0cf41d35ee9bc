// What days were, as figures; and how often the server itself was at fault.
export const FIGURES = `
  CREATE TABLE day_figures (
    day TEXT PRIMARY KEY,
    -- Of the last event that they have counted, and how they are made: made anew when either has changed.
    version INTEGER NOT NULL,
    format INTEGER NOT NULL,
    facts BLOB NOT NULL
  ) STRICT;
  CREATE TABLE server_faults (
    day TEXT NOT NULL,
    fault TEXT NOT NULL,
    times INTEGER NOT NULL,
    sec INTEGER NOT NULL,
    PRIMARY KEY (day, fault)
  ) STRICT, WITHOUT ROWID;
`;
