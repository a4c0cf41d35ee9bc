// Acts that still name somebody are found by their time, however long the log is; and figures are nobody's own at first.
import { NAMES_SOMEBODY, SAYS_WHY_LOCKED } from '../retention/naming';

export const FORGETTING = `
  CREATE INDEX events_naming_somebody ON events (at) WHERE ${NAMES_SOMEBODY};
  UPDATE settings SET settings = json_insert(settings, '$.figuresPerClerk', NULL);
`;

/** What was written for visitors at locked kiosks is found likewise. */
export const LOCK_REASONS = `
  CREATE INDEX events_saying_why_locked ON events (at) WHERE ${SAYS_WHY_LOCKED};
`;
