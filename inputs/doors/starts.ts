// What the program and its helpers are started with: environment and arguments. They start, or say in words why not.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { hostileText } from '../values/hostile';
import type { Door, Outcome } from './door';

const VARIABLES = [
  'PORT',
  'PUBLIC_PORT',
  'HOST',
  'OFFICE_URL',
  'TLS_CERT',
  'TLS_KEY',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'DAY_LIST_DIR',
  'LOG_LEVEL',
  'DEMONSTRATION',
  'CLOCK_AT',
  'CLOCK_SPEED',
];
const PROGRAMS = [
  'server/main.js',
  'server/starting/linkMain.js',
  'server/storage/safekeeping/backupMain.js',
  'server/storage/safekeeping/restoreMain.js',
  'server/storage/mending/mendMain.js',
  'server/storage/auditMain.js',
  'server/storage/factorMain.js',
];
const VALUES = [
  '0',
  '-1',
  '99999',
  '3000x',
  '1e3',
  ' ',
  'localhost',
  '::1',
  '300.0.0.1',
  'http://',
  'https://x/y?z#a',
  'loopback, 10.0.0.0/99',
  '/nonexistent',
  '/etc/passwd',
  'lively',
  'silent',
  '2026-03-02',
  '2026-02-30T25:00:00Z',
  '0.001',
  'Infinity',
];

export type StartInput = { program: string; environment: [string, string][]; args: string[] };

/** Neither of them holds a NUL: the system takes none. */
const texts = fc.oneof(fc.constantFrom(...VALUES), hostileText).map((text) => text.replaceAll('\0', '').slice(0, 5000));
const inputs: fc.Arbitrary<StartInput> = fc.record({
  program: fc.oneof(fc.constant(PROGRAMS[0] ?? ''), fc.constantFrom(...PROGRAMS)),
  environment: fc.array(fc.tuple(fc.constantFrom(...VARIABLES), texts), { maxLength: 3 }),
  args: fc.array(fc.oneof(texts, fc.constantFrom('--again', 'verify', '--help', '-')), { maxLength: 2 }),
});

const PATIENCE_MS = 15_000;
const STARTED = /für alle:|listening/;
/** A stack says where in the program it was: for whoever runs an office that is no answer. */
const STACK = /\n\s+at .+:\d+:\d+|node:internal/;

const run = (folder: string, { program, environment, args }: StartInput): Promise<{ said: string; code: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(__dirname, '../..', program), ...args], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        PUBLIC_PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: join(folder, 'data'),
        ...Object.fromEntries(environment),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let code = 'silent';
    const end = (how: string) => {
      code = how;
      child.kill('SIGTERM');
    };
    const timer = setTimeout(() => end('silent'), PATIENCE_MS);
    const hear = (text: Buffer) => {
      said += text.toString();
      if (STARTED.test(said)) end('done');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const kill = setTimeout(() => child.kill('SIGKILL'), 2 * PATIENCE_MS);
    child.once('close', (ended) => {
      clearTimeout(timer);
      clearTimeout(kill);
      resolve({ said, code: code === 'silent' && ended !== null ? `ended with ${ended}` : code });
    });
  });

const send = async (input: StartInput): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-start-'));
  const began = performance.now();
  const { said, code } = await run(folder, input);
  rmSync(folder, { recursive: true, force: true });
  const isStack = STACK.test(said);
  return {
    code: code === 'ended with 0' ? 'done' : code,
    isRefused: true,
    said: isStack ? `\n    at ${said}:1:1` : '',
    tookMs: performance.now() - began,
    isPatient: true,
    reached: input.program,
  };
};

export const startsDoor = (): Door<StartInput> => ({ name: 'starts', share: 1, inputs, send });
