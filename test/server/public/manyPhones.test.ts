// W20: many phones follow their tickets, and nobody in the office waits for them.
import { createServer } from 'node:http';
import { io } from 'socket.io-client';
import { createLog } from '../../../server/basics/log';
import { inPortions } from '../../../server/basics/portions';
import { newToken } from '../../../server/basics/tokens';
import { createOwnPages } from '../../../server/http/ownPages';
import { listenOn, portOf } from '../../../server/http/port';
import { createKept } from '../../../server/limits/kept';
import { createNetworks } from '../../../server/limits/networks';
import { VISITOR } from '../../../server/public/booking/replies';
import { createTicketSnapshots, type TicketSnapshots } from '../../../server/public/ticketSnapshots';
import { openTicketSockets } from '../../../server/public/ticketSockets';
import type { Reply, Snapshot, TicketResult, TicketView } from '../../../shared/protocol';
import { draw, openWorld } from '../../world';

test('W20 whoever asks while many are told is answered in between', async () => {
  const done: string[] = [];
  const tell = (phone: number) => {
    // Asked while the first portion is told.
    if (phone === 1) setImmediate(() => done.push('answered'));
    done.push(`told ${phone}`);
    return Promise.resolve();
  };
  await inPortions([1, 2, 3, 4, 5], 2, () => true, tell);
  expect(done).toEqual(['told 1', 'told 2', 'answered', 'told 3', 'told 4', 'told 5']);
  let portions = 0;
  await inPortions([6, 7, 8], 1, () => ++portions < 3, tell);
  expect(done.slice(6)).toEqual(['told 6', 'told 7']);
});

test('W20 all are told of one moment as long as nothing happens, and of the next one as soon as something does', async () => {
  const world = await openWorld();
  try {
    const { branch } = world.app();
    const snapshots = createTicketSnapshots({ branch, build: 'test', speed: 1 });
    const first = snapshots.scene();
    expect(snapshots.scene()).toBe(first);
    world.time.now += 90;
    expect(snapshots.scene()).toBe(first);
    world.time.now += 10;
    const second = snapshots.scene();
    expect(second.now).toBe(branch.now());
    expect(second).not.toBe(first);
    // A portion later it is still the same for who was in the middle of it.
    world.time.now += 60_000;
    expect(snapshots.scene(second)).toBe(second);
    expect(
      await branch.handleOwn({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }),
    ).toMatchObject({
      ok: true,
    });
    expect(snapshots.scene(second)).not.toBe(second);
  } finally {
    await world.close();
  }
});

test('W20 more phones than one portion all hear of a call, with what is true by then', async () => {
  const world = await openWorld();
  try {
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const counter = await world.connect('counter', 'schalter-1');
    const phones: ReturnType<typeof world.phone>[] = [];
    for (let i = 0; i < 60; i++) {
      const reply = (await kiosk.ask(draw('ausweis'))) as Reply<TicketResult>;
      if (reply.ok) phones.push(world.phone(reply.result.url));
    }
    expect(phones).toHaveLength(60);
    const heard = (numbers: (number | null)[]) =>
      Promise.all(phones.map((phone, i) => phone.until(({ peopleBefore }) => peopleBefore === numbers[i])));
    await heard(phones.map((_, i) => i));
    await counter.ask({ type: 'callNext' });
    await heard(phones.map((_, i) => (i === 0 ? null : i - 1)));
  } finally {
    await world.close();
  }
});

