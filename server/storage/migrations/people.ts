// Everybody has an account with roles. Who is there already goes on doing what they did, under two roles; nobody manages
// people yet, and the first start after this step leads whoever administers to the first account that does.
export const PEOPLE = `
  ALTER TABLE persons ADD COLUMN role_ids TEXT NOT NULL DEFAULT '["clerk","frontdesk"]';
  ALTER TABLE persons ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE persons ADD COLUMN locked_until INTEGER;
  ALTER TABLE persons ADD COLUMN last_login_at INTEGER;
  UPDATE settings SET settings = json_insert(settings, '$.roles', json('[' ||
    '{"id":"supervisor","name":"Leitung","rights":["serve","admit","lockKiosks","raise","callOutOfOrder","readNames",' ||
    '"manageAppointments","seeFigures","seeAudit","changeSettings","managePeople","manageDevices","operate","protectData"]},' ||
    '{"id":"clerk","name":"Sachbearbeitung","rights":["serve","raise","readNames","manageAppointments"]},' ||
    '{"id":"frontdesk","name":"Empfang","rights":["serve","admit","lockKiosks","raise","callOutOfOrder","readNames",' ||
    '"manageAppointments"]},' ||
    '{"id":"reporting","name":"Auswertung","rights":["seeFigures"]},' ||
    '{"id":"technician","name":"Technik","rights":["manageDevices","operate"]}]'));
`;

// R4: figures per clerk are a right of their own, which at first only the role has that has every right.
export const PER_CLERK_RIGHT = `
  UPDATE settings SET settings = json_set(settings, '$.roles', json((
    SELECT json_group_array(json(CASE
      WHEN json_extract(role.value, '$.id') = 'supervisor' AND NOT EXISTS (
        SELECT 1 FROM json_each(role.value, '$.rights') AS held WHERE held.value = 'seeFiguresPerClerk')
      THEN json_insert(role.value, '$.rights[#]', 'seeFiguresPerClerk') ELSE role.value END))
    FROM json_each(settings, '$.roles') AS role)));
`;
