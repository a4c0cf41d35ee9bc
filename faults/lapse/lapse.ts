// S64: whole days in minutes. The real program in a process of its own, people who draw, clerks who call, phones and screens
// that come and go, nights with what is done by night; once an hour of the office it is looked at.
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { type Host, startHost } from '../../inputs/host';
import { createChance } from '../../server/queue/replay/chance';
import type { CallResult, CounterView, DisplayView, KioskView, TicketResult } from '../../shared/protocol';
import { openScreen, type Screen } from '../clients/screen';
import { isLookedAt, type Sample } from './samples';

export const BEGINS_AT_HOUR = 6;
const BEGIN = '2026-03-02T06:00:00+01:00';
const HOUR_S = 3600;
const PHONES = 25;
const STEP_MS = 30;
const DROPPED_EVERY_MS = 1500;
/** The machine alone is slow, and no network is cut. */
const CONNECT_MS = 30_000;
/** Links are good only so often in a minute. */
const BETWEEN_LINKS_MS = 20_000;

export type LapseOrder = {
  days: number;
  /** So many times as fast as people live. */
  speed: number;
  seed: number;
  say: (line: string) => void;
  /** What else the program is started with. */
  environment?: { [name: string]: string };
};

/** People come from the first hour until the last: what is looked at by night is what the day has left. */
const [FIRST_HOUR, LAST_HOUR] = [BEGINS_AT_HOUR, 22];
const DAY_HOURS = 24;
const WATCH_HOUR = 1;

const linkTo = async (host: Host, role: string, stationId: string): Promise<string> =>
  `/${role}/#pair=${(await host.link(role, stationId)) ?? ''}`;

/** `isWatch`: the one time in a night when somebody comes: with that turn the day before leaves the memory. */
type Time = { isOver: () => boolean; isNight: () => boolean; isWatch: () => boolean };

/** One ticket after the other; each has a phone for a while. */
const draw = async (kiosk: Screen<KioskView>, host: Host, { isOver, isNight, isWatch }: Time, count: () => void) => {
  const phones: Socket[] = [];
  while (!isOver()) {
    if (isNight() && !isWatch()) {
      for (const phone of phones.splice(0)) phone.close();
      await sleep(STEP_MS);
      continue;
    }
    const serviceId = kiosk.view()?.services.find(({ closed }) => closed === null)?.id;
    const asked = { type: 'drawTicket', serviceIds: [serviceId], persons: 1, language: 'de' };
    const reply = serviceId === undefined ? null : await kiosk.once(asked);
    if (reply?.ok === true) {
      count();
      const ticket = (reply.result as TicketResult).url.split('/t/')[1] ?? '';
      const extraHeaders = { 'x-forwarded-for': `10.1.${phones.length}.${Math.floor(performance.now()) % 250}` };
      phones.push(
        io(`http://127.0.0.1:${host.ports.public}`, {
          transports: ['websocket'],
          forceNew: true,
          auth: { ticket },
          extraHeaders,
        }),
      );
      if (phones.length > PHONES) phones.shift()?.close();
    }
    await sleep(STEP_MS);
  }
  for (const phone of phones) phone.close();
};

const isHere = (counter: Screen<CounterView>): boolean => (counter.view()?.person ?? null) !== null;

/** Calls, begins and finishes; whom the night has logged out comes back by a link. */
const work = async (counter: Screen<CounterView>, host: Host, stationId: string, { isOver, isNight }: Time) => {
  while (!isOver()) {
    await sleep(2 * STEP_MS);
    const view = counter.view();
    if (view === null || (isNight() && view.visit === null)) continue;
    if (view.person === null) {
      await counter.enter(await linkTo(host, 'counter', stationId));
      for (let waited = 0; waited < BETWEEN_LINKS_MS && !isOver() && !isHere(counter); waited += STEP_MS)
        await sleep(STEP_MS);
    } else if (view.visit !== null) await counter.once({ type: 'finish', visitId: view.visit.visitId });
    else {
      const called = await counter.once({ type: 'callNext' });
      if (called?.ok !== true) continue;
      const { visitId } = called.result as CallResult;
      await counter.once({ type: 'begin', visitId });
      await counter.once({ type: 'finish', visitId });
    }
  }
};

/** One screen after the other loses its line and connects anew. */
const loseLines = async (screens: readonly Pick<Screen<unknown>, 'drop'>[], isOver: () => boolean) => {
  for (let nth = 0; !isOver(); nth += 1) {
    await sleep(DROPPED_EVERY_MS);
    screens[nth % screens.length]?.drop();
  }
};

const openFiles = (pid: number): number => {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
};

/** Lives through the days; what it was like each hour. */
export const liveThrough = async ({ days, speed, seed, say, environment = {} }: LapseOrder): Promise<Sample[]> => {
  const host = await startHost({ CLOCK_AT: BEGIN, CLOCK_SPEED: String(speed), ...environment });
  const base = `http://127.0.0.1:${host.ports.office}`;
  const chance = createChance(seed);
  let [isDone, tickets] = [false, 0];
  const isOver = () => isDone || host.ended() !== null;
  const began = performance.now();
  const hour = (): number => (BEGINS_AT_HOUR + ((performance.now() - began) * speed) / HOUR_S / 1000) % DAY_HOURS;
  const isNight = (): boolean => hour() < FIRST_HOUR || hour() >= LAST_HOUR;
  const isWatch = (): boolean => hour() >= WATCH_HOUR && hour() < WATCH_HOUR + 0.5;
  const time = { isOver, isNight, isWatch };
  const kiosk = await openScreen<KioskView>(base, await linkTo(host, 'kiosk', 'kiosk-1'), CONNECT_MS);
  const stations = chance.shuffled([1, 2, 3, 4, 5, 6]).map((n) => `schalter-${n}`);
  const counters: Screen<CounterView>[] = [];
  for (const station of stations)
    counters.push(await openScreen(base, await linkTo(host, 'counter', station), CONNECT_MS));
  const all = Promise.all([
    draw(kiosk, host, time, () => {
      tickets += 1;
    }),
    ...counters.map((counter, i) => work(counter, host, stations[i] ?? '', time)),
  ]);
  const display = await openScreen<DisplayView>(base, await linkTo(host, 'display', 'anzeige-1'), CONNECT_MS);
  const losing = loseLines([display, kiosk, ...counters], isOver);
  const samples: Sample[] = [];
  for (let hour = 1; hour <= days * 24 && host.ended() === null; hour += 1) {
    await sleep(Math.max(0, began + (hour * HOUR_S * 1000) / speed - performance.now()));
    // To look holds the office up: by day nobody does.
    if (isLookedAt(hour, BEGINS_AT_HOUR)) {
      const { heap, objects, handles } = await host.taken();
      samples.push({ hour, heap, objects, handles, files: openFiles(host.pid), tickets });
    }
    if (hour % 6 === 0) say(`${hour} h: ${tickets} tickets, ${openFiles(host.pid)} files`);
  }
  isDone = true;
  await Promise.all([all, losing]);
  for (const screen of [kiosk, display, ...counters]) screen.close();
  const ended = host.ended();
  const { faults } = await host.strain();
  await host.close();
  if (ended !== null || faults.length > 0)
    throw new Error(`the office ${ended ?? 'wrote'}: ${faults.join('\n').slice(0, 2000)}`);
  return samples;
};
