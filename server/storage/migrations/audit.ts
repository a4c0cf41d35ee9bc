// S4: who did what, in a chain. Nothing of a row that the hash covers is changed; `person`, `device`, `about_person` and
// `salt` are forgotten after their time, and leave the commitments `who` and `about`.
export const AUDIT = `
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    asker TEXT NOT NULL,
    place TEXT,
    roles TEXT NOT NULL,
    subject TEXT,
    detail TEXT NOT NULL,
    who BLOB,
    about BLOB,
    hash BLOB NOT NULL,
    person TEXT,
    device TEXT,
    about_person TEXT,
    salt BLOB
  ) STRICT;
  CREATE INDEX audit_by_time ON audit (at);
  CREATE INDEX audit_known ON audit (seq) WHERE salt IS NOT NULL;
`;
