// D5, D8, D10: ways to counters, what each display shows, and care of its glass; until now nobody had said any of it.
export const DISPLAYS = `
  UPDATE settings SET settings = json_set(
    json_insert(settings, '$.display.moves', json('true'), '$.display.darkAtNight', json('true')),
    '$.counters', json((
      SELECT json_group_array(json(json_insert(one.value, '$.arrow', NULL, '$.placeHint', NULL)))
      FROM json_each(settings, '$.counters') AS one)),
    '$.displays', json((
      SELECT json_group_array(
        json(json_insert(one.value, '$.part', 'calls', '$.counterIds', NULL, '$.column', json('false'))))
      FROM json_each(settings, '$.displays') AS one)));
`;
