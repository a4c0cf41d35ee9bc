// Where somebody is called to, in the same words on screens, on phones and aloud.

/** A name that begins with a word says itself what it is: nobody is called to 'Schalter Infopoint'. */
const BEGINS_WITH_WORD = /^\p{L}{3}/u;
export const namesItself = (place: string): boolean => BEGINS_WITH_WORD.test(place);
