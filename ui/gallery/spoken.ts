// The language of the look that is being shown: the office offers it, and its words are there before anything is.
import type { Language } from '../../shared/languages';
import { BOOKING_LANGUAGES } from '../../shared/words/booking/fetch';
import { learningAll } from '../../shared/words/fetching';
import { KIOSK_LANGUAGES } from '../../shared/words/kiosk/fetch';

const ALL = learningAll(KIOSK_LANGUAGES, BOOKING_LANGUAGES);

let shown: Language = 'de';

/** From now on offices that are opened offer this language, too. */
export const showIn = async (language: Language): Promise<void> => {
  await ALL.fetch(language);
  shown = language;
};

/** What an office offers, with the language of the look. */
export const offeredWith = (languages: readonly Language[]): Language[] => [...new Set([...languages, shown])];
