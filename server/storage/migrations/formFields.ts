// G11: fields of the office's own; until now none, and no booker has answered any.
export const FORM_FIELDS = `
  ALTER TABLE bookers ADD COLUMN answers TEXT NOT NULL DEFAULT '[]';
  UPDATE settings SET settings = json_insert(settings, '$.formFields', json('[]'));
`;