test('W20 what happens while phones are told is told to all of them, though nothing else happens', async () => {
  const world = await openWorld();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const keys: string[] = [];
  for (let i = 0; i < 3; i++) {
    const reply = (await kiosk.ask(draw('ausweis'))) as Reply<TicketResult>;
    if (reply.ok) keys.push(reply.result.url.split('/t/')[1] ?? '');
  }
  const [first = '', last = ''] = [keys[0], keys[2]];
  const { branch } = world.app();
  const log = createLog('silent');
  const real = createTicketSnapshots({ branch, build: 'test', speed: 1 });
  /** Happens once the first of all has been told. */
  let meanwhile: (() => Promise<void>) | null = null;
  const snapshots: TicketSnapshots = {
    ...real,
    textOf: async (key, scene) => {
      const shown = await real.textOf(key, scene);
      const happens = scene && meanwhile;
      if (happens) {
        meanwhile = null;
        await happens();
      }
      return shown;
    },
  };
  const http = createServer();
  const tickets = openTicketSockets({
    ...{ http, branch, snapshots, log, kept: createKept() },
    networks: createNetworks({ trusted: [], log }),
    ownPages: createOwnPages({ ownUrl: null, hasTls: false, log }),
  });
  await listenOn(http, 0, '127.0.0.1');
  const phone = io(`http://127.0.0.1:${portOf(http)}`, { transports: ['websocket'], auth: { ticket: last } });
  const seen: (number | null)[] = [];
  const heard = (before: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!seen.includes(before)) return;
        phone.off('looked', look);
        resolve();
      };
      phone.on('snapshot', look);
      look();
    });
  phone.prependAny((_name, { view }: Snapshot<TicketView | null>) => void seen.push(view?.peopleBefore ?? null));
  try {
    await heard(2);
    const leave = async (key: string) => {
      const visit = [...branch.today().visits.values()].find((one) => one.key === key);
      const command = { type: 'leaveLine', visitId: visit?.id ?? '' } as const;
      expect(await branch.handle({ id: newToken(), by: VISITOR, command })).toMatchObject({ ok: true });
    };
    meanwhile = async () => {
      await leave(keys[1] ?? '');
      tickets.changed();
    };
    await leave(first);
    tickets.changed();
    await heard(1);
    await heard(0);
  } finally {
    phone.close();
    await tickets.close();
    await world.close();
  }
});

test('S92 whom a call is about is told before all others; a second phone of a ticket hears what the first one does', async () => {
  const world = await openWorld();
  try {
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const counter = await world.connect('counter', 'schalter-1');
    const urls: string[] = [];
    for (let i = 0; i < 3; i++) {
      const reply = (await kiosk.ask(draw('ausweis'))) as Reply<TicketResult>;
      if (reply.ok) urls.push(reply.result.url);
    }
    const told: string[] = [];
    const phones: ReturnType<typeof world.phone>[] = [];
    // The last in the line connects first: nobody is told first because they came first.
    for (const i of [2, 1, 0]) {
      const phone = world.phone(urls[i] ?? '');
      phones[i] = phone;
      phone.socket.on('snapshot', ({ view }: Snapshot<TicketView | null>) =>
        told.push(`${i} ${view?.state} ${view?.peopleBefore}`),
      );
      await phone.until(({ peopleBefore }) => peopleBefore === i);
    }
    told.length = 0;
    await counter.ask({ type: 'callNext' });
    await Promise.all(
      phones.map((phone, i) => phone.until(({ peopleBefore }) => peopleBefore === (i === 0 ? null : i - 1))),
    );
    expect([told[0], told.slice(1).sort()]).toEqual(['0 called null', ['1 waiting 0', '2 waiting 1']]);
    // A second phone of a ticket is shown what is true now, and hears of the next change as the first one does.
    const second = world.phone(urls[2] ?? '');
    await second.until(({ peopleBefore }) => peopleBefore === 1);
    await counter.ask({ type: 'finish', visitId: [...world.app().branch.today().visits.values()][0]?.id ?? '' });
    await counter.ask({ type: 'callNext' });
    await Promise.all([phones[2], second].map((phone) => phone?.until(({ peopleBefore }) => peopleBefore === 0)));
  } finally {
    await world.close();
  }
});

test('S92 whose page stays as it is is told nothing', async () => {
  const world = await openWorld();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const keys: string[] = [];
  for (let i = 0; i < 2; i++) {
    const reply = (await kiosk.ask(draw('ausweis'))) as Reply<TicketResult>;
    if (reply.ok) keys.push(reply.result.url.split('/t/')[1] ?? '');
  }
  const log = createLog('silent');
  const { branch } = world.app();
  /** What each page shows now. */
  const pages = new Map(keys.map((key) => [key, 0]));
  const snapshots: TicketSnapshots = {
    ...createTicketSnapshots({ branch, build: 'test', speed: 1 }),
    textOf: (key) =>
      Promise.resolve({ text: `{"view":${pages.get(key)}}`, mark: String(pages.get(key)), isOver: false }),
  };
  const http = createServer();
  const tickets = openTicketSockets({
    ...{ http, branch, snapshots, log, kept: createKept() },
    networks: createNetworks({ trusted: [], log }),
    ownPages: createOwnPages({ ownUrl: null, hasTls: false, log }),
  });
  await listenOn(http, 0, '127.0.0.1');
  const follow = (ticket: string) => {
    const phone = io(`http://127.0.0.1:${portOf(http)}`, {
      transports: ['websocket'],
      auth: { ticket },
      forceNew: true,
    });
    const seen: unknown[] = [];
    phone.on('snapshot', ({ view }: Snapshot) => void seen.push(view));
    const until = (value: number): Promise<void> =>
      new Promise((resolve) => {
        const look = () => seen.includes(value) && resolve();
        phone.on('snapshot', look);
        look();
      });
    return { phone, seen, until };
  };
  const [first, other] = [follow(keys[0] ?? ''), follow(keys[1] ?? '')];
  try {
    await Promise.all([first.until(0), other.until(0)]);
    for (const value of [1, 2]) {
      pages.set(keys[1] ?? '', value);
      tickets.changed();
      await other.until(value);
    }
    pages.set(keys[0] ?? '', 3);
    // Its own line keeps the order of what it is told.
    const late = follow(keys[0] ?? '');
    await late.until(3);
    tickets.changed();
    await first.until(3);
    expect([first.seen, other.seen]).toEqual([
      [0, 3],
      [0, 1, 2],
    ]);
    late.phone.close();
  } finally {
    first.phone.close();
    other.phone.close();
    await tickets.close();
    await world.close();
  }
});

