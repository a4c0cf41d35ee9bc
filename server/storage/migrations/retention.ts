// How long it is known who did what.
export const RETENTION = `
  UPDATE settings SET settings = json_insert(settings, '$.retention', json('{"actsDays":7,"auditDays":365}'));
`;
