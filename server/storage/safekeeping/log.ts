// Reads a write-ahead log as SQLite would (https://sqlite.org/walformat.html), and notices what SQLite passes over in silence.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf } from './errors';
import { idIn } from './fileId';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The lowest bit says in which order the bytes of a word are added up. */
const MAGIC = 0x377f0682;
const SMALLEST_PAGE = 512;
const PAGE_SIZES = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];

export type LogContent = {
  /** Nothing in it would be applied: it is missing or has no whole transaction. */
  isEmpty: boolean;
  /** Transactions stand behind a place that cannot be read: more is lost than the one that a power cut may tear. */
  isDamaged: boolean;
  /** The ids of the first page, as often as it was written, oldest first. */
  ids: number[];
};

const EMPTY: LogContent = { isEmpty: true, isDamaged: false, ids: [] };

type Sum = readonly [number, number];

const sumOf = ([first, second]: Sum, bytes: Buffer, isBigEndian: boolean): Sum => {
  let [s0, s1] = [first, second];
  for (let i = 0; i < bytes.length; i += 8) {
    const a = isBigEndian ? bytes.readUInt32BE(i) : bytes.readUInt32LE(i);
    const b = isBigEndian ? bytes.readUInt32BE(i + 4) : bytes.readUInt32LE(i + 4);
    s0 = (s0 + a + s1) >>> 0;
    s1 = (s1 + b + s0) >>> 0;
  }
  return [s0, s1];
};

const isSame = (sum: Sum, bytes: Buffer, at: number): boolean =>
  sum[0] === bytes.readUInt32BE(at) && sum[1] === bytes.readUInt32BE(at + 4);

/** Walks the frames of an open log; `read` fills a buffer from a place and says whether it was there whole. */
const walk = (read: (into: Buffer, place: number) => boolean, size: number): LogContent => {
  const header = Buffer.alloc(HEADER_BYTES);
  if (!read(header, 0)) return EMPTY;
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  const pageBytes = header.readUInt32BE(8);
  let sum = sumOf([0, 0], header.subarray(0, 24), isBigEndian);
  const isHeader = (header.readUInt32BE(0) & ~1) === MAGIC && PAGE_SIZES.includes(pageBytes) && isSame(sum, header, 24);
  // The header is durable before the first frame is written.
  if (!isHeader) return { ...EMPTY, isDamaged: size > HEADER_BYTES + FRAME_HEADER_BYTES + SMALLEST_PAGE };

  const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageBytes);
  const salt = header.subarray(16, 24);
  const [committed, open]: [number[], number[]] = [[], []];
  let [commits, lost, isWhole] = [0, 0, true];
  for (let place = HEADER_BYTES; read(frame, place); place += frame.length) {
    const isOfThisLog = frame.subarray(8, 16).equals(salt);
    const endsTransaction = frame.readUInt32BE(4) > 0;
    if (isWhole) {
      const next = sumOf(
        sumOf(sum, frame.subarray(0, 8), isBigEndian),
        frame.subarray(FRAME_HEADER_BYTES),
        isBigEndian,
      );
      isWhole = isOfThisLog && isSame(next, frame, 16);
      sum = next;
    }
    if (!isWhole) {
      if (isOfThisLog && endsTransaction) lost++;
      continue;
    }
    if (frame.readUInt32BE(0) === 1) open.push(idIn(frame.subarray(FRAME_HEADER_BYTES)));
    if (!endsTransaction) continue;
    commits++;
    committed.push(...open.splice(0));
  }
  // Each commit is durable before the next begins: a power cut tears the last one and none before it.
  return { isEmpty: commits === 0, isDamaged: lost > 1, ids: committed };
};

/** What the log in this file holds. */
export const readLog = (file: string): LogContent => {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return EMPTY;
    throw error;
  }
  try {
    const { size } = fstatSync(handle);
    return walk((into, place) => readSync(handle, into, 0, into.length, place) === into.length, size);
  } finally {
    closeSync(handle);
  }
};
