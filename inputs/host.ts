// An office under trial, wherever it runs: in this process (tests), or in one of its own that can be watched as a whole.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '../server/storage/safekeeping/fileId';
import type { Registered } from './routes';

/** What an office has come to: how long its loop was held since the last look, and what it wrote of its own faults. */
export type Strain = { heldMs: number; faults: string[] };
/** What it takes: bytes, and what keeps a process alive, by kind; what it remembers of strangers. */
export type Taken = {
  heap: number;
  objects: number;
  resident: number;
  handles: Record<string, number>;
  kept: Record<string, number>;
};

export type Host = {
  ports: { office: number; public: number };
  file: string;
  pid: number;
  routes: Registered[];
  /** The code of a link; null where there is no such station. */
  link: (role: string, stationId: string) => Promise<string | null>;
  strain: () => Promise<Strain>;
  taken: () => Promise<Taken>;
  /** How it ended; null as long as it runs. */
  ended: () => string | null;
  close: () => Promise<void>;
};

export type Asked = { ask: 'link'; role: string; stationId: string } | { ask: 'strain' } | { ask: 'taken' };
export type Ready = Pick<Host, 'ports' | 'routes'>;

/** In memory where that can be: what is said here is not about disks, and an office waits for its disk with everything that it is told. */
const FAST = '/dev/shm';

/** A demonstration in a process of its own, opened in the morning of a working day. */
export const startHost = async (environment: { [name: string]: string } = {}): Promise<Host> => {
  const folder = mkdtempSync(join(existsSync(FAST) ? FAST : tmpdir(), 'wertmarke-inputs-'));
  const child = fork(join(__dirname, 'watched.js'), {
    // What V8 forgets of functions that rest, and makes again, is no growth.
    execArgv: ['--expose-gc', '--enable-source-maps', '--no-flush-bytecode', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...{ PATH: process.env['PATH'], TZ: 'America/St_Johns', LOG_LEVEL: 'error', DEMONSTRATION: 'empty' },
      ...{ PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, TRUST_PROXY: '1' },
      ...{ CLOCK_AT: '2026-03-02T09:00:00+01:00' },
      ...environment,
    },
  });
  let [faults, ended, asked]: [string[], string | null, number] = [[], null, 0];
  const waiting = new Map<number, (answer: unknown) => void>();
  child.stderr?.on('data', (text: Buffer) => faults.push(...text.toString().split('\n').filter(Boolean)));
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = `ended with ${code ?? signal}`;
      for (const answer of waiting.values()) answer(null);
      resolve();
    });
  });
  const ready = new Promise<Ready | null>((resolve) => waiting.set(0, resolve as (answer: unknown) => void));
  child.on('message', ({ n, answer }: { n: number; answer: unknown }) => {
    waiting.get(n)?.(answer);
    waiting.delete(n);
  });
  const ask = <Answered>(question: Asked): Promise<Answered | null> =>
    new Promise((resolve) => {
      if (ended !== null) return resolve(null);
      waiting.set(++asked, resolve as (answer: unknown) => void);
      child.send({ n: asked, ...question });
    });
  const said = await ready;
  if (said === null) throw new Error(`no office: ${ended}\n${faults.join('\n')}`);
  return {
    ...said,
    file: join(folder, DATABASE_FILE),
    pid: child.pid ?? 0,
    link: (role, stationId) => ask({ ask: 'link', role, stationId }),
    strain: async () => {
      const strain = (await ask<Strain>({ ask: 'strain' })) ?? { heldMs: 0, faults: [] };
      const told = { ...strain, faults: [...strain.faults, ...faults] };
      faults = [];
      return told;
    },
    taken: async () =>
      (await ask<Taken>({ ask: 'taken' })) ?? { heap: 0, objects: 0, resident: 0, handles: {}, kept: {} },
    ended: () => ended,
    close: async () => {
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
