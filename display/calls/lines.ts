// D8: which calls a board has room for, in lines of letters that are read from eight metres.
import type { CallView } from '../../shared/protocol';

/** A counter's name with more characters stands on a line of its own. */
export const LONG_NAME = 4;
/** As much of a hint as one line has room for. */
const LINE_OF_HINT = 16;
/** While nobody else is being called, larger letters for fewer. */
const USUAL_LINES = 5;

/** What a board has room for: so many lines one below the other, side by side so often. */
export type Room = { lines: number; columns: number };

/** Where nothing can be measured. */
export const USUAL_ROOM: Room = { lines: 8, columns: 1 };

const hintLines = ({ placeHint }: CallView): number => {
  if (placeHint === null) return 0;
  const longest = Math.max(...Object.values(placeHint).map((said) => said?.length ?? 0));
  return longest > LINE_OF_HINT ? 2 : 1;
};

export const linesOf = (call: CallView, showsHints: boolean): number =>
  1 + (call.counter.length > LONG_NAME ? 1 : 0) + (showsHints ? hintLines(call) : 0);

/** As many letters as stand in its first line, with the arrow. */
export const lettersOf = ({ number, counter, arrow }: CallView): number =>
  number.length + (counter.length > LONG_NAME ? 0 : counter.length + (arrow === null ? 0 : 2));

export type Shown = {
  calls: CallView[];
  /** So many lines the board is divided into, one below the other, and so many columns beside each other. */
  lines: number;
  columns: number;
  showsHints: boolean;
  /** Where those who are being called have no room together: which part of them, of how many. */
  page: { now: number; of: number } | null;
};

/** In columns that nothing is broken over: those from the first on that have room. */
const fitting = (calls: readonly CallView[], { lines, columns }: Room, showsHints: boolean): CallView[] => {
  const fits: CallView[] = [];
  let [column, used] = [0, 0];
  for (const call of calls) {
    const needed = Math.min(linesOf(call, showsHints), lines);
    if (used + needed > lines) [column, used] = [column + 1, 0];
    if (column >= columns) return fits;
    used += needed;
    fits.push(call);
  }
  return fits;
};

const pagesOf = (calls: readonly CallView[], room: Room): CallView[][] => {
  const pages: CallView[][] = [];
  for (let rest = calls; rest.length > 0; ) {
    const page = fitting(rest, room, false);
    pages.push(page);
    rest = rest.slice(page.length);
  }
  return pages;
};

/** Who is being called is always there, with the others as far as they have room, newest first; or part by part. */
export const shownOf = (calls: readonly CallView[], room: Room, beat: number): Shown => {
  const standing = calls.filter(({ stands }) => stands);
  const allFit = (within: Room, showsHints: boolean) =>
    fitting(standing, within, showsHints).length === standing.length;
  // Which part it is stands in the last line.
  const parted = { ...room, lines: Math.max(1, room.lines - 1) };
  const pages = allFit(room, false) ? [] : pagesOf(standing, parted);
  if (pages.length > 1) {
    const now = beat % pages.length;
    return {
      ...{ calls: pages[now] ?? [], ...parted, showsHints: false },
      page: { now: now + 1, of: pages.length },
    };
  }
  const least = Math.min(USUAL_LINES, room.lines);
  const choices = Array.from({ length: room.lines - least + 1 }, (_, more) => ({ ...room, lines: least + more }));
  const hinting = choices.find((one) => allFit(one, true));
  const within = hinting ?? choices.find((one) => allFit(one, false)) ?? room;
  const showsHints = hinting !== undefined;
  let kept = [...calls];
  while (fitting(kept, within, showsHints).length < kept.length) {
    const last = kept.findLastIndex(({ stands }) => !stands);
    if (last < 0) break;
    kept = kept.toSpliced(last, 1);
  }
  const columns = [1, 2, 3].find(
    (count) => fitting(kept, { ...within, columns: count }, showsHints).length === kept.length,
  );
  return { calls: kept, lines: within.lines, columns: columns ?? within.columns, showsHints, page: null };
};
