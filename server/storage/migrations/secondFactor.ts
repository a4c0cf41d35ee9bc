// S32: whether the administration asks everybody for a second factor; until now it asked nobody.
export const SECOND_FACTOR = `
  UPDATE settings SET settings = json_insert(settings, '$.login.secondFactor', json('false'));
`;
