// Web hooks as another program gets them: real HTTP receivers that take, refuse, dawdle, lead elsewhere and die.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayGoTo } from '../../../server/hooks/addresses';
import { signatureOf } from '../../../server/hooks/signing';
import { Database } from '../../../server/storage/sqlite/connection';
import { HOOK_EVENTS, type HookEvent, type HookView } from '../../../shared/programs';
import type { AdminView, CounterView, KioskView } from '../../../shared/protocol';
import { type Client, draw, MONDAY_NINE, openWorld, type World } from '../../world';
import { expectedSignature, openReceiver, type Receiver } from './receiver';

const MINUTE = 60_000;

let world: World;
let admin: Client<AdminView>;
let kiosk: Client<KioskView>;
let clerk: Client<CounterView>;
let receiver: Receiver;
beforeEach(async () => {
  world = await openWorld();
  receiver = await openReceiver();
  await connect();
});
afterEach(async () => {
  await receiver.close();
  await world.close();
});

const connect = async () => {
  admin = await world.connect('admin', 'admin');
  kiosk = await world.connect('kiosk', 'kiosk-1');
  clerk = await world.connect('counter', 'schalter-3');
};
const resultOf = async <Result>(asked: ReturnType<Client<unknown>['ask']>): Promise<Result> => {
  const reply = await asked;
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const hook = (name = 'Statistik', events: readonly HookEvent[] = HOOK_EVENTS, url = receiver.url) =>
  resultOf<{ hookId: string; secret: string }>(admin.ask({ type: 'createHook', name, url, events: [...events] }));
const call = async () => {
  await kiosk.ask(draw('ausweis'));
  return resultOf<{ visitId: string; number: string }>(clerk.ask({ type: 'callNext' }));
};
/** A visitor is called and done. */
const serve = async () => {
  const { visitId, number } = await call();
  await resultOf(clerk.ask({ type: 'finish', visitId }));
  return number;
};
const shown = (fits: (hook: HookView) => boolean) =>
  admin.until(({ hooks }) => hooks[0] !== undefined && fits(hooks[0])).then(({ hooks }) => hooks[0] as HookView);
/** Time passes until its lanes try again, and they have tried. */
const tried = async (ms: number) => {
  const before = admin.view().hooks[0]?.trouble?.at ?? 0;
  await world.pass(ms);
  return shown(({ trouble }) => trouble === null || trouble.at > before);
};

test('S36 what happens is told in its order, with number, matter and counter, and nothing of anybody’s person', async () => {
  await hook();
  const { visitId } = await call();
  await clerk.ask({ type: 'begin', visitId });
  const work = (count: number) => ({
    ...{ services: [{ serviceId: 'ausweis', count }], persons: 1, hindrance: null },
  });
  await clerk.ask({ type: 'finish', visitId, work: work(1) });
  await clerk.ask({ type: 'noteWork', visitId, work: work(2) });
  await receiver.until(({ length }) => length === 4);
  expect(receiver.types()).toEqual(['visit.called', 'visit.begun', 'visit.finished', 'visit.noted']);
  expect(receiver.got[0]?.body).toEqual({
    type: 'visit.called',
    timestamp: new Date(MONDAY_NINE).toISOString(),
    data: {
      ...{ visitId, day: '2017-11-06', number: 'A001', kind: 'walkIn', slotAt: null, persons: 1 },
      services: [{ id: 'ausweis', name: 'Personalausweis oder Reisepass beantragen' }],
      counter: { id: 'schalter-3', name: '3' },
    },
  });
  const done = (count: number) => ({
    services: [{ id: 'ausweis', name: 'Personalausweis oder Reisepass beantragen', count }],
    ...{ persons: 1, hindrance: null },
  });
  expect(receiver.got[2]?.body.data['done']).toEqual(done(1));
  expect(receiver.got[3]?.body.data['done']).toEqual(done(2));
  await serve();
  await receiver.until(({ length }) => length === 6);
  expect(receiver.got[5]?.body.data['done']).toBeNull();
  const { person } = clerk.view();
  for (const { raw } of receiver.got) expect(raw).not.toContain(person?.id);
  await shown(({ lastSentAt, waiting, trouble }) => lastSentAt === MONDAY_NINE && waiting === 0 && trouble === null);
});

test('S36 a hook tells only what was chosen; who did not come, and what was taken back, are told too', async () => {
  await hook('Statistik', ['visit.missed', 'visit.undone']);
  const { visitId } = await call();
  await clerk.ask({ type: 'miss', visitId });
  const { acts } = await clerk.until((view) => view.acts.some(({ name }) => name === 'miss'));
  await resultOf(clerk.ask({ type: 'undo', act: acts.find(({ name }) => name === 'miss')?.act ?? 0 }));
  await receiver.until(({ length }) => length === 2);
  expect(receiver.types()).toEqual(['visit.missed', 'visit.undone']);
  expect(receiver.got[1]?.body.data).toMatchObject({ number: 'A001', state: 'called', counter: { id: 'schalter-3' } });
});

test('S36 each message is signed as Standard Webhooks says, with the secret that was shown once', async () => {
  // The specification's own example.
  const at = 1_614_265_330_000;
  expect(
    signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}'),
  ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  const { secret } = await hook();
  await call();
  await receiver.until(({ length }) => length === 1);
  const [message] = receiver.got;
  if (message === undefined) throw new Error('nothing came');
  expect(message.signature).toBe(expectedSignature(secret, message));
  expect(message.signature).not.toBe(expectedSignature(secret, { ...message, raw: `${message.raw} ` }));
  expect(message).toMatchObject({ id: expect.stringMatching(/^msg_/), sentAt: MONDAY_NINE / 1000 });
});

test('S36 a dead receiver delays no call; what it missed comes in its order, with growing pauses and the same ids', async () => {
  const { port } = receiver;
  await hook();
  await receiver.close();
  const numbers = [await serve(), await serve(), await serve()];
  await shown(({ trouble, waiting }) => trouble?.fault.code === 'unreachable' && waiting === 6);
  const database = new Database(join(world.folder, 'wertmarke.db'), { readonly: true });
  const nextAt = () => Number(database.prepare('SELECT next_at FROM notices ORDER BY id LIMIT 1').pluck().get());
  const pauses = [nextAt() - MONDAY_NINE];
  while (pauses.length < 4) {
    const { trouble } = await tried(pauses.at(-1) ?? 0);
    pauses.push(nextAt() - (trouble?.at ?? 0));
  }
  database.close();
  expect(pauses).toEqual([5000, 10_000, 20_000, 40_000]);
  receiver = await openReceiver(port);
  await world.pass(40_000);
  await receiver.until(({ length }) => length === 6);
  expect(receiver.types()).toEqual([1, 2, 3].flatMap(() => ['visit.called', 'visit.finished']));
  expect(receiver.got.map(({ body }) => body.data['number'])).toEqual(numbers.flatMap((number) => [number, number]));
  await shown(({ trouble, waiting }) => trouble === null && waiting === 0);
});

test('S36 a receiver that never answers is given up after seconds, and nobody waits for it meanwhile', async () => {
  await hook('Alarmserver', ['emergency.called']);
  receiver.answerWith(() => undefined);
  await clerk.ask({ type: 'callEmergency' });
  await receiver.until(({ length }) => length === 1);
  await serve();
  const { trouble } = await shown((one) => one.trouble !== null);
  expect(trouble?.fault).toEqual({ code: 'silent', status: null });
  expect(receiver.got).toHaveLength(1);
  // Somebody may be in danger: it is said at once.
  await admin.until(({ alarms }) => alarms.some((one) => one.kind === 'server' && one.fault === 'hook'));
}, 30_000);

test('S36 K8 a call for help goes before everything else, and waits behind nothing', async () => {
  await hook();
  const held: (() => void)[] = [];
  receiver.answerWith(({ body }, response) => {
    if (body.type.startsWith('emergency.')) response.writeHead(204).end();
    else held.push(() => response.writeHead(204).end());
  });
  await serve();
  await receiver.until(({ length }) => length === 1);
  await clerk.ask({ type: 'callEmergency' });
  await admin.ask({ type: 'acknowledgeEmergency', counterId: 'schalter-3' });
  await clerk.ask({ type: 'endEmergency', counterId: 'schalter-3' });
  await receiver.until(({ length }) => length === 4);
  expect(receiver.types()).toEqual(['visit.called', 'emergency.called', 'emergency.acknowledged', 'emergency.ended']);
  expect(receiver.got.slice(1).map(({ body }) => body.data)).toEqual([
    { day: '2017-11-06', counter: { id: 'schalter-3', name: '3' } },
    { day: '2017-11-06', counter: { id: 'schalter-3', name: '3' }, from: null },
    { day: '2017-11-06', counter: { id: 'schalter-3', name: '3' } },
  ]);
  for (const answer of held) answer();
});

test('S36 what waits outlives the program', async () => {
  const { port } = receiver;
  await hook();
  await receiver.close();
  await serve();
  await shown(({ trouble }) => trouble !== null);
  await world.restart(async () => {
    receiver = await openReceiver(port);
    world.time.now += MINUTE;
  });
  await receiver.until(({ length }) => length === 2);
  expect(receiver.types()).toEqual(['visit.called', 'visit.finished']);
});

test('S36 after a day it is given up, and overview and page say so with the last error until something gets through', async () => {
  receiver.answerWith(503);
  await hook('Statistik', ['visit.called']);
  await call();
  const first = await shown(({ trouble }) => trouble !== null);
  expect(first.trouble).toEqual({
    since: MONDAY_NINE,
    at: MONDAY_NINE,
    givenUp: 0,
    fault: { code: 'answered', status: 503 },
  });
  expect(admin.view().alarms).toEqual([]);
  for (let i = 0; i < 5; i++) await tried(5000 * 2 ** i);
  const alarm = await admin.until(({ alarms }) => alarms.length > 0);
  expect(alarm.alarms).toMatchObject([{ kind: 'server', fault: 'hook', about: 'Statistik' }]);
  await world.pass(24 * 60 * MINUTE);
  admin = await world.connect('admin', 'admin');
  kiosk = await world.connect('kiosk', 'kiosk-1');
  await admin.until(({ hooks }) => hooks[0]?.trouble?.givenUp === 1 && hooks[0].waiting === 0);
  receiver.answerWith(204);
  const tomorrow = await world.connect('counter', 'schalter-4');
  await kiosk.ask(draw('ausweis'));
  await resultOf(tomorrow.ask({ type: 'callNext' }));
  await admin.until(({ hooks, alarms }) => hooks[0]?.trouble === null && alarms.every((one) => one.kind !== 'server'));
}, 30_000);

test('S36 a message that the receiver will not have holds the others up for a quarter of an hour and no longer', async () => {
  await hook('Statistik', ['visit.called', 'visit.finished']);
  receiver.answerWith(({ body }, response) => void response.writeHead(body.type === 'visit.called' ? 400 : 204).end());
  await serve();
  await shown(({ trouble }) => trouble !== null);
  await tried(10 * MINUTE);
  await world.pass(15 * MINUTE);
  await receiver.until((got) => got.some(({ body }) => body.type === 'visit.finished'));
  await shown(({ waiting }) => waiting === 0);
}, 30_000);

test('S36 no redirect is followed, and what a receiver says is not read', async () => {
  const elsewhere = await openReceiver();
  await hook();
  receiver.answerWith((_message, response) => void response.writeHead(307, { location: elsewhere.url }).end());
  await call();
  expect((await shown(({ trouble }) => trouble !== null)).trouble?.fault).toEqual({ code: 'redirected', status: 307 });
  receiver.answerWith((_message, response) => {
    response.writeHead(200);
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  });
  await tried(5000);
  expect(admin.view().hooks[0]?.trouble).toBeNull();
  expect(elsewhere.got).toEqual([]);
  await elsewhere.close();
});

test('S36 clear text goes within the house only, and nothing goes where machines keep their own services', async () => {
  const allowed = (address: string) => [mayGoTo(address, false), mayGoTo(address, true)];
  for (const inside of ['127.0.0.1', '10.1.2.3', '192.168.0.9', '172.16.5.5', '::1', 'fd00::1', '::ffff:10.0.0.1'])
    expect(allowed(inside)).toEqual([true, true]);
  for (const outside of ['8.8.8.8', '2a01:4f8::1']) expect(allowed(outside)).toEqual([false, true]);
  for (const never of [
    '169.254.169.254',
    'fe80::1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    '::ffff:169.254.169.254',
  ])
    expect(allowed(never)).toEqual([false, false]);
  for (const [i, url] of [
    'http://8.8.8.8/',
    'https://169.254.169.254/latest/meta-data',
    'http://[fe80::1]/',
  ].entries()) {
    const { hookId } = await hook(`Weg ${i}`, HOOK_EVENTS, url);
    expect(await resultOf(admin.ask({ type: 'testHook', hookId }))).toEqual({
      fault: { code: 'notLocal', status: null },
    });
  }
  for (const url of ['ftp://10.0.0.1/', 'file:///etc/passwd', 'javascript:1', '10.0.0.1'])
    expect(await admin.ask({ type: 'createHook', name: 'X', url, events: ['visit.called'] })).toMatchObject({
      refusal: { code: 'malformed' },
    });
});

test('S36 a trial goes now, beside what waits, and says what came of it', async () => {
  const { hookId, secret } = await hook();
  expect(await resultOf(admin.ask({ type: 'testHook', hookId }))).toEqual({ fault: null });
  const [message] = receiver.got;
  expect(message?.body).toEqual({ type: 'test', timestamp: new Date(MONDAY_NINE).toISOString(), data: {} });
  expect(message?.signature).toBe(message && expectedSignature(secret, message));
  receiver.answerWith(404);
  expect(await resultOf(admin.ask({ type: 'testHook', hookId }))).toEqual({ fault: { code: 'answered', status: 404 } });
  await receiver.close();
  expect(await resultOf(admin.ask({ type: 'testHook', hookId }))).toEqual({
    fault: { code: 'unreachable', status: null },
  });
});

test('S36 S16 address and secret are told once: no view, settings, version, export or log has them', async () => {
  const { hookId, secret } = await hook();
  await serve();
  const view = await shown(({ lastSentAt }) => lastSentAt !== null);
  expect(view.host).toBe(`127.0.0.1:${receiver.port}`);
  expect(JSON.stringify(admin.view())).not.toMatch(/schluessel|whsec_/);
  expect(JSON.stringify(admin.view())).not.toContain(secret);
  expect(
    await resultOf(admin.ask({ type: 'changeHook', hookId, name: 'Zahlen', url: null, events: ['visit.finished'] })),
  ).toBeNull();
  await serve();
  await receiver.until((got) => got.length === 3);
  expect(receiver.types()).toEqual(['visit.called', 'visit.finished', 'visit.finished']);
  expect(
    await admin.ask({ type: 'createHook', name: 'zahlen', url: receiver.url, events: ['visit.called'] }),
  ).toMatchObject({ refusal: { code: 'nameTaken' } });
});

test('S36 what was removed is told nothing more, and its secret is gone from the file', async () => {
  const { hookId, secret } = await hook();
  receiver.answerWith(503);
  await serve();
  await shown(({ trouble }) => trouble !== null);
  expect(await resultOf(admin.ask({ type: 'removeHook', hookId }))).toBeNull();
  await admin.until(({ hooks }) => hooks.length === 0);
  const before = receiver.got.length;
  await world.pass(MINUTE);
  await serve();
  expect(receiver.got).toHaveLength(before);
  await world.restart();
  expect(readFileSync(join(world.folder, 'wertmarke.db')).includes(secret)).toBe(false);
});
