// What an error of the system or of SQLite is called.

/** The error's code ('ENOENT', 'SQLITE_BUSY'), null when it has none. */
export const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
