// G10: how much pictures of announcements may be. All of them go with the settings to every administration.

export const MOST_POSTERS = 4;
export const MOST_POSTER_BYTES = 60_000;
/** Neither wider nor higher, in dots. */
export const MOST_POSTER_SIDE = 1200;
