// S45: the office backs itself up; until now somebody had to see to it.
export const BACKUPS = `
  UPDATE settings SET settings = json_insert(settings, '$.backups',
    json('{"at":"02:30","everyHours":4,"keep":{"latest":6,"days":7,"weeks":4,"months":0}}'));
`;
