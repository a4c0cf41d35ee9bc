// A process of its own: visitors' phones, each on a network of its own, and people who look at the booking site. It gives way
// to what is measured, as phones are no part of the machine that serves them.
import { request } from 'node:http';
import { setPriority } from 'node:os';
import { io, type Socket } from 'socket.io-client';
import type { FromVisitors, ToVisitors } from './visiting';

const AT_ONCE = 50;
const TOLD_PATIENCE_MS = 20_000;

type Phone = { socket: Socket; toldAt: number; bytes: number };
const groups = new Map<string, Phone[]>();
const nobody = (): void => undefined;
let look = nobody;
let loading: NodeJS.Timeout | null = null;

const now = (): number => performance.timeOrigin + performance.now();
const tell = (said: FromVisitors) => process.send?.(said);
const networkOf = (i: number): string => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;

const connect = (base: string, ticket: string, i: number) =>
  new Promise<Phone>((resolve, reject) => {
    const extraHeaders = { 'x-forwarded-for': networkOf(i) };
    const socket = io(base, { transports: ['websocket'], forceNew: true, auth: { ticket }, extraHeaders });
    const phone: Phone = { socket, toldAt: 0, bytes: 0 };
    socket.on('snapshot', (snapshot) => {
      phone.toldAt = now();
      if (phone.bytes === 0) phone.bytes = JSON.stringify(snapshot).length;
      look();
    });
    socket.once('connect', () => resolve(phone));
    socket.once('connect_error', reject);
  });

const connectAll = async ({ group, base, tickets }: Extract<ToVisitors, { do: 'connect' }>) => {
  const phones: Phone[] = [];
  for (let i = 0; i < tickets.length; i += AT_ONCE) {
    const some = tickets.slice(i, i + AT_ONCE);
    phones.push(...(await Promise.all(some.map((ticket, k) => connect(base, ticket, i + k)))));
  }
  groups.set(group, phones);
  const bytes = phones.reduce((sum, phone) => sum + phone.bytes, 0) / Math.max(1, phones.length);
  tell({ said: 'connected', bytes: Math.round(bytes) });
};

/** Tells how long after an instant each phone of a group has been told something. */
const awaitTold = ({ group, at }: Extract<ToVisitors, { do: 'await' }>) => {
  const phones = groups.get(group) ?? [];
  const end = (): void => {
    look = nobody;
    clearTimeout(patience);
    tell({ said: 'told', afterMs: phones.map(({ toldAt }) => (toldAt >= at ? toldAt - at : TOLD_PATIENCE_MS)) });
  };
  const patience = setTimeout(end, TOLD_PATIENCE_MS);
  look = () => {
    if (phones.every(({ toldAt }) => toldAt >= at)) end();
  };
  look();
};

const load = ({ address, perSecond }: Extract<ToVisitors, { do: 'load' }>) => {
  if (loading !== null) clearInterval(loading);
  let i = 0;
  const ask = () => {
    const headers = { 'x-forwarded-for': networkOf(i++ % 60_000), 'accept-encoding': 'gzip' };
    request(address, { headers }, (response) => response.resume())
      .on('error', () => undefined)
      .end();
  };
  loading = perSecond === 0 ? null : setInterval(ask, 1000 / perSecond);
  tell({ said: 'loading' });
};

setPriority(10);
process.on('message', (asked: ToVisitors) => {
  if (asked.do === 'connect') void connectAll(asked);
  else if (asked.do === 'await') awaitTold(asked);
  else load(asked);
});
process.once('disconnect', () => process.exit(0));
