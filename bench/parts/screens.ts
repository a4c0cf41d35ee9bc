// The screens of an office that is measured, connected as real ones are, and the time from a call to the display.

import type { Socket } from 'socket.io-client';
import { newToken } from '../../server/basics/tokens';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { CallResult } from '../../shared/commands/calls';
import type { InviteResult } from '../../shared/commands/people';
import type { TicketResult } from '../../shared/commands/tickets';
import type { DisplayView, Reply, Snapshot } from '../../shared/protocol';
import { pause, type Taker } from './alternate';
import { connectBare, type Office, type Program, pairAndConnect } from './program';

/** So long somebody who has drawn a ticket stands there before the next call: what the draw set off has been sent. */
const DRAWN_MS = 30;
/** So many snapshots tell how large they are; to weigh all of them would be measured as well. */
const WEIGHED = 100;
export const SERVICES = demonstrationOffice.services.map(({ id }) => id);

export const ask = async <Result>(socket: Socket, command: object): Promise<Result> => {
  const reply: Reply = await socket.timeout(20_000).emitWithAck('command', { id: newToken(), command });
  if (!reply.ok) throw new Error(`${reply.refusal.code} ${JSON.stringify(reply.refusal.values)}`);
  return reply.result as Result;
};

export type Screens = {
  kiosk: Socket;
  display: Socket;
  counters: Socket[];
  admin: Socket;
  all: Socket[];
  /** Bytes of a snapshot, in the mean of the first. */
  bytes: () => number;
  close: () => void;
};

/** Every screen of a demonstration: its clerks are logged in, and its counters open. */
export const openScreens = async (office: Office): Promise<Screens> => {
  const all: Socket[] = [];
  let [bytes, snapshots] = [0, 0];
  for (const link of office.links) {
    const socket = await pairAndConnect(office.base, link);
    socket.on('snapshot', (snapshot) => {
      if (snapshots === WEIGHED) return;
      bytes += JSON.stringify(snapshot).length;
      snapshots += 1;
    });
    all.push(socket);
  }
  const of = (role: string) => all.filter((_, i) => office.links[i]?.includes(`/${role}/`));
  const [[kiosk], [display], [admin]] = [of('kiosk'), of('display'), of('admin')];
  if (!kiosk || !display || !admin) throw new Error('the office has no kiosk, no display or no administration');
  const close = () => {
    for (const socket of all) socket.close();
  };
  return {
    ...{ kiosk, display, admin, counters: of('counter'), all, close },
    bytes: () => Math.round(bytes / Math.max(1, snapshots)),
  };
};

/** More kiosks than the office was given links for. */
export const moreKiosks = async (office: Program, admin: Socket, count: number): Promise<Socket[]> => {
  const kiosks: Socket[] = [];
  for (let i = 0; i < count; i++) {
    const { path } = await ask<InviteResult>(admin, { type: 'invite', role: 'kiosk', stationId: 'kiosk-1' });
    kiosks.push(await pairAndConnect(office.base, path));
  }
  return kiosks;
};

/** So many tickets, each kiosk drawing the next one as soon as the last is answered. */
export const drawTickets = async (kiosks: Socket[], count: number): Promise<TicketResult[]> => {
  const drawn: TicketResult[] = [];
  let begun = 0;
  const draw = async (kiosk: Socket) => {
    while (begun < count) {
      const serviceIds = [SERVICES[begun++ % SERVICES.length]];
      drawn.push(await ask<TicketResult>(kiosk, { type: 'drawTicket', serviceIds, persons: 1, language: 'de' }));
    }
  };
  await Promise.all(kiosks.map(draw));
  return drawn;
};

/** The counters call so many, and are done with them at once. */
export const serve = async (counters: Socket[], count: number): Promise<void> => {
  let begun = 0;
  const work = async (counter: Socket) => {
    while (begun < count) {
      begun += 1;
      const { visitId } = await ask<CallResult>(counter, { type: 'callNext' });
      await ask(counter, { type: 'finish', visitId });
    }
  };
  await Promise.all(counters.map(work));
};

/** When a display had each number, by the number; `of` waits for one that has not come yet. */
const watchCalls = (display: Socket) => {
  const seen = new Map<string, number>();
  let look: () => void = () => undefined;
  display.on('snapshot', ({ view }: Snapshot<DisplayView>) => {
    const at = performance.now();
    const shown = new Set(view.calls.map(({ number }) => number));
    // Numbers come again after so many: what is shown no more is forgotten.
    for (const number of seen.keys()) if (!shown.has(number)) seen.delete(number);
    for (const number of shown) if (!seen.has(number)) seen.set(number, at);
    look();
  });
  return {
    of: (number: string) =>
      new Promise<number>((resolve) => {
        look = () => {
          const at = seen.get(number);
          if (at !== undefined) resolve(at);
        };
        look();
      }),
  };
};

/** One ticket is drawn, and one of the counters in turn calls: milliseconds from the press until the display has it. */
export const caller = ({ kiosk, display, counters }: Pick<Screens, 'kiosk' | 'display' | 'counters'>): Taker => {
  const calls = watchCalls(display);
  let round = 0;
  return async () => {
    const counter = counters[round++ % counters.length];
    if (counter === undefined) throw new Error('the office has no counters');
    await drawTickets([kiosk], 1);
    await pause(DRAWN_MS);
    const pressed = performance.now();
    const { visitId, number } = await ask<CallResult>(counter, { type: 'callNext' });
    const shown = await calls.of(number);
    await ask(counter, { type: 'finish', visitId });
    return shown - pressed;
  };
};

/** The same from a bare server to as many sockets. */
export const bareCaller = async (floor: Program, screens: number): Promise<Taker> => {
  const sockets = await Promise.all(Array.from({ length: screens }, () => connectBare(floor.base)));
  const [display, counter] = sockets;
  if (!display || !counter) throw new Error('no screens');
  return async () => {
    await pause(DRAWN_MS);
    const shown = new Promise<number>((resolve) => display.once('snapshot', () => resolve(performance.now())));
    const pressed = performance.now();
    const answered = ask(counter, { type: 'callNext' });
    const took = (await shown) - pressed;
    await answered;
    return took;
  };
};
