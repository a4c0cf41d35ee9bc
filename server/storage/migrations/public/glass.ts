// W10, W11: groups and signs of services, and the glass of each kiosk; until now nobody had said any of it.
export const GLASS = `
  UPDATE settings SET settings = json_set(settings,
    '$.services', json((
      SELECT json_group_array(json(json_insert(one.value, '$.group', NULL, '$.pictogram', NULL)))
      FROM json_each(settings, '$.services') AS one)),
    '$.kiosks', json((
      SELECT json_group_array(json(json_insert(one.value, '$.glass', json('{"diagonalInch":21.5,"lowerEdgeMm":850}'))))
      FROM json_each(settings, '$.kiosks') AS one)));
`;
