// A screen that somebody simulated sits at: paired by a link, connected by a socket, as any other.
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { DeviceCommand } from '../shared/commands';
import type { PairResult, Reply, Snapshot } from '../shared/protocol';

export type Screen<View> = {
  /** What is shown; null before the first snapshot. */
  view: () => View | null;
  /** Null when no answer came. */
  ask: (command: DeviceCommand) => Promise<Reply | null>;
  /** Pairs anew by another link, as the same screen. */
  enter: (path: string) => Promise<void>;
  close: () => void;
};

const id = () => Math.random().toString(36).slice(2).padEnd(12, '0');

/** So long a screen that was refused waits, in real time. */
const REFUSED_MS = 5000;

/** Null when the office refuses: too many links in a short time. */
const pair = async (base: string, path: string) => {
  const response = await fetch(`${base}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: path.split('#pair=')[1] }),
  });
  if (!response.ok) return null;
  const { result } = (await response.json()) as { result: PairResult };
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const auth = { deviceId: result.deviceId };
  return io(base, { transports: ['websocket'], auth, extraHeaders: { cookie }, forceNew: true });
};

/** Pairs with a link of the office at `base` and follows its snapshots. */
export const openScreen = async <View>(base: string, path: string): Promise<Screen<View>> => {
  let seen: View | null = null;
  const follow = async (link: string) => {
    const socket = await pair(base, link);
    socket?.on('snapshot', (snapshot: Snapshot<View>) => {
      seen = snapshot.view;
    });
    return socket;
  };
  const first = await follow(path);
  if (first === null) throw new Error(`the office does not take the link ${path}`);
  let socket = first;
  return {
    view: () => seen,
    ask: (command) =>
      socket
        .timeout(10_000)
        .emitWithAck('command', { id: id(), command })
        .catch(() => null),
    enter: async (link) => {
      const next = await follow(link);
      if (next === null) return sleep(REFUSED_MS);
      socket.close();
      socket = next;
      // What was seen before is not shown any more, and would let a clerk enter again and again.
      seen = null;
    },
    close: () => void socket.close(),
  };
};
