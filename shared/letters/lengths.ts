// How long what an office says in its own words may be, for schemas and forms.

/** On a screen in the hall short enough to be read in passing, from eight metres; on a page at home there is time. */
export const LONGEST_ANNOUNCEMENT = { inTheHall: 120, atHome: 300 } as const;
/** So long that it stands in one line of a wide kiosk, in two of a high one, and below an entry of any calendar. */
export const LONGEST_OWN_WORDS = { kioskStart: 60, calendarEntry: 300 } as const;

/** Whether any screen in the hall shows it, too. */
export const isInTheHall = ({
  displayIds,
  kioskIds,
}: {
  displayIds: readonly string[] | null;
  kioskIds: readonly string[] | null;
}): boolean => displayIds?.length !== 0 || kioskIds?.length !== 0;
