// Starts an office from an unpacked package, with its own Node and nothing else, draws a number at its kiosk, and sees the
// slip printed by the virtual printer: `node scripts/unpacked.mjs FOLDER`, from `npm run test:install`.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { say } from './process.mjs';

const TRIES = 150;
const PAUSE_MS = 200;

const [, , folder] = process.argv;
const home = join(folder, 'usr/lib/wertmarke');
const data = mkdtempSync(join(tmpdir(), 'wertmarke-unpacked-'));

/** What comes of it before the patience ends; what is not there yet is null. */
async function eventually(what, look) {
  for (let i = 0; i < TRIES; i++) {
    const found = await look();
    if (found !== null) return found;
    await sleep(PAUSE_MS);
  }
  throw new Error(`${what} did not come`);
}

/** A kiosk of the office, paired by the link that the start prints. */
async function kioskOf(office, code) {
  const response = await fetch(`${office}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const { result } = await response.json();
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const socket = io(office, {
    transports: ['websocket'],
    auth: { deviceId: result.deviceId },
    extraHeaders: { cookie },
  });
  const kiosk = { socket, cookie, deviceId: result.deviceId, view: null };
  socket.on('snapshot', ({ view }) => {
    kiosk.view = view;
  });
  return kiosk;
}

async function printsASlip(office, code) {
  const kiosk = await kioskOf(office, code);
  const service = await eventually('an open service', () => kiosk.view?.services.find(({ closed }) => !closed) ?? null);
  const command = { type: 'drawTicket', serviceIds: [service.id], persons: 1, language: 'de' };
  const answer = await kiosk.socket.timeout(10_000).emitWithAck('command', { id: 'unpacked0001', command });
  if (!answer.ok) throw new Error(`no number: ${JSON.stringify(answer)}`);
  const path = `/slips/${answer.result.slipId}.svg?device=${kiosk.deviceId}`;
  const slip = await eventually(`the slip at ${path}`, async () => {
    const response = await fetch(`${office}${path}`, { headers: { cookie: kiosk.cookie } });
    return response.ok ? response.text() : null;
  });
  kiosk.socket.close();
  say(`ready, and ${answer.result.number} is printed: a slip of ${slip.length} characters`);
}

const program = spawn(join(home, 'bin/node'), [join(home, 'dist/server/main.js')], {
  cwd: data,
  env: {
    ...{ PATH: '/usr/bin:/bin', PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: data },
    ...{ DEMONSTRATION: 'lively', CLOCK_AT: '2026-03-02T09:30:00+01:00' },
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  let said = '';
  program.stdout.on('data', (text) => {
    said += text;
  });
  const [, office, code] = await eventually("the kiosk's link", () => /(http:\/\/\S+)\/kiosk\/#pair=(\S+)/.exec(said));
  await eventually('an office that is ready', async () => ((await fetch(`${office}/readyz`)).ok ? true : null));
  await printsASlip(office, code);
} finally {
  program.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
