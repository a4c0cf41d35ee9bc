// A database that cannot be used as it lies there.

/** Why a database cannot be used as it lies there; `safekeeping/cannotStart.ts` has the words and what to do. */
export type UnusableCode =
  | 'COPY_MISSING'
  | 'LOG_FOREIGN'
  | 'DATA_MISSING'
  | 'DATA_FOREIGN'
  | 'DATA_DAMAGED'
  | 'DATA_NEWER'
  | 'LOG_DAMAGED';

/** Thrown by what opens a database: nothing was changed. */
export const unusable = (code: UnusableCode): Error & { code: UnusableCode } =>
  Object.assign(new Error(`the database cannot be used: ${code}`), { code });
