// Call pressed -> the display has it, beside bare Socket.IO with as many screens and messages as large.
import type { Socket } from 'socket.io-client';
import type { CallResult, DisplayView, Reply, Snapshot } from '../shared/protocol';
import { connectBare, pairAndConnect, startFloor, startOffice } from './program';
import { percentile } from './table';

export type Latency = { p50: number; p99: number };

const ROUNDS = 400;
const WARM_UP = 50;
const id = () => Math.random().toString(36).slice(2).padEnd(12, '0');

const ask = async <Result>(socket: Socket, command: object): Promise<Result> => {
  const reply: Reply = await socket.timeout(10_000).emitWithAck('command', { id: id(), command });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};

const summary = (times: number[]): Latency => {
  const counted = times.slice(WARM_UP);
  return { p50: percentile(counted, 0.5), p99: percentile(counted, 0.99) };
};

const seen = (display: Socket, number: string) =>
  new Promise<number>((resolve) => {
    const look = ({ view }: Snapshot<DisplayView>) => {
      if (view.calls[0]?.number !== number) return;
      display.off('snapshot', look);
      resolve(performance.now());
    };
    display.on('snapshot', look);
  });

/** The office: eight counters take turns to call while every screen is connected. Milliseconds; bytes of a snapshot. */
export const measureOffice = async (): Promise<Latency & { screens: number; bytes: number }> => {
  const office = await startOffice();
  const sockets: Socket[] = [];
  let bytes = 0;
  let snapshots = 0;
  for (const link of office.links) {
    const socket = await pairAndConnect(office.base, link);
    socket.on('snapshot', (snapshot) => {
      bytes += JSON.stringify(snapshot).length;
      snapshots += 1;
    });
    sockets.push(socket);
  }
  const of = (role: string) => sockets.filter((_, i) => office.links[i]?.includes(`/${role}/`));
  const [kiosk, display, counters] = [of('kiosk')[0], of('display')[0], of('counter')];
  if (!kiosk || !display) throw new Error('the office has no kiosk or no display');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const counter = counters[round % counters.length];
    if (!counter) throw new Error('the office has no counters');
    const draw = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
    const { number } = await ask<{ number: string }>(kiosk, draw);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const shown = seen(display, number);
    const pressed = performance.now();
    const called = ask<CallResult>(counter, { type: 'callNext' });
    times.push((await shown) - pressed);
    const { visitId } = await called;
    await ask(counter, { type: 'finish', visitId });
  }
  for (const socket of sockets) socket.close();
  await office.close();
  return { ...summary(times), screens: sockets.length, bytes: Math.round(bytes / snapshots) };
};

/** The floor with so many screens, each message of so many bytes. Milliseconds. */
export const measureFloor = async (screens: number, bytes: number, kind: 'bare' | 'durable'): Promise<Latency> => {
  const floor = await startFloor(bytes, kind);
  const sockets = await Promise.all(Array.from({ length: screens }, () => connectBare(floor.base)));
  const [display, counter] = sockets;
  if (!display || !counter) throw new Error('no screens');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const shown = new Promise<number>((resolve) => display.once('snapshot', () => resolve(performance.now())));
    const pressed = performance.now();
    const answered = ask(counter, { type: 'callNext' });
    times.push((await shown) - pressed);
    await answered;
  }
  for (const socket of sockets) socket.close();
  await floor.close();
  return summary(times);
};
