// A screen that somebody simulated sits at: paired by a link, connected by a socket, as any other.
import { io } from 'socket.io-client';
import type { DeviceCommand } from '../shared/commands';
import type { PairResult, Reply, Snapshot } from '../shared/protocol';

export type Screen<View> = {
  /** What is shown; null before the first snapshot. */
  view: () => View | null;
  /** Null when no answer came. */
  ask: (command: DeviceCommand) => Promise<Reply | null>;
  close: () => void;
};

const id = () => Math.random().toString(36).slice(2).padEnd(12, '0');

/** Pairs with a link of the office at `base` and follows its snapshots. */
export const openScreen = async <View>(base: string, path: string): Promise<Screen<View>> => {
  const response = await fetch(`${base}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: path.split('#pair=')[1] }),
  });
  const { result } = (await response.json()) as { result: PairResult };
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const socket = io(base, {
    transports: ['websocket'],
    auth: { deviceId: result.deviceId },
    extraHeaders: { cookie },
    forceNew: true,
  });
  let seen: View | null = null;
  socket.on('snapshot', (snapshot: Snapshot<View>) => {
    seen = snapshot.view;
  });
  return {
    view: () => seen,
    ask: (command) =>
      socket
        .timeout(10_000)
        .emitWithAck('command', { id: id(), command })
        .catch(() => null),
    close: () => void socket.close(),
  };
};
