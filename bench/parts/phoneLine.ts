// A phone that costs the machine as little as it can: a WebSocket by hand that shakes hands as Socket.IO does, answers
// heartbeats, and hears when it is told something.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

export type PhoneOrder = {
  base: string;
  ticket: string;
  /** Where it is believed to come from, and the address of this machine that it really comes from. */
  network: string;
  localAddress: string;
  /** So many bytes of a snapshot have come. */
  hear: (bytes: number) => void;
};

/** A short text as a client has to send it: masked, by a mask of nothing. */
const masked = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length]), Buffer.alloc(4), payload]);
};

const lengthIn = (said: Buffer, short: number): number => {
  if (short < 126) return short;
  return short === 126 ? said.readUInt16BE(2) : Number(said.readBigUInt64BE(2));
};

/** Where the payload of a frame begins and ends; null while it has not come. */
const frameIn = (said: Buffer): { start: number; end: number } | null => {
  const short = (said[1] ?? 0) & 127;
  const start = { 126: 4, 127: 10 }[short] ?? 2;
  if (said.length < start) return null;
  const end = start + lengthIn(said, short);
  return said.length < end ? null : { start, end };
};

const PONG = masked('3');
const OPENED = '0';
const PING = '2';
const CONNECTED = '40';
const REFUSED = '44';
const SNAPSHOT = '42["snapshot"';

const converse = (line: Socket, { ticket, hear }: PhoneOrder, settle: (refused: string | null) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  const take = (payload: Buffer): void => {
    const begin = payload.toString('latin1', 0, SNAPSHOT.length);
    if (begin === SNAPSHOT) hear(payload.length - SNAPSHOT.length);
    else if (begin === PING) line.write(PONG);
    else if (begin.startsWith(OPENED)) line.write(masked(`40${JSON.stringify({ ticket })}`));
    else if (begin.startsWith(CONNECTED)) settle(null);
    else if (begin.startsWith(REFUSED)) settle(payload.toString());
  };
  const read = (piece: Buffer): void => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length >= 2) {
      const frame = frameIn(rest);
      if (frame === null) return;
      take(rest.subarray(frame.start, frame.end));
      rest = rest.subarray(frame.end);
    }
  };
  line.on('data', read);
  return read;
};

/** Connects; rejects with what it was refused by. */
export const followTicket = (order: PhoneOrder): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(order.base);
    const asked = request({
      ...{ hostname, port, path: '/socket.io/?EIO=4&transport=websocket', agent: false },
      localAddress: order.localAddress,
      headers: {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
        ...{ 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), 'X-Forwarded-For': order.network },
      },
    });
    asked.once('upgrade', (_response, line, head) => {
      line.setNoDelay(true);
      line.on('error', () => undefined);
      line.once('close', () => reject(new Error('hung up')));
      const read = converse(line, order, (refused) => (refused === null ? resolve(line) : reject(new Error(refused))));
      if (head.length > 0) read(head);
    });
    asked.once('response', ({ statusCode }) => reject(new Error(`refused with ${statusCode}`)));
    asked.once('error', reject);
    asked.end();
  });
