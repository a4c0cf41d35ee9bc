// Whoever says things slowly, or half, or many at once: others are answered meanwhile, and nobody is waited for for ever.
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import type { Office } from '../office';
import { request } from '../wire/http';
import type { Door, Outcome } from './door';

const PORTS = ['office', 'public'] as const;
export type SlowInput = {
  port: (typeof PORTS)[number];
  /** So many lines at once, each a little later. */
  lines: number;
  start: string;
  /** What is said after it, bit by bit. */
  bit: string;
  bits: number;
  isRead: boolean;
};

const STARTS = [
  ...[
    '',
    'G',
    'GET / HTTP/1.1\r\n',
    'POST /api/holds HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7000\r\n\r\n{"id":',
  ],
  ...['POST /api/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n'],
  ...[
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  ],
  ...[
    'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nhost: x\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(10),
  ],
];
const inputs: fc.Arbitrary<SlowInput> = fc.record({
  port: fc.constantFrom(...PORTS),
  lines: fc.integer({ min: 1, max: 30 }),
  start: fc.constantFrom(...STARTS),
  bit: fc.constantFrom('x', '1\r\na\r\n', 'x-a: b\r\n', '\r\n', '\x81', '"', '0'),
  bits: fc.nat(5),
  isRead: fc.boolean(),
});

const BIT_MS = 5;
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const send = async ({ port, lines, start, bit, bits, isRead }: SlowInput, office: Office): Promise<Outcome> => {
  const open: Socket[] = Array.from({ length: lines }, () => {
    const socket = connect(office.host().ports[port], '127.0.0.1');
    socket.on('error', () => socket.destroy());
    if (isRead) socket.resume();
    socket.write(start);
    return socket;
  });
  for (let n = 0; n < bits; n++) {
    await later(BIT_MS);
    for (const socket of open) if (socket.writable) socket.write(bit, 'latin1');
  }
  // Somebody else asks meanwhile.
  const { status, tookMs } = await request(office.host().ports[port], { method: 'GET', path: '/healthz' });
  for (const socket of open) socket.destroy();
  return { code: status === 200 ? 'others answered' : 'silent', isRefused: true, said: '', tookMs };
};

export const slowDoor = (): Door<SlowInput> => ({ name: 'slow and half', share: 10, inputs, send });
