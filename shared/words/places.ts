// Where somebody is called to, in the same words on screens, on phones, aloud, and in whatever staff read afterwards.
import type { Settings } from '../settings';
import type { Words } from './index';

/** A name that begins with a word says itself what it is: nobody is called to 'Schalter Infopoint'. */
const BEGINS_WITH_WORD = /^\p{L}{3}/u;
export const namesItself = (place: string): boolean => BEGINS_WITH_WORD.test(place);

/** 'Schalter 3', 'Room 12 a'; 'Infopoint' is called nothing besides. Aloud, a name may be spelled otherwise than it is written. */
export const placePhrase = (
  { t }: Pick<Words, 't'>,
  placeWord: Settings['placeWord'],
  name: string,
  spelled = name,
): string => (namesItself(name) ? spelled : t('place.with', { place: t(`place.${placeWord}`), name: spelled }));
