// A process of its own: pours one flood after the other over a port, and opens anew whatever is closed.
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { FLOODS, type Target } from './kinds';

export type ToTorrent = { do: 'pour'; kind: string; target: Target; share: number } | { do: 'stop' };

/** So many connections are opened at a time, and whoever was hung up on comes back after a moment. */
const AT_ONCE = 100;
const EVERY_MS = 10;

const open = new Set<Socket>();
let pouring: NodeJS.Timeout | undefined;

const pour = ({ kind, target, share }: Extract<ToTorrent, { do: 'pour' }>): void => {
  const flood = FLOODS[kind];
  if (flood === undefined) throw new Error(`no flood is called ${kind}`);
  const { stream, connections } = flood;
  pouring = setInterval(() => {
    for (let i = 0; i < AT_ONCE && open.size < connections * share; i++) {
      const line = stream(target);
      open.add(line);
      line.once('close', () => void open.delete(line));
    }
  }, EVERY_MS);
};
const stop = (): void => {
  clearInterval(pouring);
  for (const line of open) line.destroy();
};

// Strangers have machines of their own: this one's processors belong to the house first.
setPriority(10);
process.on('message', (said: ToTorrent) => {
  stop();
  if (said.do === 'pour') pour(said);
});
process.once('disconnect', () => process.exit(0));
