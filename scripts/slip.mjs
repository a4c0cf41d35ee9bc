// A number drawn at a kiosk of a running office, and its slip from the virtual printer.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';

const TRIES = 150;
const PAUSE_MS = 200;
const ANSWER_MS = 10_000;

/** What comes of it before the patience ends; what is not there yet is null. */
export async function eventually(what, look) {
  for (let i = 0; i < TRIES; i++) {
    const found = await look();
    if (found !== null) return found;
    await sleep(PAUSE_MS);
  }
  throw new Error(`${what} did not come`);
}

/** Whether the office says that it can do its work. */
export const isReady = (office) =>
  fetch(`${office}/readyz`)
    .then(({ ok }) => (ok ? true : null))
    .catch(() => null);

/** A browser that a link makes a kiosk: the proof that it keeps. */
export async function pairKiosk(office, code) {
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
  return { deviceId: result.deviceId, cookie };
}

/** Draws a number and waits until its slip is drawn, too. */
export async function drawAtKiosk(office, { deviceId, cookie }) {
  const socket = io(office, { transports: ['websocket'], auth: { deviceId }, extraHeaders: { cookie } });
  let view = null;
  socket.on('snapshot', (told) => {
    view = told.view;
  });
  try {
    const service = await eventually('an open service', () => view?.services.find(({ closed }) => !closed) ?? null);
    const command = { type: 'drawTicket', serviceIds: [service.id], persons: 1, language: 'de' };
    const answer = await socket.timeout(ANSWER_MS).emitWithAck('command', { id: randomUUID(), command });
    if (!answer.ok) throw new Error(`no number: ${JSON.stringify(answer)}`);
    const path = `/slips/${answer.result.slipId}.svg?device=${deviceId}`;
    const slip = await eventually(`the slip at ${path}`, async () => {
      const response = await fetch(`${office}${path}`, { headers: { cookie } });
      return response.ok ? response.text() : null;
    });
    return { number: answer.result.number, slip };
  } finally {
    socket.close();
  }
}
