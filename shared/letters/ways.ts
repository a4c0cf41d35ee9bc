// D8: how the way from a display to a counter is told.

export const ARROWS = ['left', 'right', 'up', 'down'] as const;
export type Arrow = (typeof ARROWS)[number];

/** As much as stands in two lines below a number that is read from eight metres. */
export const LONGEST_PLACE_HINT = 24;
