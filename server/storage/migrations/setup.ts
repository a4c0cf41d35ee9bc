// How far an office is set up; whoever works already has nothing left to set up.
export const SETUP = `
  UPDATE settings SET settings = json_insert(settings, '$.setup', NULL);
`;
