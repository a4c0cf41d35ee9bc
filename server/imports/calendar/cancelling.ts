// Which words in front of a title say that an appointment will not take place.

const WORDS = [
  ...['abgesagt', 'absage', 'storniert', 'stornierung', 'storno', 'entfällt', 'entfaellt', 'fällt aus', 'faellt aus'],
  ...['gestrichen', 'ausgefallen', 'gelöscht', 'geloescht', 'annulliert'],
  ...['abgesagter termin', 'abgesagte veranstaltung', 'abgesagtes ereignis', 'stornierter termin'],
  ...['termin abgesagt', 'termin storniert', 'termin entfällt', 'termin fällt aus'],
  ...['canceled', 'cancelled', 'cancellation', 'deleted', 'called off'],
];
const OPENING = '[({<*!#-–— \t';

const isLetter = (text: string) => /^-?[\p{L}\p{N}]/u.test(text);

/** 'Abgesagt: …', '[storniert] …', 'Canceled event: …', 'CANCELLED - …'. */
export const saysCancelled = (title: string): boolean => {
  let begin = 0;
  while (begin < title.length && OPENING.includes(title.charAt(begin))) begin += 1;
  const said = title
    .slice(begin, begin + 60)
    .normalize('NFC')
    .toLocaleLowerCase('de');
  return WORDS.some((word) => said.startsWith(word) && !isLetter(said.slice(word.length)));
};
