// W23, W24: a number drawn at home over the public port: by whom, how many, and until its owner is called.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../../../server/basics/log';
import { newToken } from '../../../../server/basics/tokens';
import { createNetworks } from '../../../../server/limits/networks';
import { createFromHomeOffer } from '../../../../server/public/booking/office';
import { createPublicHttp } from '../../../../server/public/publicPort';
import type { HomeResult, PublicOffice } from '../../../../shared/booking';
import type { TicketView } from '../../../../shared/protocol';
import { NOT_FROM_HOME } from '../../../../shared/settings';
import { openWorld, trustingOffice, type World } from '../../../world';
import { decide, MINUTE, partsBeside, refusalOf, resultOf, type Visitor, visitorOf } from './visitor';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await openWorld({ settings: { ...trustingOffice, checkIn: { byList: 'off', byPhone: 'withSign' } } });
  visitor = visitorOf(world);
});
afterAll(() => world.close());

const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' };
const drawn = async (more: object = {}) => {
  const request = { id: newToken(), ...wish, wayMin: 25, proof: await visitor.proof(), ...more };
  return visitor.post<HomeResult>('/api/numbers', request);
};
const offer = async () => resultOf(await visitor.get<PublicOffice>('/api/office')).fromHome;
const seen = async (key: string) => resultOf(await visitor.get<{ view: TicketView }>(`/api/tickets/${key}`)).view;
const offered = (more: object = {}) =>
  decide(world, (settings) => ({ ...settings, fromHome: { ...NOT_FROM_HOME, isOffered: true, ...more } }));

test('W23 nothing is offered and nothing drawn until the office wants it', async () => {
  expect(await offer()).toBeNull();
  expect(refusalOf(await drawn())).toBe('notFromHome');
});

test('W23, W24 drawn at home, followed on the phone, and called once its owner has typed the code of the house', async () => {
  await offered();
  expect((await offer())?.services.map(({ id }) => id)).toContain('ausweis');
  expect(refusalOf(await drawn({ proof: '' }))).toBe('proofNeeded');
  const [id, proof] = [newToken(), await visitor.proof()];
  const { key, number, code } = resultOf(await drawn({ id, proof }));
  // A lost answer is asked for again, and nothing is drawn twice.
  expect(resultOf(await drawn({ id, proof }))).toEqual({ key, number, code });
  expect(await seen(key)).toMatchObject({
    number,
    state: 'booked',
    home: { code, isTooLate: false },
    appointment: null,
  });

  const counter = await world.connect('counter', 'schalter-1');
  const admin = await world.connect('admin', 'admin');
  expect((await admin.until(({ live }) => live.onTheWay > 0)).live.onTheWay).toBe(1);
  expect(counter.view()).toMatchObject({ next: null, waiting: [] });
  await world.pass(25 * MINUTE);
  const checkIn = (sign: string) =>
    visitor.post(`/api/appointments/${key}/check-in`, { id: newToken(), language: null, sign });
  expect(refusalOf(await checkIn('no'))).toBe('signNeeded');
  // Appointments may check in from anywhere; from home nobody is there.
  await decide(world, (settings) => ({ ...settings, checkIn: { byList: 'off', byPhone: 'anywhere' } }));
  expect(refusalOf(await checkIn('no'))).toBe('signNeeded');
  expect(await seen(key)).toMatchObject({ checkInByPhone: 'withSign' });
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  resultOf(await checkIn(kiosk.view().sign ?? ''));
  expect(await seen(key)).toMatchObject({ number, state: 'waiting', home: null, peopleBefore: 0 });
  expect(await counter.ask({ type: 'callNext' })).toMatchObject({ ok: true, result: { number } });
});

test('W23 so many a day of one network and of the office; what came to nothing counts for nobody', async () => {
  await offered({ perNetwork: 3, perDay: 4 });
  for (let i = 0; i < 2; i++) expect(refusalOf(await drawn({ serviceIds: ['nothing'] }))).toBe('unknownService');
  const many = await Promise.all(Array.from({ length: 4 }, () => drawn()));
  // One was drawn before.
  expect(many.map((one) => refusalOf(one)).sort()).toEqual([null, null, 'tooManyFromHome', 'tooManyFromHome'].sort());
  await offered({ perNetwork: 50, perDay: 3 });
  expect(refusalOf(await drawn())).toBe('fromHomeUsedUp');
  expect(await offer()).toBeNull();
});

