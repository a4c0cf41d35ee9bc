// G10: pictures of announcements; until now none had one.
export const POSTERS = `
  UPDATE settings SET settings = json_set(settings, '$.announcements', json((
    SELECT json_group_array(json(json_insert(one.value, '$.poster', NULL)))
    FROM json_each(settings, '$.announcements') AS one)));
`;
