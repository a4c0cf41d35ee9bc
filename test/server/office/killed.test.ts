// X2: the real program, killed at any moment, loses nothing that it answered.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { PairResult, Reply, TicketResult } from '../../../shared/protocol';
import { draw } from '../../world';

const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const KILLS = 4;
const SERVICES = demonstrationOffice.services.map((service) => service.id).slice(0, 8);

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-killed-'));
let running: ChildProcess | null = null;
const sockets: Socket[] = [];

afterAll(() => {
  for (const socket of sockets) socket.close();
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<{ base: string; kioskLink: string }> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      PORT: '0',
      PUBLIC_PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DEMONSTRATION: 'empty',
      LOG_LEVEL: 'silent',
    };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const link = /(http:\/\/127\.0\.0\.1:\d+)\/kiosk\/#pair=(\S+)/.exec(said);
      if (link?.[1] && link[2]) resolve({ base: link[1], kioskLink: link[2] });
    });
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });

const kill = () =>
  new Promise((resolve) => {
    running?.once('exit', resolve);
    running?.kill('SIGKILL');
  });

test('X2, N2, N3, N4 killed while eight kiosks draw: nothing answered is lost, no number twice', async () => {
  const answered = new Map<string, TicketResult>();
  const asked = new Map<string, string>();
  let cookie = '';
  let deviceId = '';
  for (let life = 0; life <= KILLS; life++) {
    const { base, kioskLink } = await start();
    if (cookie === '') {
      const headers = { 'content-type': 'application/json' };
      const paired = await fetch(`${base}/api/pair`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ code: kioskLink }),
      });
      cookie = paired.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      deviceId = ((await paired.json()) as { result: PairResult }).result.deviceId;
    }
    const kiosks = SERVICES.map(() =>
      io(base, {
        transports: ['websocket'],
        auth: { deviceId },
        extraHeaders: { cookie },
        forceNew: true,
        reconnection: false,
      }),
    );
    sockets.push(...kiosks);
    const ask = async (kiosk: Socket, id: string) => {
      const reply: Reply = await kiosk
        .timeout(10_000)
        .emitWithAck('command', { id, command: draw(asked.get(id) ?? '') });
      if (!reply.ok) throw new Error(reply.refusal.code);
      return reply.result as TicketResult;
    };
    for (const [id, before] of answered) expect(await ask(kiosks[0] as Socket, id)).toEqual(before);
    if (life === KILLS) {
      for (const id of asked.keys()) answered.set(id, await ask(kiosks[0] as Socket, id));
      break;
    }
    const drawing = kiosks.map(async (kiosk, k) => {
      for (let i = 0; i < 500 && running?.exitCode === null && running.signalCode === null; i++) {
        const id = `life-${life}-kiosk-${k}-tap-${i}`;
        asked.set(id, SERVICES[k] ?? '');
        answered.set(id, await ask(kiosk, id));
      }
    });
    const before = answered.size;
    await new Promise((resolve) => setTimeout(resolve, 100 + 97 * life));
    // On a busy machine nobody may have been answered by then.
    while (answered.size <= before + SERVICES.length) await new Promise((resolve) => setTimeout(resolve, 10));
    await kill();
    for (const kiosk of kiosks) kiosk.close();
    await Promise.allSettled(drawing);
  }
  const numbers = [...answered.values()].map((ticket) => ticket.number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(SERVICES.length * KILLS);
}, 120_000);
