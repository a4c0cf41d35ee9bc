// S88: slips from paper are found by their keys, on whichever day they were brought in.
export const PAPER = `
  CREATE INDEX paper_by_key ON events (json_extract(event, '$.key')) WHERE type = 'paperBrought';
`;
