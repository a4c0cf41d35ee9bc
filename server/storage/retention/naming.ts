// X10: which stored acts name somebody, or may. Indexes of the log have the same words, and a step that is released stays as it is.
import { FORGOTTEN } from '../../../shared/actors';

/** A browser at a counter or in the administration is as good as a name: few people, often one, work at it. */
export const NAMES_SOMEBODY = `(
  json_extract(by, '$.personId') IS NOT NULL
  OR (json_extract(by, '$.role') IN ('counter', 'admin') AND json_extract(by, '$.deviceId') <> '')
  OR (type = 'counterOpened' AND json_extract(event, '$.personId') <> '${FORGOTTEN}')
)`;

/** What staff wrote for visitors when they locked a kiosk: on the day itself, and on those that began with the lock. */
export const SAYS_WHY_LOCKED = `(
  (type = 'kioskLocked' AND json_extract(event, '$.reason') <> '')
  OR (type = 'dayOpened' AND json_extract(event, '$.locks') GLOB '*:"[^"]*')
)`;
