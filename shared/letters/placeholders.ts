// Which letters the office writes, and what the program fills in where an office writes them in its own words (G13).

export const LETTER_KINDS = ['booked', 'moved', 'reminder', 'cancelled', 'joined', 'slotFree'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Filled in within a sentence. */
export type LetterWord =
  | 'greeting'
  | 'name'
  | 'day'
  | 'time'
  | 'days'
  | 'services'
  | 'persons'
  | 'place'
  | 'office'
  | 'code'
  | 'checkInMin'
  | 'minutes';
/** On a line of its own, once: a table, a list, a link with its words. */
export type LetterBlock =
  | 'details'
  | 'bring'
  | 'link'
  | 'bookingLink'
  | 'confirmLink'
  | 'leaveLink'
  | 'joinLink'
  | 'releaseLink';
export type Placeholder = LetterWord | LetterBlock;

type Contents = {
  words: readonly LetterWord[];
  blocks: readonly LetterBlock[];
  /** What it is no letter without: added at its end where the text does not have it. */
  must: readonly LetterBlock[];
  /** A text that says all of these needs no `details`. */
  details: readonly LetterWord[];
};

const COMING: Contents = {
  words: ['greeting', 'name', 'day', 'time', 'services', 'persons', 'place', 'office', 'code', 'checkInMin'],
  blocks: ['details', 'bring', 'link'],
  must: ['details', 'link'],
  details: ['day', 'time', 'code'],
};

/** What each letter has to say. */
export const CONTENTS: Record<LetterKind, Contents> = {
  booked: COMING,
  moved: COMING,
  reminder: {
    words: [...COMING.words, 'minutes'],
    blocks: [...COMING.blocks, 'confirmLink', 'releaseLink'],
    must: ['details', 'confirmLink', 'releaseLink'],
    details: COMING.details,
  },
  cancelled: {
    words: ['greeting', 'name', 'day', 'time', 'services', 'persons', 'place', 'office', 'code'],
    blocks: ['details', 'bookingLink'],
    must: ['details'],
    details: ['day', 'time'],
  },
  joined: {
    words: ['greeting', 'days', 'services', 'persons', 'place', 'office'],
    blocks: ['details', 'confirmLink', 'leaveLink'],
    must: ['details', 'confirmLink', 'leaveLink'],
    details: ['days', 'services'],
  },
  slotFree: {
    words: ['greeting', 'day', 'services', 'persons', 'place', 'office'],
    blocks: ['details', 'bookingLink', 'joinLink'],
    must: ['details', 'bookingLink', 'joinLink'],
    details: ['day', 'services'],
  },
};

/** Subjects are read by whoever looks at the phone on the table, and are never without words. */
const NOT_IN_SUBJECTS: readonly LetterWord[] = ['greeting', 'name'];

/** What a subject can have. */
export const subjectWords = (kind: LetterKind): LetterWord[] =>
  CONTENTS[kind].words.filter((word) => !NOT_IN_SUBJECTS.includes(word));

/** So long may they be, as they are written. */
export const MOST_SUBJECT = 150;
export const MOST_TEXT = 3000;

/** What an office says instead of the program's words; null is the program's. */
export type Wording = { subject: string | null; text: string | null };
export type WordingPart = keyof Wording;
