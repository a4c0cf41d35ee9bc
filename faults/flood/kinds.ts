// What strangers can pour over the public port: byte for byte, from ever new addresses of this machine, so that no limit of a
// network keeps them out.
import { randomBytes, randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type Target = { port: number /** Keys of tickets that are there. */; keys: readonly string[] };

/** One connection; opened anew by the torrent whenever it is closed. */
export type Stream = (target: Target) => Socket;

/** A network of its own for everybody. */
const anywhere = (): string => `127.${randomInt(1, 255)}.${randomInt(255)}.${randomInt(1, 255)}`;

const dial = ({ port }: Target, isReading: boolean): Socket => {
  const line = connect({ port, host: '127.0.0.1', localAddress: anywhere() });
  line.on('error', () => undefined);
  if (isReading) line.resume();
  else line.pause();
  return line;
};

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n`;
const post = (path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

/** Says something again and again for as long as the line is there. */
const drip = (line: Socket, everyMs: number, next: () => string | Buffer): Socket => {
  const dripping = setInterval(() => {
    if (line.writableLength < 1_000_000) line.write(next());
  }, everyMs);
  line.once('close', () => clearInterval(dripping));
  return line;
};

const SERVICES = ['ausweis', 'meldung', 'fuehrungszeugnis', 'kfz'];
/** Another wish each time. */
const aWish = (): string => {
  const services = SERVICES.slice(0, randomInt(1, SERVICES.length + 1)).join('&serviceIds=');
  const from = new Date(Date.now() + randomInt(30) * 86_400_000).toISOString().slice(0, 10);
  return `/api/days?serviceIds=${services}&persons=${randomInt(1, 6)}&from=${from}`;
};
const DEAR = [
  () => '/api/openapi.json',
  aWish,
  aWish,
  () => '/api/office',
  () => '/api/waits.json',
  () => '/',
  () => '/losgehen',
];
const aDearOne = (): string => DEAR[randomInt(DEAR.length)]?.() ?? '/';

const frame = (opcode: number, payload: Buffer): Buffer => {
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length]), Buffer.alloc(4), payload]);
};
const handshake = (more = ''): string =>
  `GET /socket.io/?EIO=4&transport=websocket${more} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`;

const aKey = ({ keys }: Target): string => keys[randomInt(keys.length)] ?? '';

/** Speaks as a phone does that has shaken hands, and then without an end. */
const chatter = (target: Target, isReading: boolean, said: Buffer): Socket => {
  const line = dial(target, isReading);
  line.write(handshake());
  line.write(frame(1, Buffer.from(`40${JSON.stringify({ ticket: aKey(target) })}`)));
  return drip(line, 5, () => said);
};

const again = (bytes: Buffer, times: number): Buffer => Buffer.concat(Array.from({ length: times }, () => bytes));
const EVENTS = again(frame(1, Buffer.from(`42["command",${JSON.stringify({ id: 'x'.repeat(1900) })}]`)), 30);
const PINGS = again(frame(9, Buffer.alloc(125)), 400);
const GREETINGS = again(frame(1, Buffer.from(`40${JSON.stringify({ ticket: 'AAAAAAAAAAAAAAAA' })}`)), 1000);

/** The floods by name: what one connection does, and how many there are of it. */
export const FLOODS: Record<string, { stream: Stream; connections: number }> = {
  'dear requests': {
    connections: 200,
    stream: (target) => {
      const line = dial(target, true);
      line.write(get(aDearOne()));
      line.on('data', (said) => said.toString('latin1', 0, 9) === 'HTTP/1.1 ' && line.write(get(aDearOne())));
      return line;
    },
  },
  'requests in one breath': {
    connections: 400,
    stream: (target) => drip(dial(target, false), 200, () => get('/api/openapi.json').repeat(1000)),
  },
  'answers that nobody takes': {
    connections: 6000,
    stream: (target) => {
      const line = dial(target, false);
      line.write(get(randomInt(2) === 0 ? '/api/openapi.json' : aWish()).repeat(4));
      return line;
    },
  },
  'bodies letter by letter': {
    connections: 6000,
    stream: (target) => {
      const line = dial(target, true);
      line.write(post('/api/holds', 7900));
      return drip(line, 1000, () => 'x'.repeat(400));
    },
  },
  'half requests': {
    connections: 6000,
    stream: (target) => {
      const line = dial(target, true);
      line.write('GET / HTTP/1.1\r\nHost: a\r\n');
      return drip(line, 1000, () => `X-${randomInt(1e9)}: ${'y'.repeat(1000)}\r\n`);
    },
  },
  'sockets that say nothing': {
    connections: 8000,
    stream: (target) => {
      const line = dial(target, true);
      line.write(handshake('&xsid=1'));
      return line;
    },
  },
  'sessions without a line': {
    connections: 200,
    stream: (target) => {
      const line = dial(target, true);
      const ask = () => line.write(get(`/socket.io/?EIO=4&transport=polling&t=${randomInt(1e9)}`));
      ask();
      line.on('data', ask);
      return line;
    },
  },
  'phones that talk': { connections: 300, stream: (target) => chatter(target, true, EVENTS) },
  'phones that greet': { connections: 300, stream: (target) => chatter(target, true, GREETINGS) },
  'pings that nobody hears answered': { connections: 300, stream: (target) => chatter(target, false, PINGS) },
  'proofs that are none': {
    connections: 200,
    stream: (target) => {
      const line = dial(target, true);
      const ask = () => {
        const wish = { serviceIds: ['ausweis'], persons: 1, slotAt: Date.now() + randomInt(1e9), instead: null };
        const proof = Buffer.from(JSON.stringify({ challenge: randomBytes(2000).toString('hex') })).toString('base64');
        const body = JSON.stringify({ id: randomBytes(12).toString('base64url'), ...wish, proof });
        line.write(`${post('/api/holds', body.length)}${body}`);
      };
      ask();
      line.on('data', ask);
      return line;
    },
  },
};
