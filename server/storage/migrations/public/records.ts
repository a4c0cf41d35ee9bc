// M13: records of days that everybody may read; until now there were none, and nobody is made to publish them.
export const RECORDS = `
  UPDATE settings SET settings = json_insert(settings, '$.fairness', json('{"publishesDays":false}'));
  CREATE TABLE day_records (
    day TEXT PRIMARY KEY,
    -- The last hash of the text, with which the next day's begins.
    head TEXT NOT NULL,
    -- Compressed by gzip.
    text BLOB NOT NULL
  ) STRICT;
`;
