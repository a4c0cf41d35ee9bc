// Starts the tests' own PostgreSQL, in a process beside this one.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `url` leads to its database `postgres`; it ends with this process at the latest. */
export const startPostgres = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const { NODE_OPTIONS: _ours, ...env } = process.env;
  const child = spawn(process.execPath, [join(__dirname, 'serverProcess.mjs')], {
    ...{ env, stdio: ['pipe', 'pipe', 'inherit'] },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    child.once('error', reject).once('exit', () => reject(new Error('PostgreSQL did not start')));
  });
  return {
    url,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
};
