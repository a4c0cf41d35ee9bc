// The programs that are measured, each in a process of its own, on this machine's loopback.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { THE_OFFICE } from '../../server/storage/engine';
import { moveToDatabase } from '../../server/storage/postgres/moving/move';
import { DATABASE_FILE } from '../../server/storage/safekeeping/fileId';
import type { PairResult } from '../../shared/protocol';
import { fill } from './filled';

export type Program = { base: string; close: () => Promise<void> };

/** An office; `publicBase` is its port for everybody. */
export type Office = Program & { links: string[]; publicBase: string; pid: number };

const run = (file: string, environment: Record<string, string>, isReady: (said: string) => boolean) =>
  new Promise<{ child: ChildProcess; said: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Whatever becomes of the measurement, nothing that it started outlives it.
    const endAlong = () => child.kill('SIGKILL');
    process.once('exit', endAlong);
    child.once('exit', () => process.off('exit', endAlong));
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (isReady(said)) resolve({ child, said });
    });
    child.once('exit', () => reject(new Error(`${file} ended: ${said}`)));
  });

const end = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** The last that a start says: the address for everybody, without the slash at its end; null before it is said. */
const publicBaseOf = (said: string): string | null => {
  const [address, after] = said.split('für alle: ')[1]?.split('/\n') ?? [];
  return address === undefined || after === undefined ? null : address;
};

type OfficeAt = {
  /** The database that is to keep it, which has no office of its name. */
  database?: string;
  /** What it is called there. */
  as?: string;
  /** Where its data are; without it they are those of a new office, in a folder that goes with it. */
  folder?: string;
  /** Another build's `server/main.js`. */
  program?: string;
  /** What else stands in its environment. */
  variables?: Record<string, string>;
};

/** A demonstration office. */
export const startOffice = async ({
  folder: given,
  database,
  as = THE_OFFICE,
  program = join(__dirname, '../../server/main.js'),
  variables = {},
}: OfficeAt = {}): Promise<Office> => {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'wertmarke-bench-'));
  if (given === undefined) await fill(folder, { visits: 0, counters: 8 });
  if (database !== undefined)
    await moveToDatabase({ file: join(folder, DATABASE_FILE), url: database, office: as, now: Date.now() });
  const { child, said } = await run(
    program,
    {
      ...{ PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder },
      ...{ LOG_LEVEL: 'silent', DEMONSTRATION: 'empty', ...variables },
      ...(database !== undefined && { DATABASE_URL: database, OFFICE: as }),
    },
    (text) => publicBaseOf(text) !== null,
  );
  const links = said.split(/\s+/).filter((word) => word.startsWith('http:') && word.includes('#pair='));
  const base = links[0]?.split('/kiosk/')[0] ?? '';
  const close = async () => {
    await end(child);
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { base, links, close, publicBase: publicBaseOf(said) ?? '', pid: child.pid ?? 0 };
};

/** The floor: Socket.IO and nothing else, answering and sending as much to as many; `durable` with one commit before. */
export const startFloor = async (bytes: number, kind: 'bare' | 'durable', database?: string): Promise<Program> => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-floor-'));
  const environment = {
    BYTES: String(bytes),
    ...(kind === 'durable' && { FOLDER: folder }),
    ...(database !== undefined && { DATABASE: database }),
  };
  const { child, said } = await run(join(__dirname, 'floor.js'), environment, (text) => text.includes('\n'));
  const close = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  return { base: said.trim(), close };
};

const opened = (socket: Socket) =>
  new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });

/** A socket that is paired by a link of the office. */
export const pairAndConnect = async (base: string, link: string): Promise<Socket> => {
  const response = await fetch(`${base}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: link.split('#pair=')[1] }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { result } = (await response.json()) as { result: PairResult };
  const auth = { deviceId: result.deviceId };
  return opened(
    io(base, { transports: ['websocket'], auth, extraHeaders: { cookie }, forceNew: true, reconnection: false }),
  );
};

/** A socket to the floor. */
export const connectBare = (base: string): Promise<Socket> =>
  opened(io(base, { transports: ['websocket'], forceNew: true, reconnection: false }));
