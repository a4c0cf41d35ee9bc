// G7: the house's colour and logo; until now the usual blue and none.
export const LOOK = `
  UPDATE settings SET settings = json_insert(settings, '$.look', json('{"colour":null,"logo":null}'));
`;
