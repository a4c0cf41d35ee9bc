// S33: the house's own sign-on, which no office has yet, and what it says of each person.
export const SIGN_ON = `
  ALTER TABLE persons ADD COLUMN sign_on TEXT;
  UPDATE settings SET settings = json_insert(settings, '$.signOn', NULL);
`;
