// G10: announcements by timetable; until now there were none.
export const ANNOUNCEMENTS = `UPDATE settings SET settings = json_insert(settings, '$.announcements', json('[]'));`;
