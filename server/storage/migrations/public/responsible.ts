// S73: who is responsible, and the data protection officer, for the privacy notice; until now it pointed to the imprint.
export const RESPONSIBLE = `
  UPDATE settings SET settings = json_insert(settings, '$.responsible', json('{"controller":null,"officer":null}'));
`;
