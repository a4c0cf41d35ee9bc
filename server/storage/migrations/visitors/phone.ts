// F8, A21: from when on a phone says that the call comes soon, and when letters remind; until now always a day before.
export const SOON_AND_REMINDERS = `
  UPDATE settings SET settings = json_insert(settings,
    '$.calls.soonPeople', 3, '$.calls.soonMin', 10, '$.appointments.remindHours', 24);
`;

// A21: addresses that want no reminders, by their keyed digest.
export const REMINDERS_REFUSED = `
  CREATE TABLE reminders_refused (address TEXT PRIMARY KEY, delete_on TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

// N7: phones that ring for a visit, until the end of its day.
export const PUSHES = `
  CREATE TABLE pushes (
    day TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (visit_id, endpoint)
  ) STRICT;
`;
