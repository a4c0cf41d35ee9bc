// How an office's own words are read: into pieces that can be filled in, or what is wrong with them and where. Pure, and
// by one look at each letter of the text, whatever is in it.
import {
  CONTENTS,
  type LetterBlock,
  type LetterKind,
  type LetterWord,
  subjectWords,
  type WordingPart,
} from './placeholders';

/** What is written, or what is filled in. */
export type Piece = { text: string } | { word: LetterWord };
export type Part = { lines: Piece[][] } | { block: LetterBlock };

export type TextFault = {
  why: 'unknown' | 'notInSubject' | 'notAlone' | 'twice' | 'brace' | 'lineEnd';
  /** Counted from 1. */
  line: number;
  /** What is meant, as it stands there. */
  what: string;
};
/** `what` without its braces; null for braces that hold nothing. */
type Found = { text: string } | { named: string } | { loose: string };

const SHOWN_OF_BRACE = 20;
/** Ends of lines, and what else mail programs take for one. */
const LINE_END = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** A line taken apart at its braces. */
const foundIn = (line: string): Found[] => {
  const found: Found[] = [];
  let at = 0;
  while (at < line.length) {
    const open = line.indexOf('{', at);
    const plain = open < 0 ? line.slice(at) : line.slice(at, open);
    const stray = plain.indexOf('}');
    if (stray >= 0) return [...found, { loose: plain.slice(Math.max(0, stray + 1 - SHOWN_OF_BRACE), stray + 1) }];
    if (plain !== '') found.push({ text: plain });
    if (open < 0) break;
    const close = line.indexOf('}', open);
    const next = line.indexOf('{', open + 1);
    if (close < 0 || (next >= 0 && next < close)) return [...found, { loose: line.slice(open, open + SHOWN_OF_BRACE) }];
    found.push({ named: line.slice(open + 1, close) });
    at = close + 1;
  }
  return found;
};

const isIn = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name);

type Line = { pieces: Piece[] } | { block: LetterBlock } | { fault: Omit<TextFault, 'line'> };

const readLine = (kind: LetterKind, line: string, words: readonly LetterWord[]): Line => {
  const { blocks } = CONTENTS[kind];
  const pieces: Piece[] = [];
  for (const one of foundIn(line)) {
    if ('loose' in one) return { fault: { why: 'brace', what: one.loose } };
    if ('text' in one) pieces.push(one);
    else if (isIn(words, one.named)) pieces.push({ word: one.named });
    else {
      const what = `{${one.named}}`;
      const isBlock = isIn(blocks, one.named);
      if (isBlock && line.trim() === what) return { block: one.named as LetterBlock };
      if (isBlock) return { fault: { why: 'notAlone', what } };
      return { fault: { why: isIn(CONTENTS[kind].words, one.named) ? 'notInSubject' : 'unknown', what } };
    }
  }
  return { pieces };
};

export type ReadSubject = { pieces: Piece[] } | { fault: TextFault };

/** A subject is one line, without what needs a line of its own. */
export const readSubject = (kind: LetterKind, subject: string): ReadSubject => {
  const end = LINE_END.exec(subject);
  if (end) return { fault: { why: 'lineEnd', line: 1, what: subject.slice(0, end.index) } };
  const read = readLine(kind, subject, subjectWords(kind));
  if ('pieces' in read) return read;
  if ('fault' in read && read.fault.why !== 'notAlone') return { fault: { ...read.fault, line: 1 } };
  return { fault: { why: 'notInSubject', line: 1, what: 'fault' in read ? read.fault.what : `{${read.block}}` } };
};

export type ReadText = { parts: Part[] } | { fault: TextFault };

/** A text is paragraphs with empty lines between them. */
export const readText = (kind: LetterKind, text: string): ReadText => {
  const parts: Part[] = [];
  let lines: Piece[][] = [];
  const end = () => {
    if (lines.length > 0) parts.push({ lines });
    lines = [];
  };
  for (const [place, line] of text.split(/\r\n|\n|\r/).entries()) {
    const read = readLine(kind, line, CONTENTS[kind].words);
    if ('fault' in read) return { fault: { ...read.fault, line: place + 1 } };
    if ('pieces' in read && line.trim() !== '') lines.push(read.pieces);
    else end();
    if (!('block' in read)) continue;
    if (parts.some((part) => 'block' in part && part.block === read.block))
      return { fault: { why: 'twice', line: place + 1, what: `{${read.block}}` } };
    parts.push({ block: read.block });
  }
  end();
  return { parts };
};

/** What is wrong with one of an office's own words; null where nothing is. */
export const faultIn = (kind: LetterKind, part: WordingPart, said: string): TextFault | null => {
  const read = part === 'subject' ? readSubject(kind, said) : readText(kind, said);
  return 'fault' in read ? read.fault : null;
};

/** What has to be in the letter and is not in its text, in the order in which it is added. */
export const missingIn = (kind: LetterKind, parts: readonly Part[]): LetterBlock[] => {
  const { must, details } = CONTENTS[kind];
  const blocks = parts.flatMap((part) => ('block' in part ? [part.block] : []));
  const words = new Set(
    parts.flatMap((part) =>
      'lines' in part ? part.lines.flat().flatMap((piece) => ('word' in piece ? [piece.word] : [])) : [],
    ),
  );
  const isSaid = (block: LetterBlock) =>
    blocks.includes(block) || (block === 'details' && details.every((word) => words.has(word)));
  return must.filter((block) => !isSaid(block));
};
