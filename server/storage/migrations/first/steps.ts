// The steps up to the first release with appointments, printers and doors that strangers knock at.

export const FIRST_STEPS: readonly string[] = [
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
  // Appointments: who booked them, which mail is to be sent, where else they come from.
  `
  CREATE TABLE bookers (
    day TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    external_id TEXT,
    -- The appointment is booked, and neither moved nor cancelled.
    is_open INTEGER NOT NULL,
    delete_on TEXT NOT NULL,
    PRIMARY KEY (day, visit_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX bookers_by_email ON bookers (email) WHERE email IS NOT NULL;
  CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    visit_id TEXT,
    wish_id TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    delete_on TEXT NOT NULL
  ) STRICT;
  CREATE TABLE waiting_list (
    id TEXT PRIMARY KEY,
    key_hash TEXT NOT NULL,
    service_ids TEXT NOT NULL,
    persons INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    told_at INTEGER,
    delete_on TEXT NOT NULL
  ) STRICT;
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE import_sources (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
  ) STRICT;
  CREATE TABLE import_feeds (
    feed_id TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT;
  UPDATE events SET event = json_insert(event, '$.minutes', 15, '$.via', 'staff', '$.holdId', NULL, '$.importKey', NULL,
    '$.importSaid', NULL, '$.revision', 0, '$.movedFrom', NULL) WHERE type = 'appointmentBooked';
  UPDATE events SET event = json_insert(event, '$.freeAt', at, '$.movedTo', NULL) WHERE type = 'appointmentCancelled';
  CREATE INDEX bookings_by_key ON events (json_extract(event, '$.key'), at) WHERE type = 'appointmentBooked';
  CREATE INDEX bookings_by_code ON events (json_extract(event, '$.code'), at) WHERE type = 'appointmentBooked';
  CREATE INDEX bookings_by_import ON events (json_extract(event, '$.importKey'), at) WHERE type = 'appointmentBooked';
  UPDATE settings SET settings = json_insert(settings,
    '$.calendar', json('{"holidaysOf":null,"closures":[]}'),
    '$.appointments', json('{"gridMin":15,"hours":[],"exceptions":[],"releases":[{"daysAhead":56,"at":"07:00","percent":100}],' ||
      '"noticeMin":60,"holdMin":10,"freeAgainMin":{"least":5,"most":60},"mostPersons":4,"mostServices":3,' ||
      '"perEmailAndDay":2,"perEmail":5,"keepDays":0}'),
    '$.mail', NULL, '$.feeds', json('[]'));
  UPDATE settings SET settings = json_set(settings, '$.services', json((
    SELECT json_group_array(json_insert(value, '$.booking', 'staff', '$.leikaKey', NULL, '$.keywords', NULL, '$.bring', json('[]')))
    FROM json_each(settings, '$.services'))));
  `,
  // What the office learns from its days, plans for its counters, and what was expected of a wait.
  `
  CREATE TABLE lessons (day TEXT PRIMARY KEY, lesson TEXT NOT NULL) STRICT;
  UPDATE events SET event = json_insert(event, '$.expectedMin', NULL)
    WHERE type IN ('ticketDrawn', 'appointmentCheckedIn');
  UPDATE settings SET settings = json_set(
    json_insert(settings, '$.policy.forgottenMin', NULL, '$.policy.overtimeMin', 30,
      '$.publicLinks', json('{"imprint":null,"privacy":null,"accessibility":null}')),
    '$.counters',
    json((SELECT json_group_array(json_insert(value, '$.plan', NULL)) FROM json_each(settings, '$.counters'))));
  `,
  // Calendars are read as a whole once a day, may be held, and what is missing in one waits for a decision.
  `
  UPDATE import_feeds SET outcome = json_set(outcome, '$.failure', NULL)
    WHERE json_extract(outcome, '$.failure.code') = 'emptied';
  UPDATE import_feeds SET outcome = json_insert(outcome,
    '$.fullAt', NULL, '$.begun', NULL, '$.held', NULL, '$.missed', NULL, '$.kept', json('[]'));
  `,
  // What strangers can do: bookings by network and by address, letters counted, wishes confirmed, check-in with a sign.
  `
  ALTER TABLE bookers ADD COLUMN folded TEXT;
  -- Keyed digest of the network that it was booked from online, and when.
  ALTER TABLE bookers ADD COLUMN network TEXT;
  ALTER TABLE bookers ADD COLUMN booked_at INTEGER;
  UPDATE bookers SET folded = email;
  DROP INDEX bookers_by_email;
  CREATE INDEX bookers_by_address ON bookers (folded) WHERE folded IS NOT NULL;
  CREATE INDEX bookers_by_network ON bookers (network, booked_at) WHERE network IS NOT NULL;
  -- Letters of a day, by the keyed digest of whom they went to.
  CREATE TABLE letters_counted (
    day TEXT NOT NULL,
    address TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, address)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE waiting_list ADD COLUMN folded TEXT NOT NULL DEFAULT '';
  ALTER TABLE waiting_list ADD COLUMN confirmed_at INTEGER;
  UPDATE waiting_list SET folded = email, confirmed_at = joined_at;
  CREATE INDEX waiting_list_by_address ON waiting_list (folded);
  UPDATE events SET event = json_insert(event, '$.viewKey', NULL) WHERE type = 'appointmentCheckedIn';
  UPDATE settings SET settings = json_insert(settings,
    '$.appointments.fullHouseClosesToday', json('true'), '$.appointments.perNetworkAndHour', 30,
    '$.appointments.perNetworkAndDay', 60, '$.appointments.unusualPerHour', 12, '$.appointments.lettersPerDay', 6,
    '$.checkIn', json('{"byList":"familyName","byPhone":"withSign"}'));
  `,
  // An appointment's own time is told before it; a pause keeps who was handed on; what has left the settings keeps its name.
  `
  UPDATE events SET event = json_insert(event, '$.ownTimeAt', NULL)
    WHERE type IN ('ticketDrawn', 'appointmentCheckedIn');
  UPDATE settings SET settings = json_insert(settings, '$.policy.pauseKeepsMin', 15,
    '$.former', json('{"services":[],"counters":[]}'));
  `,
  // Links to pair by and answers of the administration survive the program; sessions know when they were used; the
  // addresses of calendars stand apart from the settings, which are versions, and go from all of those.
  `
  CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    code_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    station_id TEXT NOT NULL,
    person_id TEXT,
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    made_by TEXT NOT NULL
  ) STRICT;
  -- Each readable only by who knows the id of its request (N6).
  CREATE TABLE given_answers (request TEXT PRIMARY KEY, at INTEGER NOT NULL, answer BLOB NOT NULL) STRICT;
  ALTER TABLE sessions ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
  UPDATE sessions SET used_at = expires_at - 57600000;
  INSERT OR REPLACE INTO secrets (name, value)
    SELECT 'feed:' || json_extract(feed.value, '$.id'), json_extract(feed.value, '$.url')
    FROM settings, json_each(settings.settings, '$.feeds') AS feed
    WHERE settings.version = (SELECT max(version) FROM settings) AND json_extract(feed.value, '$.url') IS NOT NULL;
  UPDATE settings SET settings = json_set(json_insert(settings, '$.login', json('{"idleMin":720}')), '$.feeds', json((
    SELECT json_group_array(json_remove(value, '$.url')) FROM json_each(settings, '$.feeds'))));
  `,
  // What printers differ in: the state questions they answer, Chinese mode, the pause between two connections.
  `
  UPDATE settings SET settings = json_set(settings, '$.printers', json((
    SELECT json_group_array(json_insert(value, '$.profile.questions', NULL, '$.profile.chineseMode', 'switchedOff',
      '$.profile.pauseMs', 0))
    FROM json_each(settings, '$.printers'))));
  `,
  // Wider networks are counted too; what somebody has looked at stays so over a restart; answers are found by their id.
  `
  ALTER TABLE bookers ADD COLUMN wide_network TEXT;
  CREATE INDEX bookers_by_wide_network ON bookers (wide_network, booked_at) WHERE wide_network IS NOT NULL;
  -- Until when somebody has looked at the bookings of a network (A16), by its keyed digest.
  CREATE TABLE networks_seen (network TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX events_answered ON events (command_id) WHERE answer IS NOT NULL;
  CREATE INDEX settings_answered ON settings (command_id) WHERE answer IS NOT NULL;
  `,
];
