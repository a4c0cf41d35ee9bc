// G13: letters in the office's own words; until now all were in the program's.
const OWN = '{"subject":null,"text":null}';
const IN_ALL = `{"de":${OWN},"en":${OWN}}`;
const LETTERS = ['booked', 'moved', 'reminder', 'cancelled', 'joined', 'slotFree'];

export const MAIL_TEXTS = `
  UPDATE settings SET settings = json_insert(settings, '$.mailTexts',
    json('{${LETTERS.map((letter) => `"${letter}":${IN_ALL}`).join(',')}}'));
`;
