// R4: figures per clerk are a right of their own, which at first only the role has that has every right.
export const PER_CLERK_RIGHT = `
  UPDATE settings SET settings = json_set(settings, '$.roles', json((
    SELECT json_group_array(json(CASE
      WHEN json_extract(role.value, '$.id') = 'supervisor' AND NOT EXISTS (
        SELECT 1 FROM json_each(role.value, '$.rights') AS held WHERE held.value = 'seeFiguresPerClerk')
      THEN json_insert(role.value, '$.rights[#]', 'seeFiguresPerClerk') ELSE role.value END))
    FROM json_each(settings, '$.roles') AS role)));
`;