test('W20 S92 those whom a change is about are told in portions as well, when they are many', async () => {
  const world = await openWorld();
  const keys = Array.from({ length: 60 }, () => newToken());
  const log = createLog('silent');
  const { branch } = world.app();
  let [value, made] = [0, 0];
  const snapshots: TicketSnapshots = {
    ...createTicketSnapshots({ branch, build: 'test', speed: 1 }),
    textOf: () => {
      made++;
      return Promise.resolve({ text: `{"view":${value}}`, mark: String(value), isOver: false });
    },
  };
  const http = createServer();
  const tickets = openTicketSockets({
    ...{ http, snapshots, log, kept: createKept() },
    branch: { ...branch, dayOfKey: () => Promise.resolve(branch.today()) },
    networks: createNetworks({ trusted: [], log }),
    ownPages: createOwnPages({ ownUrl: null, hasTls: false, log }),
  });
  await listenOn(http, 0, '127.0.0.1');
  const phones = keys.map((ticket) =>
    io(`http://127.0.0.1:${portOf(http)}`, { transports: ['websocket'], auth: { ticket }, forceNew: true }),
  );
  const heard = () => Promise.all(phones.map((phone) => new Promise((resolve) => phone.once('snapshot', resolve))));
  try {
    await heard();
    [value, made] = [1, 0];
    const all = heard();
    tickets.changed([...keys, ...keys]);
    expect(made).toBe(50);
    await all;
  } finally {
    for (const phone of phones) phone.close();
    await tickets.close();
    await world.close();
  }
});

test('S92 whose day is over is told so once, and read from the file for no change of today', async () => {
  const world = await openWorld();
  const log = createLog('silent');
  const { branch } = world.app();
  const [past, present] = [newToken(), newToken()];
  const over = { ...branch.today(), day: '2017-11-05' };
  const of = { ...branch, dayOfKey: (key: string) => Promise.resolve(key === past ? over : branch.today()) };
  const real = createTicketSnapshots({ branch: of, build: 'test', speed: 1 });
  const made: string[] = [];
  const snapshots: TicketSnapshots = {
    ...real,
    textOf: async (key, scene) => {
      made.push(key === past ? 'past' : 'present');
      return { ...(await real.textOf(key, scene)), mark: `${made.length}` };
    },
  };
  const http = createServer();
  const tickets = openTicketSockets({
    ...{ http, snapshots, log, kept: createKept(), branch: of },
    networks: createNetworks({ trusted: [], log }),
    ownPages: createOwnPages({ ownUrl: null, hasTls: false, log }),
  });
  await listenOn(http, 0, '127.0.0.1');
  const phones = [past, present].map((ticket) =>
    io(`http://127.0.0.1:${portOf(http)}`, { transports: ['websocket'], auth: { ticket }, forceNew: true }),
  );
  const heard = (phone: (typeof phones)[number] | undefined) =>
    new Promise((resolve) => phone?.once('snapshot', resolve));
  try {
    await Promise.all(phones.map(heard));
    made.length = 0;
    for (let i = 0; i < 2; i++) {
      const told = heard(phones[1]);
      tickets.changed();
      await told;
    }
    expect(made).toEqual(['present', 'present']);
    const told = Promise.all(phones.map(heard));
    tickets.changed([], true);
    await told;
    expect(made.slice(2).sort()).toEqual(['past', 'present']);
  } finally {
    for (const phone of phones) phone.close();
    await tickets.close();
    await world.close();
  }
});
