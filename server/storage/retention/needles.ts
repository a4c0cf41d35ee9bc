// Finds known names, ids and addresses in any text: word by word, so that thousands of them cost no more than one.

export type Needles = { count: number; isIn: (text: string) => boolean };

const WORD = /[\p{L}\p{N}_+-]+/gu;
/** Shorter ones stand in any text by chance. */
const SHORTEST = 4;

/** Which of these stand in a text, whole and as they are written. */
export const needlesOf = (values: Iterable<string>): Needles => {
  const byFirstWord = new Map<string, { whole: string; from: number }[]>();
  const known = new Set([...values].filter((value) => value.length >= SHORTEST));
  for (const whole of known) {
    const first = [...whole.matchAll(WORD)][0];
    if (first === undefined) continue;
    const alike = byFirstWord.get(first[0]) ?? [];
    byFirstWord.set(first[0], alike);
    alike.push({ whole, from: first.index });
  }
  return {
    count: known.size,
    isIn: (text) => {
      if (known.size === 0) return false;
      for (const word of text.matchAll(WORD))
        for (const { whole, from } of byFirstWord.get(word[0]) ?? [])
          if (text.startsWith(whole, word.index - from)) return true;
      return false;
    },
  };
};

/** Whether something in a text looks like an e-mail address. */
export const hasAddress = (text: string): boolean => /[^\s"'<>@:,;]@[\p{L}\p{N}-]+\.\p{L}{2}/u.test(text);
