// A poor mobile network between this machine and itself: all that passes a port waits for the distance and for its turn.
import { type AddressInfo, createServer, connect as open, type Socket } from 'node:net';

export type Shape = { bitsPerSecond: number /** There and back. */; roundTripMs: number };

/** One direction, which all connections share: bytes leave one after the other, at the rate. */
const createLine = ({ bitsPerSecond, roundTripMs }: Shape) => {
  let freeAt = 0;
  /** When the last of so many bytes has arrived, in milliseconds from now. */
  return (bytes: number): number => {
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + (bytes * 8 * 1000) / bitsPerSecond;
    return freeAt - now + roundTripMs / 2;
  };
};

/** So many bytes travel together, as on a real line. */
const PACKET = 1400;

/** Everything from one socket reaches the other in its order, packet by packet, when the line has carried it. */
const carry = (from: Socket, to: Socket, line: (bytes: number) => number, since: number): void => {
  // Timers of the same millisecond keep no order of their own.
  const onTheWay: (() => void)[] = [];
  const send = (bytes: number, arrive: () => void) => {
    onTheWay.push(arrive);
    setTimeout(() => onTheWay.shift()?.(), Math.max(line(bytes), since - performance.now()));
  };
  from.on('data', (data: Buffer) => {
    for (let at = 0; at < data.length; at += PACKET) {
      const packet = data.subarray(at, at + PACKET);
      send(packet.length, () => to.destroyed || to.write(packet));
    }
  });
  from.on('end', () => send(0, () => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => send(0, () => to.destroy()));
};

/** A port of this machine behind such a network. */
export const startNetwork = async (target: string, shape: Shape) => {
  const { hostname, port } = new URL(target);
  const [up, down] = [createLine(shape), createLine(shape)];
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = open({ host: hostname, port: Number(port), noDelay: true });
    // To connect takes the way there and back before anything can be said.
    const since = performance.now() + shape.roundTripMs;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    carry(near, far, up, since);
    carry(far, near, down, since);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
