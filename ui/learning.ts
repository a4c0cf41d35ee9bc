// A screen speaks a language as soon as its words are there; until then the one that it spoke before.
import { useEffect, useState } from 'preact/hooks';
import { type Language, staffLanguageOf } from '../shared/languages';
import type { Learning } from '../shared/words/fetching';

const nearestThere = (wished: Language, learning: Learning): Language =>
  [wished, staffLanguageOf(wished)].find((one) => learning.isThere(one)) ?? 'de';

/** The language that is spoken while another one is on its way; what cannot be fetched is spoken in the nearest that is there. */
export const useLearned = (wished: Language, learning: Learning): Language => {
  const [spoken, setSpoken] = useState<Language>(() => nearestThere(wished, learning));
  useEffect(() => {
    if (learning.isThere(wished)) {
      setSpoken(wished);
      return undefined;
    }
    let isWished = true;
    const speak = (language: Language) => {
      if (isWished) setSpoken(language);
    };
    learning.fetch(wished).then(
      () => speak(wished),
      () => speak(nearestThere(wished, learning)),
    );
    return () => {
      isWished = false;
    };
  }, [wished, learning]);
  return learning.isThere(wished) ? wished : spoken;
};

/** Those of the wished languages that can be spoken by now; all of them after a while. */
export const useAllLearned = (wished: readonly Language[], learning: Learning): Language[] => {
  const [, renew] = useState(0);
  const key = wished.join(' ');
  useEffect(() => {
    let isWished = true;
    for (const language of wished)
      if (!learning.isThere(language))
        learning.fetch(language).then(
          () => isWished && renew((turn) => turn + 1),
          () => undefined,
        );
    return () => {
      isWished = false;
    };
  }, [key, learning]);
  return wished.filter((language) => learning.isThere(language));
};
