// A database that cannot be used as it lies there.

/** Why a database cannot be used as it lies there; `safekeeping/cannotStart.ts` has the words and what to do. */
export type UnusableCode = DataCode | DatabaseCode;
export type DataCode =
  | 'COPY_MISSING'
  | 'COPY_FOREIGN'
  | 'LOG_FOREIGN'
  | 'DATA_MISSING'
  | 'DATA_FOREIGN'
  | 'DATA_DAMAGED'
  | 'DATA_NEWER'
  | 'LOG_DAMAGED';

/** The same of a database of PostgreSQL (S76). */
export type DatabaseCode =
  | 'DATABASE_AWAY'
  | 'DATABASE_LOGIN'
  | 'DATABASE_UNKNOWN'
  | 'DATABASE_RIGHTS'
  | 'DATABASE_TLS'
  | 'DATABASE_OLD'
  | 'DATABASE_UNSAFE'
  | 'DATABASE_READONLY'
  | 'DATABASE_TAKEN'
  | 'DATABASE_OFFICE'
  | 'DATABASE_NEWER'
  | 'DATABASE_FOREIGN';

/** Thrown by what opens a database: nothing was changed. */
export const unusable = (code: UnusableCode): Error & { code: UnusableCode } =>
  Object.assign(new Error(`the database cannot be used: ${code}`), { code });
