// Acts that still name somebody are found by their time, however long the log is; and figures are nobody's own at first.
import { NAMES_SOMEBODY } from '../retention/naming';

export const FORGETTING = `
  CREATE INDEX events_naming_somebody ON events (at) WHERE ${NAMES_SOMEBODY};
  UPDATE settings SET settings = json_insert(settings, '$.figuresPerClerk', NULL);
`;
