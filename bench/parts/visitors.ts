// A process of its own: visitors' phones, each on a network of its own, and people who look at the booking site. It gives way
// to what is measured, as phones are no part of the machine that serves them.
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { followTicket } from './phoneLine';
import type { FromVisitors, ToVisitors } from './visiting';

const AT_ONCE = 50;
const TOLD_PATIENCE_MS = 20_000;
/** Nobody was told anything for so long: the others are not concerned. */
const QUIET_MS = 2_000;
const LOOK_MS = 100;

type Phone = { line: Socket | null; toldAt: number; bytes: number };
const groups = new Map<string, Phone[]>();
let loading: NodeJS.Timeout | null = null;

const now = (): number => performance.timeOrigin + performance.now();
const tell = (said: FromVisitors) => process.send?.(said);
const networkOf = (i: number): string => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;

const connect = async (base: string, ticket: string, i: number, localAddress: string): Promise<Phone> => {
  const phone: Phone = { line: null, toldAt: 0, bytes: 0 };
  const hear = (bytes: number) => {
    phone.toldAt = now();
    phone.bytes ||= bytes;
  };
  phone.line = await followTicket({ base, ticket, network: networkOf(i), localAddress, hear });
  return phone;
};

const connectAll = async ({ group, base, tickets, first, address }: Extract<ToVisitors, { do: 'connect' }>) => {
  const phones: Phone[] = [];
  for (let i = 0; i < tickets.length; i += AT_ONCE) {
    const some = tickets.slice(i, i + AT_ONCE);
    phones.push(...(await Promise.all(some.map((ticket, k) => connect(base, ticket, first + i + k, address)))));
  }
  groups.set(group, phones);
  const bytes = phones.reduce((sum, phone) => sum + phone.bytes, 0) / Math.max(1, phones.length);
  tell({ said: 'connected', bytes: Math.round(bytes) });
};

/** Tells how long after an instant each phone of a group was told something that was told anything: until all were, or nobody is any more. */
const awaitTold = ({ group, at }: Extract<ToVisitors, { do: 'await' }>) => {
  const phones = groups.get(group) ?? [];
  const after = (): number[] => phones.flatMap(({ toldAt }) => (toldAt >= at ? toldAt - at : []));
  let [seen, quietSince] = [0, now()];
  const looking = setInterval(() => {
    const afterMs = after();
    if (afterMs.length > seen) [seen, quietSince] = [afterMs.length, now()];
    const isOver = seen === phones.length || (seen > 0 && now() - quietSince > QUIET_MS);
    if (!isOver && now() - at < TOLD_PATIENCE_MS) return;
    clearInterval(looking);
    tell({ said: 'told', afterMs });
  }, LOOK_MS);
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

const fail = (error: unknown): never => {
  console.error(error);
  process.exit(1);
};

setPriority(10);
process.on('message', (asked: ToVisitors) => {
  if (asked.do === 'connect') connectAll(asked).catch(fail);
  else if (asked.do === 'await') awaitTold(asked);
  else load(asked);
});
process.once('disconnect', () => process.exit(0));
