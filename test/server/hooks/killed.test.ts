// S36: the real program, killed between what happened and its sending, and between its sending and the note of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { newToken } from '../../../server/basics/tokens';
import type { PairResult, Reply } from '../../../shared/protocol';
import { draw } from '../../world';
import { openReceiver, type Receiver } from './receiver';

const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const LIVES = 3;

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-hooks-'));
let running: ChildProcess | null = null;
let receiver: Receiver;
const sockets: Socket[] = [];
afterAll(async () => {
  for (const socket of sockets) socket.close();
  running?.kill('SIGKILL');
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      ...{ PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'silent' },
      DEMONSTRATION: 'empty',
    };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (/\/admin\/#pair=\S+/.test(said) && /counter\/#pair=\S+/.test(said) && /kiosk\/#pair=\S+/.test(said))
        resolve(said);
    });
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
const kill = () =>
  new Promise((resolve) => {
    running?.once('exit', resolve);
    running?.kill('SIGKILL');
  });

/** A screen by the first link of its kind. */
const screenOf = async (said: string, role: string) => {
  const [, base = '', code = ''] = new RegExp(`(http://127\\.0\\.0\\.1:\\d+)/${role}/#pair=(\\S+)`).exec(said) ?? [];
  const paired = await fetch(`${base}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const cookie = paired.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { deviceId } = ((await paired.json()) as { result: PairResult }).result;
  const socket = io(base, {
    ...{ transports: ['websocket'], auth: { deviceId }, extraHeaders: { cookie }, forceNew: true, reconnection: false },
  });
  sockets.push(socket);
  return async <Result>(command: object): Promise<Result> => {
    const reply: Reply = await socket.timeout(10_000).emitWithAck('command', { id: newToken(), command });
    if (!reply.ok) throw new Error(reply.refusal.code);
    return reply.result as Result;
  };
};

test('S36 killed at any moment, everything that happened is told at least once and in its order', async () => {
  receiver = await openReceiver();
  receiver.answerWith(() => undefined);
  const numbers: string[] = [];
  for (let life = 0; life < LIVES; life++) {
    // Whatever comes in this life counts: the one before it has left a message that is due.
    const before = receiver.got.length;
    const said = await start();
    const [admin, kiosk, clerk] = [
      await screenOf(said, 'admin'),
      await screenOf(said, 'kiosk'),
      await screenOf(said, 'counter'),
    ];
    if (life === 0)
      await admin({
        type: 'createHook',
        name: 'Statistik',
        url: receiver.url,
        events: ['visit.called', 'visit.finished'],
      });
    await kiosk(draw('ausweis'));
    const { visitId, number } = await clerk<{ visitId: string; number: string }>({ type: 'callNext' });
    await clerk({ type: 'finish', visitId });
    numbers.push(number);
    // It has come, and nobody has taken it; what came after it has not been tried.
    await receiver.until((got) => got.length > before);
    await kill();
  }
  receiver.answerWith(204);
  await start();
  const told = () => new Map(receiver.got.map(({ id, body }) => [id, `${body.type} ${body.data['number']}`]));
  await receiver.until(() => told().size === 2 * LIVES);
  expect([...told().values()]).toEqual(numbers.flatMap((one) => [`visit.called ${one}`, `visit.finished ${one}`]));
  // The first one came in every life, always as the same message.
  expect(receiver.got.filter(({ id }) => id === receiver.got[0]?.id).length).toBeGreaterThanOrEqual(LIVES);
}, 300_000);
