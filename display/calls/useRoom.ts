// How many lines of letters that are read from eight metres stand on a piece of glass, as it is now.
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type Room, USUAL_ROOM } from './lines';

/** In rem: a line and what stands between two, the heads, and the least width of a column with the longest of them. */
const LINE = 3.3;
const HEADS = 3.7;
const COLUMN = 31;

const measured = (board: HTMLElement): Room => {
  // Enlarged, it grows with what stands in it.
  if (getComputedStyle(board).containerType !== 'size') return USUAL_ROOM;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    lines: Math.max(1, Math.floor((board.clientHeight / rem - HEADS) / LINE)),
    columns: Math.max(1, Math.floor(board.clientWidth / rem / COLUMN)),
  };
};

/** Looked at anew whenever something else is shown, and when what stands around it takes more or less. */
export const useRoom = (board: RefObject<HTMLElement | null>): Room => {
  const [room, setRoom] = useState(USUAL_ROOM);
  const look = () => {
    if (board.current === null) return;
    const now = measured(board.current);
    setRoom((before) => (before.lines === now.lines && before.columns === now.columns ? before : now));
  };
  useLayoutEffect(look);
  useEffect(() => {
    // Where nothing can be measured there is none.
    if (board.current === null || !('ResizeObserver' in globalThis)) return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(board.current);
    return () => observer.disconnect();
  }, []);
  return room;
};
