// S50: whom an office tells of alarms, of which it has told, and letters that tell of them; until now it told nobody.
export const WATCHING = `
  UPDATE settings SET settings = json_insert(settings, '$.watching', json(
    '{"mailTo":[],"untold":[],"printerMin":10,"screenMin":10,"diskPercent":10,"certificateDays":21}'));
  CREATE TABLE alarms (
    kind TEXT NOT NULL, about TEXT NOT NULL, since INTEGER NOT NULL, told_at INTEGER NOT NULL,
    PRIMARY KEY (kind, about)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE letters ADD COLUMN alarm TEXT;
`;
