// Strangers flood the public port, one way after the other, and at last it is killed and held meanwhile; counters call all the time.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { startOffice } from '../../bench/parts/program';
import { caller, drawTickets, openScreens, type Screens } from '../../bench/parts/screens';
import { percentile } from '../../bench/parts/table';
import { patienceWith } from '../patience';
import { FLOODS } from './kinds';
import type { ToTorrent } from './torrent';
import { type Seen, sideOf, watchSide } from './watching';

const TICKETS = 40;
const PROCESSES = 2;
/** It has to be back in so much of the machine's time, or it does not come. */
const BACK_MS = 60_000;

export type FloodOrder = {
  /** How long each flood lasts, and the calm before it. */
  seconds: number;
  /** Those that are poured and nothing else; all, and blows besides, when there are none. */
  kinds: readonly string[];
  /** Another build's `server/main.js`. */
  program?: string;
  say: (line: string) => void;
};

export type FloodResult = { rows: string[][]; wrongs: string[] };

const startTorrent = () => {
  const children = Array.from({ length: PROCESSES }, () => fork(join(__dirname, 'torrent.js')));
  const tell = (said: ToTorrent) => {
    for (const child of children) if (child.connected) child.send(said);
  };
  const close = () => {
    for (const child of children) if (child.connected) child.disconnect();
  };
  return { tell, close, hasEnded: () => children.some(({ exitCode }: ChildProcess) => exitCode !== null) };
};

/** Calls, one after the other, until something is over: how long each took until the display had it. */
const callUntil = async (call: () => Promise<number>, isOver: () => boolean): Promise<number[]> => {
  const took: number[] = [];
  while (!isOver()) took.push(await call());
  return took;
};

const after = (seconds: number): (() => boolean) => {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() > end;
};

const HEAD = [
  'flood',
  'calm p50',
  'p99',
  'flooded p50',
  'p99',
  'ratio',
  'at home answered',
  'ended',
  'back after',
  'memory',
];

/** What befalls the public side besides, in the midst of a flood. */
const BLOWS: Record<string, NodeJS.Signals> = { killed: 'SIGKILL', held: 'SIGSTOP' };

const rowOf = (name: string, calm: number[], flooded: number[], seen: Seen): string[] => {
  const shares = [calm, flooded].flatMap((took) => [percentile(took, 0.5), percentile(took, 0.99)]);
  const [, before = 0, , during = 0] = shares;
  const back = seen.backAfterMs.map((one) => `${(one / 1000).toFixed(1)} s`).join(', ');
  const { answered, asked, ends, mostMb } = seen;
  return [
    ...[name, ...shares.map((share) => `${share.toFixed(1)} ms`), (during / before).toFixed(2)],
    ...[`${answered} of ${asked}`, String(ends), back, `${Math.round(mostMb)} MB`],
  ];
};

const play = async (order: FloodOrder, parts: Awaited<ReturnType<typeof open>>): Promise<FloodResult> => {
  const { seconds, kinds, say } = order;
  const { office, call, torrent, watch, target } = parts;
  const [rows, wrongs]: [string[][], string[]] = [[HEAD], []];
  const one = async (name: string, kind: string, blow: NodeJS.Signals | null): Promise<void> => {
    const calm = await callUntil(call, after(seconds));
    watch.take();
    torrent.tell({ do: 'pour', kind, target, share: 1 / PROCESSES });
    const side = sideOf(office.pid);
    if (blow !== null && side !== null) setTimeout(() => process.kill(side, blow), (seconds * 1000) / 3);
    const [isOver, isLate] = [after(seconds), patienceWith(office.pid, BACK_MS)];
    const isBack = () => !watch.isGone() && (blow === null || watch.ends() > 0);
    const flooded = await callUntil(call, () => isOver() && (isBack() || isLate()));
    torrent.tell({ do: 'stop' });
    if (!isBack()) wrongs.push(`${name}: the public side did not come back`);
    if (torrent.hasEnded()) wrongs.push(`${name}: the flood itself has ended`);
    rows.push(rowOf(name, calm, flooded, watch.take()));
    say((rows.at(-1) ?? []).join('  '));
  };
  for (const kind of kinds.length > 0 ? kinds : Object.keys(FLOODS)) await one(kind, kind, null);
  if (kinds.length > 0) return { rows, wrongs };
  for (const [how, blow] of Object.entries(BLOWS)) await one(`dear requests, ${how}`, 'dear requests', blow);
  return { rows, wrongs };
};

const keysOf = async ({ kiosk }: Screens): Promise<string[]> =>
  (await drawTickets([kiosk], TICKETS)).map(({ url }) => url.split('/t/')[1] ?? '');

const open = async ({ program }: FloodOrder) => {
  const office = await startOffice(program === undefined ? {} : { program });
  const screens = await openScreens(office);
  const target = { port: Number(new URL(office.publicBase).port), keys: await keysOf(screens) };
  const call = caller(screens);
  for (let i = 0; i < 10; i++) await call();
  const torrent = startTorrent();
  const watch = watchSide(office.pid, office.publicBase);
  const close = async () => {
    torrent.close();
    await watch.close();
    screens.close();
    await office.close();
  };
  return { office, call, torrent, watch, target, close };
};

/** A command that is refused or not answered ends the run. */
export const flood = async (order: FloodOrder): Promise<FloodResult> => {
  const parts = await open(order);
  try {
    return await play(order, parts);
  } finally {
    await parts.close();
  }
};
