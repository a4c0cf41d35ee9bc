// R4: figures per clerk are a right of their own, which at first only the role has that has every right.
export const PER_CLERK_RIGHT = `
  UPDATE settings SET settings = json_set(settings, '$.roles', json((
    SELECT json_group_array(json(CASE json_extract(value, '$.id')
      WHEN 'supervisor' THEN json_insert(value, '$.rights[#]', 'seeFiguresPerClerk') ELSE value END))
    FROM json_each(settings, '$.roles'))));
`;
