// Who books from home, over the public port alone: a proof of work, a hold, an appointment.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../server/queue/replay/chance';
import type { Reply } from '../../shared/protocol';
import { type Asker, inTime, newId, type Way } from './asking';

type Challenge = {
  parameters: { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string };
  signature: string;
};

/** Somebody else's network each time: nobody is held up by what others have booked. */
const anywhere = (chance: Chance): string =>
  [10, 1, 1, 1].map((least) => (least === 10 ? 10 : least + Math.floor(chance.share() * 250))).join('.');

/** Asks the public port; null when no answer came. */
export const createPublicWay = (base: string, chance: Chance) => {
  const ask = async (path: string, body?: object): Promise<Reply | null> => {
    const response = await fetch(base + path, {
      headers: { 'content-type': 'application/json', 'x-forwarded-for': anywhere(chance) },
      signal: AbortSignal.timeout(2500),
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    // The office is away, and was perhaps asked: as good as no answer.
    if (response.status === 503) return null;
    return (await response.json()) as Reply;
  };
  return (path: string, body?: object) => inTime(ask(path, body));
};
export type PublicWay = ReturnType<typeof createPublicWay>;

/** Posts what is asked as one request with its id, which stays the same however often it is sent. */
export const bookingWay =
  (ask: PublicWay): Way =>
  (id, asked) =>
    ask('/api/appointments', { id, ...asked });

const TRIES_AT_ONCE = 40;
/** A proof costs this process, which is everybody else's too. */
const PAUSE_MS = 400;

const solve = async ({ parameters }: Challenge): Promise<object> => {
  const { nonce, salt, cost, keyPrefix, keyLength } = parameters;
  const head = Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(nonce, 'hex')]);
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  const password = Buffer.alloc(head.length + 4);
  head.copy(password);
  for (let counter = 0; ; counter += 1) {
    password.writeUInt32BE(counter, head.length);
    let key = digest(password);
    for (let round = 1; round < cost; round += 1) key = digest(key);
    const derivedKey = key.subarray(0, keyLength).toString('hex');
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    // Others are at work in this process.
    if (counter % TRIES_AT_ONCE === 0) await new Promise(setImmediate);
  }
};

const proofOf = async (ask: PublicWay): Promise<string | null> => {
  const challenge = await ask('/api/challenge');
  if (challenge?.ok !== true) return null;
  const solution = await solve(challenge.result as Challenge);
  return Buffer.from(JSON.stringify({ challenge: challenge.result, solution })).toString('base64');
};

export type BookerParts = { ask: PublicWay; asker: Asker; name: string; chance: Chance; isOver: () => boolean };

const freeSlot = async ({ ask, chance }: BookerParts, serviceId: string, today: string): Promise<number | null> => {
  const days = await ask(`/api/days?services=${serviceId}&persons=1&from=${today}`);
  if (days?.ok !== true) return null;
  const free = (days.result as { days: { day: string; free: number }[] }).days.filter((day) => day.free > 0);
  const day = chance.pick(free);
  if (day === undefined) return null;
  const slots = await ask(`/api/slots?services=${serviceId}&persons=1&day=${day.day}`);
  if (slots?.ok !== true) return null;
  return chance.pick((slots.result as { starts: number[] }).starts) ?? null;
};

const bookOne = async (parts: BookerParts): Promise<void> => {
  const { ask, asker, name, chance } = parts;
  const office = await ask('/api/office');
  if (office?.ok !== true) return;
  const { services, today } = office.result as { services: { id: string }[]; today: string };
  const serviceId = chance.pick(services)?.id ?? '';
  const proof = await proofOf(ask);
  const slotAt = await freeSlot(parts, serviceId, today);
  if (proof === null || slotAt === null) return;
  const wish = { serviceIds: [serviceId], persons: 1, slotAt };
  const held = await ask('/api/holds', { id: newId(), ...wish, instead: null, proof });
  if (held?.ok !== true) return;
  const { holdId } = held.result as { holdId: string };
  const contact = { name: 'Erika Mustermann', email: null, phone: null };
  await asker.ask('booking', name, { ...wish, language: 'de', holdId, contact });
};

/** One appointment after the other. */
export const bookAppointments = async (parts: BookerParts): Promise<void> => {
  while (!parts.isOver()) {
    await bookOne(parts);
    await sleep(PAUSE_MS);
  }
};
