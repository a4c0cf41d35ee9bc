/** A counter's name with more characters stands in smaller letters. */
export const LONG_NAME = 4;
