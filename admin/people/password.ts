// Passwords that can be read out over a desk: syllables, no letter that looks like another.

const CONSONANTS = 'bdfghkmnprstvwxz';
const VOWELS = 'aeio';
const GROUPS = 4;

/** A password by chance, like 'bano-kite-refo-sami': 48 bits. */
export const suggestPassword = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * 4));
  const letters = Array.from(bytes, (byte, i) => {
    const from = i % 2 === 0 ? CONSONANTS : VOWELS;
    return from.charAt(byte % from.length);
  }).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
};
