// The cable between clients and the office. Nothing that is in it knows when it is cut: connections stay open, and silent.
import { connect, createServer, type Socket } from 'node:net';
import type { Cut } from '../plan';

export type Cable = {
  /** Where clients connect. */
  port: number;
  spoil: (cut: Cut) => void;
  mend: () => void;
  close: () => Promise<void>;
};

/** A cable to a port of this machine. What was sent into a cut one is gone for good, as its connections are. */
export const layCable = async (to: number): Promise<Cable> => {
  const pairs = new Set<[Socket, Socket]>();
  let cut: Cut | null = null;

  const server = createServer((client) => {
    const office = connect({ host: '127.0.0.1', port: to, noDelay: true });
    const pair: [Socket, Socket] = [client, office];
    pairs.add(pair);
    // What has come into a cut cable never arrives, later either: the connection is silent from then on.
    let isDeadThere = cut === 'cut';
    let isDeadBack = cut !== null;
    client.on('data', (bytes) => {
      isDeadThere ||= cut === 'cut';
      if (!isDeadThere) office.write(bytes);
    });
    office.on('data', (bytes) => {
      isDeadBack ||= cut !== null;
      if (!isDeadBack) client.write(bytes);
    });
    const end = (one: Socket, other: Socket) => {
      one.on('error', () => one.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        // Through a cut cable nobody hears that the other end has gone.
        if (cut !== 'cut') other.destroy();
      });
    };
    end(client, office);
    end(office, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const reset = () => {
    for (const [client, office] of pairs) {
      client.resetAndDestroy();
      office.resetAndDestroy();
    }
  };
  return {
    port: address.port,
    spoil: (next) => {
      if (next === 'reset') reset();
      else cut = next;
    },
    mend: () => {
      cut = null;
    },
    close: () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
