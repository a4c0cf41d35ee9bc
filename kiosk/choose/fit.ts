// W10: how things to choose from are laid out: as large as the glass lets them be, and in pages where even the smallest
// are too many. What fits is measured, not counted: names may be long, and letters are as large as the glass wants them.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const LAYOUTS = ['large', 'middle', 'dense'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Which layout is tried; behind the last one all stand beside a pager, to be parted into pages. */
type Tried = { key: string; at: number; starts: number[] | null };

/** Half a pixel is no overflow. */
const SLACK = 1;
const fits = ({ scrollHeight, clientHeight }: HTMLElement) => scrollHeight <= clientHeight + SLACK;

/** Where each page begins, so that its rows are no higher than what is there. */
const startsOf = (list: HTMLElement): number[] => {
  const items = [...list.children] as HTMLElement[];
  const starts = [0];
  let top = items[0]?.offsetTop ?? 0;
  items.forEach((item, place) => {
    if (item.offsetTop + item.offsetHeight - top <= list.clientHeight + SLACK) return;
    const row = items.findIndex((one) => one.offsetTop === item.offsetTop);
    if (row <= (starts.at(-1) ?? 0)) return;
    starts.push(row);
    top = items[row]?.offsetTop ?? place;
  });
  return starts;
};

/** How much room the page has: less when something more is told above it, such as that there is no paper. */
const useRoom = (): string => {
  const [room, setRoom] = useState('');
  useEffect(() => {
    const page = document.querySelector<HTMLElement>('.kiosk-main');
    if (page === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setRoom(`${page.offsetWidth}x${page.offsetHeight}`));
    observer.observe(page);
    return () => observer.disconnect();
  }, []);
  return room;
};

export type Fit = {
  list: { current: HTMLUListElement | null };
  layout: Layout;
  /** Not even the smallest fit all at once. */
  isTooMuch: boolean;
  /** Where each page begins; null while it is measured, and where all fit. */
  starts: number[] | null;
};

/** `content` is whatever makes things larger or smaller: with another one, or in another room, it is all tried anew. */
export const useFit = (content: string): Fit => {
  const key = `${content}\n${useRoom()}`;
  const list = useRef<HTMLUListElement>(null);
  const [before, setTried] = useState<Tried>({ key, at: 0, starts: null });
  const tried = before.key === key ? before : { key, at: 0, starts: null };
  const isTooMuch = tried.at >= LAYOUTS.length;
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || tried.starts !== null) return;
    if (isTooMuch) setTried({ ...tried, starts: startsOf(element) });
    else if (!fits(element)) setTried({ ...tried, at: tried.at + 1 });
  });
  return { list, layout: LAYOUTS[tried.at] ?? 'dense', isTooMuch, starts: tried.starts };
};
