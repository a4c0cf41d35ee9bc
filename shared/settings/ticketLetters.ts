// The letters that ticket numbers can begin with (N1).

/** Without I, O and Q, which look like digits. */
export const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
