// The way to a network printer: a connection of its own for every slip and every look (port 9100).
import { connect, type Socket } from 'node:net';
import type { Channel, OpenChannel, Written } from './channel';

const channelOver = (socket: Socket): Channel => {
  let closing = false;
  let ended = false;
  let onEnd: (() => void) | null = null;
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  socket.on('close', () => {
    ended = true;
    if (!closing) onEnd?.();
  });

  const write = (bytes: Buffer, timeoutMs: number) =>
    new Promise<Written>((resolve) => {
      if (ended) return resolve('ended');
      const settle = (written: Written) => {
        clearTimeout(timer);
        socket.off('close', endedEarly);
        resolve(written);
      };
      const endedEarly = () => settle('ended');
      const timer = setTimeout(() => settle('timeout'), timeoutMs);
      socket.once('close', endedEarly);
      socket.write(bytes, (error) => settle(error ? 'ended' : 'written'));
    });

  const close = (patienceMs: number) =>
    new Promise<void>((resolve) => {
      closing = true;
      if (ended) return resolve();
      // destroy() at once would answer a late status byte with a reset, and the printer would drop the rest of the slip
      const timer = setTimeout(() => socket.destroy(), patienceMs);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      // Unread bytes would keep the other end's goodbye from being heard
      socket.resume();
      socket.end();
    });

  return {
    lost: 'unreachable',
    write,
    close,
    onData: (listener) => {
      socket.on('data', listener);
    },
    onEnd: (listener) => {
      onEnd = listener;
      if (ended && !closing) listener();
    },
  };
};

/** Connects to a printer in the network; refused as `unreachable`. */
export const openTcp =
  ({ host, port }: { host: string; port: number }): OpenChannel =>
  (timeoutMs) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, noDelay: true });
      const refuse = (detail: string) => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ ok: false, problem: 'unreachable', detail });
      };
      const refused = (error: Error) => refuse(error.message);
      const timer = setTimeout(() => refuse(`no connection within ${timeoutMs} ms`), timeoutMs);
      socket.once('error', refused);
      socket.once('connect', () => {
        clearTimeout(timer);
        socket.off('error', refused);
        resolve({ ok: true, channel: channelOver(socket) });
      });
    });