test('W24 who is on the way still finds the code of the house on its screens when the office has stopped giving numbers', async () => {
  await offered({ perNetwork: 50, perDay: 50 });
  const { key } = resultOf(await drawn());
  await decide(world, (settings) => ({
    ...settings,
    fromHome: { ...settings.fromHome, isOffered: false },
    checkIn: { byList: 'off', byPhone: 'anywhere' },
  }));
  expect(await seen(key)).toMatchObject({ checkInByPhone: 'withSign' });
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const { sign } = kiosk.view();
  resultOf(await visitor.post(`/api/appointments/${key}/check-in`, { id: newToken(), language: null, sign }));
});

test('W23 no number is offered while all kiosks are locked, and what is offered is worked out once for all who ask at a time', async () => {
  await offered({ perNetwork: 50, perDay: 50 });
  const offer = createFromHomeOffer(world.app().branch);
  expect(offer()).not.toBeNull();
  expect(offer()).toBe(offer());
  const clerk = await world.connect('counter', 'schalter-2');
  const { kiosks } = world.app().branch.settings();
  for (const { id: kioskId } of kiosks)
    expect((await clerk.ask({ type: 'lockKiosk', kioskId, reason: 'Defekt' })).ok).toBe(true);
  expect(offer()).toBeNull();
  expect(refusalOf(await drawn())).toBe('notFromHome');
  for (const { id: kioskId } of kiosks) await clerk.ask({ type: 'unlockKiosk', kioskId });
});

test('W23 the office counts a network over a new start, by what nobody can be found by', async () => {
  await offered({ perNetwork: 5, perDay: 50 });
  const drawnToday = () => [...world.app().branch.today().visits.values()].flatMap(({ home }) => home?.from ?? []);
  while (refusalOf(await drawn()) === null);
  const before = drawnToday();
  expect(before).toHaveLength(5);
  // All of one network, and so short that tens of thousands have the same.
  expect(new Set(before.map(({ narrow }) => narrow)).size).toBe(1);
  expect(before[0]?.narrow).toMatch(/^[0-9a-f]{4}$/);
  await world.restart();
  expect(drawnToday()).toEqual(before);
  expect(refusalOf(await drawn())).toBe('tooManyFromHome');
});

test('W23 who does not come after all gives it back', async () => {
  await offered({ perNetwork: 50, perDay: 50 });
  const { key, number } = resultOf(await drawn());
  resultOf(await visitor.post(`/api/tickets/${key}/leave`, { id: newToken() }));
  expect(await seen(key)).toMatchObject({ number, state: 'left', home: null });
});

test('W23 whoever asks from one network waits for nobody of another', async () => {
  const parts = await partsBeside(world);
  let arrived = (): void => undefined;
  const isHeld = new Promise<void>((resolve) => (arrived = resolve));
  const app = createPublicHttp({
    ...parts,
    networks: createNetworks({ trusted: 1, log: createLog('silent') }),
    // Of one of them the store takes its time.
    answers: {
      recall: (_by, id) => {
        if (id !== 'asked-by-the-first') return Promise.resolve(null);
        arrived();
        return new Promise<null>(() => undefined);
      },
    },
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = (id: string, from: string) =>
    fetch(`http://127.0.0.1:${port}/api/numbers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ id, ...wish, wayMin: 25, proof: '' }),
    }).then(
      ({ status }) => status,
      () => null,
    );
  const first = ask('asked-by-the-first', '198.51.100.1');
  await isHeld;
  expect(await ask('asked-by-the-second', '203.0.113.1')).not.toBeNull();
  server.closeAllConnections();
  expect(await first).toBeNull();
  await new Promise((resolve) => void server.close(resolve));
}, 10_000);

test('W23 so many of one network are so many of a day: who drew in the afternoon may draw in the morning', async () => {
  await offered({ perNetwork: 1, perDay: 50 });
  expect(refusalOf(await drawn())).toBe('tooManyFromHome');
  await world.pass(24 * 60 * MINUTE);
  await world.pass(0);
  expect(refusalOf(await drawn())).toBeNull();
});
