// What can be wrong with a database server, told apart, and never with the address that has the password in it.
import { codeOf } from '../../safekeeping/errors';
import { unusable } from '../../unusable';

/** Of the system, and of the package when a connection ends. */
const OF_CONNECTION = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Connection exceptions; ended by an administrator, by a crash, starting; too many; read only after a change of roles. */
const OF_SERVER = /^(08...|57P0[1-5]|53300|25006)$/;
const SAID =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired|Query read timeout|timeout exceeded when trying to connect|The database is away)/;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** The connection is gone, and nobody here knows whether what was under way was done. */
export const isOfConnection = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code !== null && (OF_CONNECTION.test(code) || OF_SERVER.test(code))) return true;
  return SAID.test(messageOf(error));
};

/** The database is not reached now. */
export const away = (cause: unknown): Error =>
  Object.assign(new Error('The database is away', { cause }), { code: 'DATABASE_AWAY' });

/** Whether PostgreSQL, or the way to it, is at fault. */
export const isOfPostgres = (error: unknown): boolean =>
  isOfConnection(error) ||
  (typeof error === 'object' && error !== null && 'severity' in error && /^[0-9A-Z]{5}$/.test(codeOf(error) ?? ''));

const TLS = /^(SELF_SIGNED_|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS_|ERR_SSL_)/;

/** A fault at the start as a code that has words; anything else is given back as it is. */
export const asUnusable = (error: unknown): unknown => {
  const code = codeOf(error) ?? '';
  if (code.startsWith('DATABASE_') || code === 'DATA_NEWER') return error;
  if (/^28/.test(code) || /password must be a string/.test(messageOf(error))) return unusable('DATABASE_LOGIN');
  if (code === '3D000') return unusable('DATABASE_UNKNOWN');
  if (code === '42501') return unusable('DATABASE_RIGHTS');
  if (code === '25006') return unusable('DATABASE_READONLY');
  if (TLS.test(code) || /SSL|TLS/.test(messageOf(error))) return unusable('DATABASE_TLS');
  return isOfConnection(error) ? unusable('DATABASE_AWAY') : error;
};
