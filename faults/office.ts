// The program itself, as it is built, in a process of its own that can be killed at any moment.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { patienceWith } from './patience';

const PROGRAM = join(__dirname, '../server/main.js');
/** A start that takes longer of the machine's time hangs. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;

export type Ports = { office: number; visitors: number };

export type OfficeOrder = {
  folder: string;
  ports: Ports;
  /** Where visitors reach it. */
  publicUrl: string;
  environment?: { [name: string]: string };
  /** Another build's program. */
  program?: string;
  /** What it is started by, such as `nsenter` and where. */
  within?: readonly string[];
  /** It stands by, and may do so for as long as it likes. */
  waits?: boolean;
};

export type Started = {
  /** Links that pair a browser, each good once. */
  links: string[];
};

/** How a life ended by itself. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; said: string };

export type Life = {
  pid: number;
  /** Resolves when it serves, or with how it ended before. */
  ready: Promise<Started | Ended>;
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<Ended>;
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<Ended>;
  /** It has ended without being asked to. */
  isOver: () => boolean;
};

const linksIn = (said: string): string[] => said.split(/\s+/).filter((word) => word.includes('#pair='));

/** Begins a life. */
export const startOffice = ({
  folder,
  ports,
  publicUrl,
  environment,
  program = PROGRAM,
  within = [],
  waits = false,
}: OfficeOrder): Life => {
  const env = {
    ...process.env,
    ...{ PORT: String(ports.office), PUBLIC_PORT: String(ports.visitors), HOST: '127.0.0.1', PUBLIC_URL: publicUrl },
    ...{ DATA_DIR: folder, DEMONSTRATION: 'empty', LOG_LEVEL: 'silent', TRUST_PROXY: '1' },
    ...environment,
  };
  const [command = '', ...args] = [...within, process.execPath, program];
  const child: ChildProcess = spawn(command, args, {
    ...{ env, stdio: ['ignore', 'pipe', 'pipe'] },
    // A terminal's Ctrl+C is for this process alone.
    detached: true,
  });
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let said = '';
  const ended = new Promise<Ended>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, said }));
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
    process.off('exit', endWithUs);
  });
  const serves = new Promise<Started>((resolve) => {
    const listen = (text: Buffer) => {
      said += text.toString();
      if (said.includes('für alle:')) resolve({ links: linksIn(said) });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
  });
  const end = (signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  const isLate = patienceWith(child.pid ?? 0, PATIENCE_MS);
  const late = setInterval(() => !waits && isLate() && void end('SIGKILL'), LOOK_MS);
  const ready = Promise.race([serves, ended]).finally(() => clearInterval(late));
  return { pid: child.pid ?? 0, ready, end, ended, isOver: () => isOver };
};

/** A port that nobody has. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
