// M18: the door at which other offices of the database knock: for whoever has the key of this start, and for nobody else.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../../server/basics/log';
import { newToken } from '../../../server/basics/tokens';
import { createNetworks } from '../../../server/limits/networks';
import { createDoor } from '../../../server/neighbours/door';
import type { Reply } from '../../../shared/protocol';
import { openWorld, type World } from '../../world';

const log = createLog('silent');
const DAY = '2017-11-08';
const KEY = newToken();

let world: World;
let door: { address: string; close: () => void };
const openDoor = async () => {
  const app = createDoor({ branch: world.app().branch, key: KEY, networks: createNetworks({ trusted: 0, log }), log });
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/offices`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());
afterAll(() => world.close());

const knock = (path: string, body: unknown, authorization: string | null = `Bearer ${KEY}`) =>
  fetch(`${door.address}${path}`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', ...(authorization !== null && { authorization }) },
  });
const times = { matters: [{ leikaKey: null, name: { de: 'Fundsachen abholen' } }], persons: 1, day: DAY };
const start = async (): Promise<number> => {
  const free = { ...times, matters: [{ leikaKey: null, name: { de: 'Meldebescheinigung' } }] };
  const said = (await (await knock('/times', free)).json()) as { is: string; starts: number[] };
  expect(said.is).toBe('there');
  return said.starts[0] ?? 0;
};
const take = async (transferId: string, slotAt: number, isLate = false): Promise<Reply> => {
  const from = { transferId, office: 'rathaus', name: 'Rathaus' };
  const wish = { serviceIds: ['meldebescheinigung'], persons: 1, language: 'de', contact: null };
  return (await knock('/take', { ...wish, from, slotAt, isLate })).json() as Promise<Reply>;
};
const bookedHere = async () =>
  [...(await world.app().branch.anyDay(DAY)).visits.values()].filter(({ state }) => state === 'booked').length;

test('M18 S1 no other key opens, however like the right one, and guessing is slow', async () => {
  const other = `${KEY.startsWith('A') ? 'B' : 'A'}${KEY.slice(1)}`;
  const wrong = [
    null,
    '',
    'Bearer ',
    KEY,
    `Bearer ${other}`,
    `Bearer ${KEY}A`,
    `Bearer ${KEY.slice(1)}`,
    `Basic ${KEY}`,
  ];
  const said = await Promise.all(wrong.map((authorization) => knock('/times', times, authorization)));
  expect(said.map(({ status }) => status)).toEqual(wrong.map(() => 401));
  // Nothing of a body is read before.
  expect((await knock('/take', { nonsense: 'x'.repeat(50_000) }, `Bearer ${other}`)).status).toBe(401);
  for (let guess = wrong.length + 1; guess < 20; guess++) await knock('/times', times, `Bearer ${newToken()}`);
  expect((await knock('/times', times, `Bearer ${other}`)).status).toBe(429);
  expect((await knock('/times', times)).status).toBe(200);
});

test('M18 what cannot be read is refused, whoever has the key', async () => {
  expect((await knock('/take', { from: {} })).status).toBe(400);
  expect((await knock('/give-back', { transferId: 'x' })).status).toBe(400);
  expect((await knock('/take', { nonsense: 'x'.repeat(50_000) })).status).toBe(413);
});

test('M18 a transfer is taken once, however often it is asked for', async () => {
  const [id, slotAt, before] = [newToken(), await start(), await bookedHere()];
  const first = await take(id, slotAt);
  expect(first).toMatchObject({ ok: true, result: { slotAt, code: expect.any(String) } });
  expect(await Promise.all([take(id, slotAt), take(id, slotAt), take(id, slotAt, true)])).toEqual([
    first,
    first,
    first,
  ]);
  expect(await bookedHere()).toBe(before + 1);
});

test('M18 what was given back, or asked for too late, is not taken any more by what was still on its way', async () => {
  const [slotAt, before] = [await start(), await bookedHere()];
  const [late, back] = [newToken(), newToken()];
  expect(await take(late, slotAt, true)).toMatchObject({ ok: false, refusal: { code: 'notChangeable' } });
  expect(await take(late, slotAt)).toMatchObject({ ok: false, refusal: { code: 'notChangeable' } });
  expect(await (await knock('/give-back', { transferId: back, slotAt })).json()).toMatchObject({ ok: true });
  expect(await take(back, slotAt)).toMatchObject({ ok: false, refusal: { code: 'notChangeable' } });
  expect(await bookedHere()).toBe(before);
});
