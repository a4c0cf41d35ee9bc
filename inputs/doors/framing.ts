// How a request is put into bytes: as it should be, in pieces, packed, twice over, half, or against what its head says.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

export const FRAMINGS = [
  ...[
    'length',
    'chunked',
    'gzip',
    'deflate',
    'br',
    'bomb',
    'not packed',
    'pipelined',
    'two lengths',
    'chunked and length',
  ],
  ...['too short', 'too long', 'half head', 'half chunk', 'bad chunk', 'no length', 'expect'],
] as const;
export type Framing = (typeof FRAMINGS)[number];

export type Plain = { line: string; headers: readonly (readonly [string, string])[]; body: Buffer };

const BOMB_BYTES = 30_000_000;
let bomb: Buffer | null = null;
/** Thirty million letters in thirty thousand bytes. */
const packedBomb = (): Buffer => {
  bomb ??= gzipSync(Buffer.alloc(BOMB_BYTES, 'a'));
  return bomb;
};

const headOf = ({ line, headers }: Plain, more: readonly (readonly [string, string])[]): Buffer =>
  Buffer.from(
    `${line}\r\n${[...headers, ...more].map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    'latin1',
  );
const lengthOf = (body: Buffer, by = 0): readonly [string, string] => [
  'content-length',
  String(Math.max(0, body.length + by)),
];
const CHUNKED = ['transfer-encoding', 'chunked'] as const;

const chunksOf = (body: Buffer): Buffer[] => {
  const middle = Math.ceil(body.length / 2);
  const parts = [body.subarray(0, middle), body.subarray(middle)].filter((part) => part.length > 0);
  return parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
};
const LAST = Buffer.from('0\r\n\r\n');

const packed = (plain: Plain, coding: string, body: Buffer) => [
  headOf(plain, [['content-encoding', coding], lengthOf(body)]),
  body,
];

/** The bytes to say, and whether the office has a whole request then, which it owes an answer. */
export const framed = (plain: Plain, framing: Framing): { pieces: Buffer[]; isWhole: boolean } => {
  const { body } = plain;
  const whole = (...pieces: Buffer[]) => ({ pieces, isWhole: true });
  const half = (...pieces: Buffer[]) => ({ pieces, isWhole: false });
  const usual = [headOf(plain, [lengthOf(body)]), body];
  switch (framing) {
    case 'length':
      return whole(...usual);
    case 'chunked':
      return whole(headOf(plain, [CHUNKED]), ...chunksOf(body), LAST);
    case 'gzip':
      return whole(...packed(plain, 'gzip', gzipSync(body)));
    case 'deflate':
      return whole(...packed(plain, 'deflate', deflateSync(body)));
    case 'br':
      return whole(...packed(plain, 'br', brotliCompressSync(body)));
    case 'bomb':
      return whole(...packed(plain, 'gzip', packedBomb()));
    case 'not packed':
      return whole(...packed(plain, 'gzip', body));
    case 'pipelined':
      return whole(Buffer.concat([...usual, ...usual, ...usual]));
    case 'two lengths':
      return whole(headOf(plain, [lengthOf(body), lengthOf(body, 5)]), body);
    case 'chunked and length':
      return whole(headOf(plain, [CHUNKED, lengthOf(body)]), ...chunksOf(body), LAST);
    case 'bad chunk':
      return whole(headOf(plain, [CHUNKED]), Buffer.from('zz;x=1\r\n'), body);
    case 'too short':
      return whole(headOf(plain, [lengthOf(body, -3)]), body);
    case 'no length':
      return whole(headOf(plain, []), body);
    case 'too long':
      return half(headOf(plain, [lengthOf(body, 40)]), body);
    case 'half head':
      return half(headOf(plain, [lengthOf(body)]).subarray(0, -3));
    case 'half chunk':
      return half(headOf(plain, [CHUNKED]), ...chunksOf(body).slice(0, 2));
    case 'expect':
      return whole(headOf(plain, [['expect', '100-continue'], lengthOf(body)]), body);
  }
};
