// F8, A21: from when on a phone says that the call comes soon, and when letters remind; until now always a day before.
export const SOON_AND_REMINDERS = `
  UPDATE settings SET settings = json_insert(settings,
    '$.calls.soonPeople', 3, '$.calls.soonMin', 10, '$.appointments.remindHours', 24);
`;
