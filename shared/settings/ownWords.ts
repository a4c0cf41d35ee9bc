// G22: what citizens read in the office's own words, besides letters, slips and announcements; null is the program's words.
import { z } from 'zod';

/** So long that it stands in two lines of any kiosk, and below an entry of any calendar. */
export const LONGEST_OWN_WORDS = { kioskStart: 80, calendarEntry: 300 } as const;

const inLanguages = (longest: number) => {
  const said = z.string().trim().min(1).max(longest);
  return z.strictObject({ de: said, en: said.optional() }).nullable();
};

export const ownWordsSchema = z.strictObject({
  /** In the place of the question above what people can choose. */
  kioskStart: inLanguages(LONGEST_OWN_WORDS.kioskStart),
  /** Below the facts in the calendar file of an appointment. */
  calendarEntry: inLanguages(LONGEST_OWN_WORDS.calendarEntry),
});
