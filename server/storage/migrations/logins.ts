// What logins came to ask for, and by whose word people come in.

/** S32: whether the administration asks everybody for a second factor; until now it asked nobody. */
export const SECOND_FACTOR = `
  UPDATE settings SET settings = json_insert(settings, '$.login.secondFactor', json('false'));
`;

/** S33: the house's own sign-on, which no office has yet, and what it says of each person. */
export const SIGN_ON = `
  ALTER TABLE persons ADD COLUMN sign_on TEXT;
  UPDATE settings SET settings = json_insert(settings, '$.signOn', NULL);
`;
