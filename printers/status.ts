// What a printer says of itself: answers told apart in a mixed stream, and their bits as problems.
import { PRINTER_PROBLEMS, type PrinterProblem } from '../shared/printing';

export type Reply =
  /** Answer to DLE EOT; which question it answers only the asker knows. */
  | { kind: 'realTime'; byte: number }
  /** Automatic status (ASB), which may come at any time. */
  | { kind: 'automatic'; bytes: readonly number[] }
  /** Everything before this id is on paper. */
  | { kind: 'processId'; id: string }
  /** Answer to GS r: everything before it was worked off. */
  | { kind: 'transmitted'; byte: number };

const AUTOMATIC_BYTES = 4;
const LONGEST_BLOCK = 80;
const BLOCK_STARTS = [0x37, 0x5f, 0x3d, 0x53];
const PROCESS_ID = 0x22;

const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const isAutomaticStart = (byte: number) => (byte & 0x93) === 0x10;
const isPlain = (byte: number) => (byte & 0x90) === 0;

/** Reads replies out of a stream that may be cut anywhere; what cannot be a reply is passed over. */
export const createReplyReader = (onReply: (reply: Reply) => void) => {
  let pending: number[] = [];

  const begin = (byte: number) => {
    if (isRealTime(byte)) onReply({ kind: 'realTime', byte });
    else if (isAutomaticStart(byte) || BLOCK_STARTS.includes(byte)) pending = [byte];
    else if (isPlain(byte)) onReply({ kind: 'transmitted', byte });
  };

  const continueAutomatic = (byte: number) => {
    if (!isPlain(byte)) {
      pending = [];
      return begin(byte);
    }
    pending.push(byte);
    if (pending.length < AUTOMATIC_BYTES) return;
    onReply({ kind: 'automatic', bytes: pending });
    pending = [];
  };

  const continueBlock = (byte: number) => {
    if (byte !== 0) {
      pending.push(byte);
      if (pending.length > LONGEST_BLOCK) pending = [];
      return;
    }
    if (pending[0] === 0x37 && pending[1] === PROCESS_ID)
      onReply({ kind: 'processId', id: String.fromCharCode(...pending.slice(2)) });
    pending = [];
  };

  return (bytes: Buffer) => {
    for (const byte of bytes) {
      const [first] = pending;
      if (first === undefined) begin(byte);
      else if (isAutomaticStart(first)) continueAutomatic(byte);
      else continueBlock(byte);
    }
  };
};

/** Problems in the order in which they matter. */
export const inOrder = (problems: ReadonlySet<PrinterProblem>) =>
  PRINTER_PROBLEMS.filter((problem) => problems.has(problem));

interface Flags {
  coverOpen: boolean;
  paperOut: boolean;
  cutter: boolean;
  fault: boolean;
  offline: boolean;
  paperLow: boolean;
}

const problemsOf = (flags: Flags): PrinterProblem[] => {
  const { coverOpen, paperOut, cutter, fault, offline, paperLow } = flags;
  const found = new Set<PrinterProblem>();
  if (coverOpen) found.add('coverOpen');
  if (paperOut) found.add('paperOut');
  if (cutter) found.add('cutter');
  // An open cover or an end of paper sets these bits too: only without a nearer cause are they worth words of their own
  if (fault && found.size === 0) found.add('fault');
  if (offline && found.size === 0) found.add('offline');
  if (paperLow && !paperOut) found.add('paperLow');
  return inOrder(found);
};

const any = (byte: number, bits: number) => (byte & bits) !== 0;

/** Problems in the answers to the real-time questions 1 to 4, the gravest first. */
export const problemsOfRealTime = (answerTo: (question: 1 | 2 | 3 | 4) => number) =>
  problemsOf({
    coverOpen: any(answerTo(2), 0x04),
    paperOut: any(answerTo(2), 0x20) || any(answerTo(4), 0x60),
    cutter: any(answerTo(3), 0x08),
    fault: any(answerTo(2), 0x40) || any(answerTo(3), 0x64),
    offline: any(answerTo(1), 0x08),
    paperLow: any(answerTo(4), 0x0c),
  });

/** Problems in the four bytes of an automatic status, the gravest first. */
export const problemsOfAutomatic = ([state = 0, error = 0, paper = 0]: readonly number[]) =>
  problemsOf({
    coverOpen: any(state, 0x20),
    paperOut: any(paper, 0x0c),
    cutter: any(error, 0x08),
    fault: any(error, 0x64),
    offline: any(state, 0x08),
    paperLow: any(paper, 0x03),
  });

/** Problems in the answer to GS r 1, which knows only the paper. */
export const problemsOfTransmitted = (byte: number): PrinterProblem[] => {
  if (any(byte, 0x0c)) return ['paperOut'];
  return any(byte, 0x03) ? ['paperLow'] : [];
};
