// K10: what remarks said before, so that they say it again when an act is taken back; until now nobody knows.
export const UNDOING = `
  ALTER TABLE remarks ADD COLUMN before TEXT NOT NULL DEFAULT '[]';
`;
