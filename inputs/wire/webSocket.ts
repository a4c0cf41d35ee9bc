// A WebSocket of our own, which can also say what no library would: wrong masks, lengths, orders of frames.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export const OPCODE = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type Frame = {
  opcode: number;
  isLast?: boolean;
  /** The three reserved bits. */
  reserved?: number;
  isMasked?: boolean;
  /** A length that is told in place of the true one. */
  lie?: number | null;
  payload: Buffer;
};

const lengthBytes = (length: number, mask: number): Buffer => {
  if (length < 126) return Buffer.from([mask | length]);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9);
  bytes[0] = mask | (length < 65_536 ? 126 : 127);
  if (length < 65_536) bytes.writeUInt16BE(length, 1);
  else bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
};

export const frameBytes = ({
  opcode,
  isLast = true,
  reserved = 0,
  isMasked = true,
  lie = null,
  payload,
}: Frame): Buffer => {
  const first = Buffer.from([(isLast ? 0x80 : 0) | ((reserved & 7) << 4) | (opcode & 15)]);
  const length = lengthBytes(lie ?? payload.length, isMasked ? 0x80 : 0);
  // A mask of nothing leaves the payload as it is.
  return Buffer.concat([first, length, Buffer.alloc(isMasked ? 4 : 0), payload]);
};

const lengthIn = (said: Buffer, short: number): number => {
  if (short < 126) return short;
  return short === 126 ? said.readUInt16BE(2) : Number(said.readBigUInt64BE(2));
};

/** The frames of a server in what has come so far: never masked, never in parts. */
const readFrames = (said: Buffer, hear: (opcode: number, payload: Buffer) => void): Buffer => {
  let rest = said;
  while (rest.length >= 2) {
    const short = (rest[1] ?? 0) & 127;
    const start = { 126: 4, 127: 10 }[short] ?? 2;
    if (rest.length < start) return rest;
    const length = lengthIn(rest, short);
    if (rest.length < start + length) return rest;
    hear((rest[0] ?? 0) & 15, rest.subarray(start, start + length));
    rest = rest.subarray(start + length);
  }
  return rest;
};

export type WebSocketLine = {
  send: (bytes: Buffer) => void;
  text: (text: string) => void;
  isOpen: () => boolean;
  close: () => void;
  /** When it is closed, by whomever. */
  closed: Promise<void>;
};

/** Opens one on an address of Socket.IO; null where it is refused. `hear` is told each text. */
export const openWebSocket = (
  port: number,
  cookie: string,
  hear: (text: string) => void,
): Promise<WebSocketLine | null> =>
  new Promise((resolve) => {
    let heard: Buffer = Buffer.alloc(0);
    let isUp = false;
    let isOpen = true;
    const socket: Socket = connect(port, '127.0.0.1');
    const closed = new Promise<void>((done) => {
      socket.on('close', () => {
        isOpen = false;
        done();
        if (!isUp) resolve(null);
      });
    });
    const line: WebSocketLine = {
      send: (bytes) => void socket.write(bytes),
      text: (text) => void socket.write(frameBytes({ opcode: OPCODE.text, payload: Buffer.from(text) })),
      isOpen: () => isOpen,
      close: () => socket.destroy(),
      closed,
    };
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('data', (piece): void => {
      heard = Buffer.concat([heard, piece]);
      const end = isUp ? -1 : heard.indexOf('\r\n\r\n');
      if (!isUp && end < 0) return;
      if (!isUp) {
        if (!heard.toString('latin1', 0, 12).endsWith('101')) return void socket.destroy();
        isUp = true;
        heard = heard.subarray(end + 4);
        resolve(line);
      }
      heard = readFrames(heard, (opcode, payload) => {
        if (opcode === OPCODE.text) hear(payload.toString('utf8'));
        if (opcode === OPCODE.close) socket.destroy();
      });
    });
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
        `sec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n${cookie === '' ? '' : `cookie: ${cookie}\r\n`}\r\n`,
    );
  });
