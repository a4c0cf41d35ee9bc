// Below the commands: frames of WebSockets, packets of Engine.IO and Socket.IO, before and after a handshake, on both ports.
import fc from 'fast-check';
import { ROLES, type Role } from '../../shared/actors';
import { type Office, someAddress } from '../office';
import { hostileText, hostileValue } from '../values/hostile';
import { type Tree, written } from '../values/tree';
import { request, say } from '../wire/http';
import { type Frame, frameBytes, OPCODE, openWebSocket } from '../wire/webSocket';
import type { Door, Outcome } from './door';

type Said = { text: string } | { frame: Omit<Frame, 'payload'> & { payload: string } };
export type FramesInput = {
  port: 'office' | 'public';
  by: 'webSocket' | 'polling';
  /** Whose proof is brought; null for nobody's. */
  as: Role | null;
  said: Said[];
};

/** Packets as they should be, nearly. */
const packets: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '2',
    '3',
    '6',
    '1',
    '40',
    '41',
    '44{}',
    '45',
    '451-["command",{"_placeholder":true,"num":0}]',
    '2probe',
    '5',
  ),
  fc.constantFrom(
    '42["command"]',
    '42[]',
    '42[null]',
    '42{}',
    '42["connect"]',
    '42["disconnect"]',
    '42["error",{}]',
    '42["newListener"]',
  ),
  fc.nat(1_000_000).map((n) => `43${n}[{"ok":true}]`),
  fc.tuple(fc.nat(99), hostileValue).map(([n, value]) => `42${n}["command",${written(value)}]`),
  fc.tuple(hostileText, hostileValue).map(([name, value]) => `42${written([name, value])}`),
  fc
    .tuple(fc.constantFrom('40', '40/admin,', '40/,', '40/__proto__,'), hostileValue)
    .map(([to, value]) => `${to}${written(value as Tree)}`),
  fc
    .tuple(fc.constantFrom('450-', '451-', '4599999999-', '461-1', '45-'), hostileValue)
    .map(([to, value]) => `${to}${written(['command', value])}`),
  fc.constantFrom(
    `42${'9'.repeat(400)}["command",{}]`,
    `4${'2'.repeat(5000)}`,
    `42["command",${'['.repeat(5000)}`,
    `b${'A'.repeat(3000)}`,
  ),
  hostileText,
);
const frames: fc.Arbitrary<Said> = fc
  .record({
    opcode: fc.constantFrom<number>(...Object.values(OPCODE), 3, 7, 11, 15),
    isLast: fc.boolean(),
    reserved: fc.oneof(fc.constant(0), fc.nat(7)),
    isMasked: fc.oneof(fc.constant(true), fc.boolean()),
    lie: fc.oneof(fc.constant(null), fc.constantFrom(0, 1, 125, 126, 65_535, 65_536, 2_000_000, 2 ** 40, 2 ** 52)),
    payload: fc.oneof(
      packets,
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    ),
  })
  .map((frame) => ({ frame }));

const inputs: fc.Arbitrary<FramesInput> = fc.record({
  port: fc.constantFrom('office' as const, 'office' as const, 'public' as const),
  by: fc.constantFrom('webSocket' as const, 'webSocket' as const, 'polling' as const),
  as: fc.oneof(fc.constant(null), fc.constantFrom(...ROLES)),
  said: fc.array(
    fc.oneof({ weight: 3, arbitrary: packets.map((text) => ({ text })) }, { weight: 2, arbitrary: frames }),
    { minLength: 1, maxLength: 6 },
  ),
});

/** Long enough to be read and answered, as far as it is. */
const HEARD_MS = 8;
const heard = () => new Promise<void>((resolve) => setTimeout(resolve, HEARD_MS));

const byWebSocket = async (port: number, cookie: string, auth: object, said: readonly Said[]): Promise<string> => {
  let texts = '';
  const line = await openWebSocket(port, cookie, (text) => {
    if (texts.length < 200_000 && !text.startsWith('42["snapshot"')) texts += `${text}\n`;
  });
  if (line === null) return 'hung up';
  line.text(`40${JSON.stringify(auth)}`);
  for (const one of said) {
    if ('text' in one) line.text(one.text);
    else line.send(frameBytes({ ...one.frame, payload: Buffer.from(one.frame.payload, 'latin1') }));
  }
  await heard();
  line.close();
  return texts;
};

const byPolling = async (port: number, cookie: string, auth: object, said: readonly Said[]): Promise<string> => {
  const headers = { cookie, 'x-forwarded-for': someAddress(), 'content-type': 'text/plain;charset=UTF-8' };
  const address = '/socket.io/?EIO=4&transport=polling';
  const opened = await request(port, { method: 'GET', path: address, headers });
  const sid = /"sid":"([^"]+)"/.exec(opened.body)?.[1];
  if (sid === undefined) return opened.body;
  const post = (text: string) => {
    const body = Buffer.from(text);
    const head = Object.entries({ ...headers, host: 'x', connection: 'close', 'content-length': String(body.length) });
    const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return say(port, [Buffer.from(`POST ${address}&sid=${sid} HTTP/1.1\r\n${lines}\r\n`), body]);
  };
  const shaken = await post(`40${JSON.stringify(auth)}`);
  const told = await post(
    said
      .map((one) => ('text' in one ? one.text : `b${Buffer.from(one.frame.payload, 'latin1').toString('base64')}`))
      .join('\x1e'),
  );
  await post('1');
  return shaken.body + told.body;
};

const send = async ({ port: which, by, as, said }: FramesInput, office: Office): Promise<Outcome> => {
  const port = office.host().ports[which];
  const proof = as === null ? { cookie: '', deviceId: 'nobody' } : await office.pairedAs(as);
  const auth =
    which === 'office' ? { deviceId: proof.deviceId } : { ticket: String(office.known.pick('key', 0) ?? 'x') };
  const began = performance.now();
  const texts = await (by === 'webSocket' ? byWebSocket : byPolling)(port, proof.cookie, auth, said);
  // Nothing that is said here is a command that is done: whatever is answered, nothing may change.
  return {
    code: /"code":"(\w+)"/.exec(texts)?.[1] ?? 'heard',
    isRefused: true,
    said: texts,
    tookMs: performance.now() - began,
  };
};

export const framesDoor = (): Door<FramesInput> => ({ name: 'frames and packets', share: 60, inputs, send });
