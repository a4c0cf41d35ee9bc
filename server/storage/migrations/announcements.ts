// G10: announcements by timetable; until now there were none.
export const ANNOUNCEMENTS = `UPDATE settings SET settings = json_insert(settings, '$.announcements', json('[]'));`;

// G22: what citizens read in the office's own words; until now no announcement stood on the public pages.
export const OWN_WORDS = `
  UPDATE settings SET settings = json_insert(settings, '$.ownWords', json('{"kioskStart":null,"calendarEntry":null}'));
  UPDATE settings SET settings = json_set(settings, '$.announcements', json((
    SELECT json_group_array(json(json_insert(one.value, '$.onPublicPages', json('false'))))
    FROM json_each(settings, '$.announcements') AS one)));
`;
