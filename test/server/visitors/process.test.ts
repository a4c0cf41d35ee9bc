// The real program and its public side: killed, held and filled, while counters call; nothing answered is lost, and it comes back.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { newToken } from '../../../server/basics/tokens';
import type { CallResult } from '../../../shared/commands/calls';
import type { PairResult, Reply, TicketResult } from '../../../shared/protocol';
import { draw } from '../../world';

const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const BEFALLING = join(__dirname, 'befalling.js');
const KILLS = 3;

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-sides-'));
const running = new Set<ChildProcess>();
const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.close();
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Program = { child: ChildProcess; office: string; visitors: string; links: string[] };

const start = (environment: Record<string, string> = {}): Promise<Program> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      ...{ PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, DEMONSTRATION: 'empty' },
      ...{ LOG_LEVEL: 'silent', CLOCK_AT: '2017-11-06T09:00:00+01:00', ...environment },
    };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      const visitors = /für alle: *(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      const links = said.split(/\s+/).filter((word) => word.includes('#pair='));
      const office = links[0] && new URL(links[0]).origin;
      if (visitors && office) resolve({ child, office, visitors, links });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      running.delete(child);
      reject(new Error(`the program ended: ${said}`));
    });
  });

const ended = (child: ChildProcess) => new Promise<void>((resolve) => void child.once('exit', () => resolve()));

/** The process of the public side; null while there is none. */
const sideOf = ({ child }: Program): number | null => {
  try {
    return Number(
      execFileSync('pgrep', ['-P', String(child.pid), '-f', 'wertmarke-public'], { encoding: 'utf8' }).trim(),
    );
  } catch {
    return null;
  }
};
const isAlive = (pid: number): boolean => {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim()[0] !== 'Z';
  } catch {
    return false;
  }
};
const until = async (is: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await is()); tries++) {
    if (tries > 600) throw new Error('it did not come');
    await pause(50);
  }
};
const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/office`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );

const pair = async ({ office, links }: Program, role: string) => {
  const headers = { 'content-type': 'application/json' };
  const link = links.find((one) => one.includes(`/${role}/`)) ?? '';
  const body = JSON.stringify({ code: link.split('#pair=')[1] });
  const response = await fetch(`${office}/api/pair`, { method: 'POST', headers, body });
  const { result } = (await response.json()) as { result: PairResult };
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  const socket = io(office, {
    ...{ transports: ['websocket'], auth: { deviceId: result.deviceId } },
    extraHeaders: { cookie: cookie.join('; ') },
  });
  sockets.push(socket);
  return (command: object, id = newToken()): Promise<Reply> =>
    socket.timeout(10_000).emitWithAck('command', { id, command });
};

test('S80 S81 killed at random under visitors’ load, the public side is back, nothing answered is lost, and the house works on', async () => {
  const program = await start();
  const kiosk = await pair(program, 'kiosk');
  const drawn: Promise<Reply>[] = [];
  const left = new Map<string, 'asked' | 'answered'>();
  let isOver = false;
  /** Somebody whose ticket is given back on the phone: what is answered has happened, what is not is asked again with the same id. */
  const visitor = async (): Promise<void> => {
    while (!isOver) {
      const asking = kiosk(draw('ausweis'));
      drawn.push(asking);
      const reply = await asking;
      if (!reply.ok) return;
      const key = (reply.result as TicketResult).url.split('/t/')[1] ?? '';
      const body = JSON.stringify({ id: newToken() });
      left.set(key, 'asked');
      for (let tries = 0; left.get(key) !== 'answered' && tries < 200; tries++) {
        const response = await fetch(`${program.visitors}/api/tickets/${key}/leave`, {
          ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
        }).catch(() => null);
        const said = (await response?.json().catch(() => null)) as Reply | null;
        if (said?.ok) left.set(key, 'answered');
        else await pause(50);
      }
    }
  };
  const visitors = [visitor(), visitor(), visitor(), visitor()];
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(150 + 170 * kill);
    const before = sideOf(program);
    if (before !== null) process.kill(before, 'SIGKILL');
    await until(() => sideOf(program) !== before && answers(program.visitors));
  }
  isOver = true;
  await Promise.all(visitors);
  const replies = await Promise.all(drawn);
  expect(replies.filter(({ ok }) => !ok)).toEqual([]);
  expect([...left.values()].filter((state) => state !== 'answered')).toEqual([]);
  expect(left.size).toBeGreaterThan(KILLS);
  const numbers = replies.map((reply) => reply.ok && (reply.result as TicketResult).number);
  expect(new Set(numbers).size).toBe(numbers.length);
  // The next one sees what those before it have done.
  for (const key of left.keys()) {
    const { result } = (await (await fetch(`${program.visitors}/api/tickets/${key}`)).json()) as {
      result: { view: { state: string } };
    };
    expect(result.view.state).toBe('left');
  }
  program.child.kill('SIGTERM');
  await ended(program.child);
}, 120_000);

test('S80 S81 S82 flooded until its heap or its memory is full, or held, the public side is back while every call is answered; it ends with its office, also when held', async () => {
  const befalls = join(folder, 'befalls');
  const program = await start({
    ...{ NODE_OPTIONS: `--require ${BEFALLING}`, BEFALLS: befalls, PUBLIC_MEMORY: '64', TRUST_PROXY: 'loopback' },
  });
  const [kiosk, counter] = [await pair(program, 'kiosk'), await pair(program, 'counter')];
  const replies: Reply[] = [];
  let isOver = false;
  const house = async (): Promise<void> => {
    while (!isOver) {
      replies.push(await kiosk(draw('ausweis')));
      const called = await counter({ type: 'callNext' });
      replies.push(called);
      if (called.ok) replies.push(await counter({ type: 'finish', visitId: (called.result as CallResult).visitId }));
    }
  };
  /** From ever new networks, so that no limit of a network keeps it out. */
  const flood = async (from: number): Promise<void> => {
    for (let i = 0; !isOver; i++)
      await fetch(`${program.visitors}/api/openapi.json`, {
        ...{ headers: { 'x-forwarded-for': `10.${from}.${i >> 8}.${i & 255}` }, signal: AbortSignal.timeout(2000) },
      }).then(
        (response) => response.text().catch(() => ''),
        () => pause(20),
      );
  };
  const befall = (what: string): number => {
    const side = sideOf(program) ?? 0;
    writeFileSync(befalls, what);
    process.kill(side, 'SIGUSR2');
    return side;
  };
  const all = [house(), ...Array.from({ length: 6 }, (_, i) => flood(i))];
  for (const what of ['heap', 'buffers', 'loop']) {
    const before = befall(what);
    const answered = replies.length;
    await until(() => sideOf(program) !== before && answers(program.visitors));
    expect([what, isAlive(before), replies.length > answered]).toEqual([what, false, true]);
  }
  isOver = true;
  await Promise.all(all);
  expect(replies.filter(({ ok }) => !ok)).toEqual([]);

  const side = befall('loop');
  program.child.kill('SIGKILL');
  await ended(program.child);
  // Begun at once with the same ports, while the one before may still be on its way out.
  const { port } = new URL(program.visitors);
  const next = await start({ PUBLIC_PORT: port });
  expect([isAlive(side), await answers(next.visitors), new URL(next.visitors).port]).toEqual([false, true, port]);
  const last = sideOf(next) ?? 0;
  next.child.kill('SIGTERM');
  await ended(next.child);
  expect([isAlive(last), await answers(next.visitors)]).toEqual([false, false]);
}, 240_000);
