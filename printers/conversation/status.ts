// What a printer says of itself: answers told apart in a mixed stream, and their bits as problems.
import { PRINTER_PROBLEMS, type PrinterProblem } from '../../shared/printing';

/** The state questions (DLE EOT): 1 printer, 2 why it is offline, 3 which error, 4 paper. */
export type Question = 1 | 2 | 3 | 4;

export type Reply =
  /** Answer to DLE EOT; which question it answers only the asker knows. */
  | { kind: 'realTime'; byte: number }
  /** Automatic status (ASB), which may come at any time. */
  | { kind: 'automatic'; bytes: readonly number[] }
  /** Everything before this id is on paper. */
  | { kind: 'processId'; id: string }
  /** What the answer to GS r looks like; any stray byte does. */
  | { kind: 'transmitted'; byte: number };

const AUTOMATIC_BYTES = 4;
const LONGEST_BLOCK = 80;
const BLOCK_STARTS = [0x37, 0x5f, 0x3d, 0x53];
const PROCESS_ID = [0x37, 0x22];
const PROCESS_ID_BYTES = 7;
/** XON and XOFF belong to the cable. */
const FLOW_CONTROL = [0x11, 0x13];

const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const isAutomaticStart = (byte: number) => (byte & 0x93) === 0x10;
const isPlain = (byte: number) => (byte & 0x90) === 0;
const isPrintable = (byte: number) => byte >= 0x20 && byte <= 0x7e;

/** How many bytes at the start are dealt with, and what they say; null while more must come. */
type Read = { length: number; reply: Reply | null } | null;

const readAutomatic = (bytes: readonly number[]): Read => {
  const broken = bytes.findIndex((byte, i) => i > 0 && i < AUTOMATIC_BYTES && !isPlain(byte));
  if (broken > 0) return { length: broken, reply: null };
  if (bytes.length < AUTOMATIC_BYTES) return null;
  return { length: AUTOMATIC_BYTES, reply: { kind: 'automatic', bytes: bytes.slice(0, AUTOMATIC_BYTES) } };
};

const isProcessIdAt = (bytes: readonly number[], at: number) => PROCESS_ID.every((byte, i) => bytes[at + i] === byte);

const readProcessId = (bytes: readonly number[]): Read => {
  const id = bytes.slice(PROCESS_ID.length, PROCESS_ID_BYTES - 1);
  const broken = id.findIndex((byte) => !isPrintable(byte));
  if (broken >= 0) return { length: PROCESS_ID.length + broken, reply: null };
  if (bytes.length < PROCESS_ID_BYTES) return null;
  if (bytes[PROCESS_ID_BYTES - 1] !== 0) return { length: 1, reply: null };
  return { length: PROCESS_ID_BYTES, reply: { kind: 'processId', id: String.fromCharCode(...id) } };
};

/** Text that nobody asked for, up to its zero; what does not go on as text was none. */
const readBlock = (bytes: readonly number[]): Read => {
  for (let i = 1; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) return { length: i + 1, reply: null };
    if (!isPrintable(byte) || i > LONGEST_BLOCK || isProcessIdAt(bytes, i)) return { length: i, reply: null };
  }
  return null;
};

const readOne = (bytes: readonly number[]): Read => {
  const [first = 0, second] = bytes;
  if (isRealTime(first)) return { length: 1, reply: { kind: 'realTime', byte: first } };
  if (isAutomaticStart(first)) return readAutomatic(bytes);
  if (first === PROCESS_ID[0] && second === PROCESS_ID[1]) return readProcessId(bytes);
  if (BLOCK_STARTS.includes(first)) return readBlock(bytes);
  return { length: 1, reply: isPlain(first) ? { kind: 'transmitted', byte: first } : null };
};

/** Reads replies out of a stream that may be cut anywhere; what cannot be a reply is passed over. */
export const createReplyReader = (onReply: (reply: Reply) => void) => {
  const pending: number[] = [];
  return (bytes: Buffer) => {
    pending.push(...[...bytes].filter((byte) => !FLOW_CONTROL.includes(byte)));
    for (let read = readOne(pending); pending.length > 0 && read !== null; read = readOne(pending)) {
      pending.splice(0, read.length);
      if (read.reply !== null) onReply(read.reply);
    }
  };
};

/** Problems in the order in which they matter. */
export const inOrder = (problems: ReadonlySet<PrinterProblem>) =>
  PRINTER_PROBLEMS.filter((problem) => problems.has(problem));

type Flags = {
  coverOpen: boolean;
  paperOut: boolean;
  cutter: boolean;
  fault: boolean;
  offline: boolean;
  paperLow: boolean;
};

const any = (byte: number, bits: number) => (byte & bits) !== 0;

/** The answer to each question; undefined where there was none. */
export type AnswerTo = (question: Question) => number | undefined;

const flagsOfRealTime = (answerTo: AnswerTo): Flags => {
  const bits = (question: Question, of: number) => any(answerTo(question) ?? 0, of);
  return {
    coverOpen: bits(2, 0x04),
    paperOut: bits(2, 0x20) || bits(4, 0x60),
    cutter: bits(3, 0x08),
    fault: bits(2, 0x40) || bits(3, 0x64),
    offline: bits(1, 0x08),
    paperLow: bits(4, 0x0c),
  };
};

const flagsOfAutomatic = ([state = 0, error = 0, paper = 0]: readonly number[]): Flags => ({
  coverOpen: any(state, 0x20),
  paperOut: any(paper, 0x0c),
  cutter: any(error, 0x08),
  fault: any(error, 0x64),
  offline: any(state, 0x08),
  paperLow: any(paper, 0x03),
});

const problemsIn = (...flags: readonly Flags[]): Set<PrinterProblem> => {
  const isSet = (name: keyof Flags) => flags.some((one) => one[name]);
  const found = new Set<PrinterProblem>();
  for (const cause of ['coverOpen', 'paperOut', 'cutter'] as const) if (isSet(cause)) found.add(cause);
  // An open cover or an end of paper sets these bits too: only without a nearer cause are they worth words of their own
  if (isSet('fault') && found.size === 0) found.add('fault');
  if (isSet('offline') && found.size === 0) found.add('offline');
  if (isSet('paperLow') && !isSet('paperOut')) found.add('paperLow');
  return found;
};

/** Without the third one knows that something is wrong, only not what; without another of these, not even that. */
const TELLING: readonly Question[] = [1, 2, 4];

/** Problems in the answers to the state questions, gravest first. What was not answered is unknown, and said to be. */
export const problemsOfRealTime = (answerTo: AnswerTo): PrinterProblem[] => {
  const found = problemsIn(flagsOfRealTime(answerTo));
  if (TELLING.some((question) => answerTo(question) === undefined)) found.add('stateUnknown');
  return inOrder(found);
};

/** Problems in the four bytes of an automatic status, which leaves nothing unknown, and in answers besides. */
export const problemsOfAutomatic = (bytes: readonly number[], answerTo: AnswerTo = () => undefined): PrinterProblem[] =>
  inOrder(problemsIn(flagsOfAutomatic(bytes), flagsOfRealTime(answerTo)));

/** Problems in the answer to GS r 1, which knows only the paper. */
export const problemsOfTransmitted = (byte: number): PrinterProblem[] => {
  if (any(byte, 0x0c)) return ['paperOut'];
  return any(byte, 0x03) ? ['paperLow'] : [];
};
