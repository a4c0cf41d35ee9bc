// What clerks do with visitors, as it came to be known.

/** K10: what remarks said before, so that they say it again when an act is taken back; until now nobody knows. */
export const REMARKS_BEFORE = "ALTER TABLE remarks ADD COLUMN before TEXT NOT NULL DEFAULT '[]';";
/** K7: nothing is asked at the end of a visit until an office wants it. */
export const ASKS_WHAT_WAS_DONE =
  "UPDATE settings SET settings = json_insert(settings, '$.calls.asksWhatWasDone', json('false'));";
/** K20: where visitors are sent from a counter; until now the office had named no such place. */
export const ERRANDS = "UPDATE settings SET settings = json_insert(settings, '$.errands', json('[]'));";
