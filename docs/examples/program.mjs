#!/usr/bin/env node
// Specialist software in miniature: calls the next visitor at a counter, begins and finishes, and hears of it by web hook.
// Plain Node (20 or newer), no packages. To be read, copied and changed; docs/programs.md explains it.
//
//   WERTMARKE_TOKEN=… node program.mjs http://localhost:3000 line
//   WERTMARKE_TOKEN=… node program.mjs http://localhost:3000 serve schalter-3
//   WERTMARKE_HOOK_SECRET=whsec_… node program.mjs listen 8080
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 5;
/** An older message may be one that somebody has sent again. */
const MOST_AGE_SEC = 5 * 60;

/** Why something was not done: a program goes by `refusal.code`, people read the words. */
const refused = ({ refusal, words }) => new Error(`${refusal.code}: ${words}`);

/** Asks for something. A lost answer is asked for again: with the same key, an act happens once. */
async function ask(base, token, method, path, body) {
  const headers = {
    authorization: `Bearer ${token}`,
    'accept-language': 'de',
    ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
    ...(body && { 'content-type': 'application/json' }),
  };
  for (let attempt = 1; ; attempt++) {
    const answered = await fetch(`${base}/api/v1${path}`, {
      ...{ method, headers, signal: AbortSignal.timeout(10_000) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => null);
    const isOver = attempt === TRIES || (answered && answered.status !== 429 && answered.status < 500);
    if (isOver && answered === null) throw new Error('Der Server ist nicht erreichbar.');
    if (isOver) {
      const reply = await answered.json();
      if (!reply.ok) throw refused(reply);
      return reply.result;
    }
    await sleep(1000 * Number(answered?.headers.get('retry-after') ?? attempt));
  }
}

/** What the line looks like now: numbers and counters. */
async function showLine(base, token) {
  const line = await ask(base, token, 'GET', '/line');
  console.log(`${line.waiting.length} warten: ${line.waiting.map(({ number }) => number).join(' ')}`);
  for (const { name, state, visit } of line.counters) console.log(`Schalter ${name}: ${state} ${visit?.number ?? ''}`);
}

/** One visitor from the call to the end, for whoever is logged in at the counter. */
async function serve(base, token, counterId) {
  const at = `/counters/${encodeURIComponent(counterId)}`;
  const { visitId, number } = await ask(base, token, 'POST', `${at}/next`);
  console.log(`${number} ist aufgerufen.`);
  await ask(base, token, 'POST', `${at}/visits/${visitId}/begin`);
  console.log(`${number} ist da.`);
  await ask(base, token, 'POST', `${at}/visits/${visitId}/finish`);
  console.log(`${number} ist fertig.`);
}

/** Whether a message is from the office, whole, and not an old one (Standard Webhooks). */
function isGenuine(secret, headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': said = '' } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(at)) <= MOST_AGE_SEC)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`);
  return said
    .split(' ')
    .map((one) => Buffer.from(one))
    .some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
}

/** Hears what happens. A message may come twice: its id tells. */
function listen(secret, port) {
  const known = new Set();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    if (!isGenuine(secret, request.headers, body)) return response.writeHead(401).end();
    const id = request.headers['webhook-id'];
    if (!known.has(id)) {
      known.add(id);
      const { type, data } = JSON.parse(body);
      console.log(`${type} ${data.number ?? ''} ${data.counter ? `Schalter ${data.counter.name}` : ''}`.trim());
    }
    response.writeHead(204).end();
  });
  server.listen(port, () => console.log(`hört auf Port ${server.address().port}`));
}

const { WERTMARKE_TOKEN: token, WERTMARKE_HOOK_SECRET: secret } = process.env;
const [where, what, counterId] = process.argv.slice(2);
try {
  if (where === 'listen' && secret) listen(secret, Number(what));
  else if (what === 'line' && token) await showLine(where, token);
  else if (what === 'serve' && token && counterId) await serve(where, token, counterId);
  else throw new Error('WERTMARKE_TOKEN=… node program.mjs <Adresse> line | serve <Schalter>');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
