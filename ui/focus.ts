// The keyboard's place is never lost: when the control that has it goes away, it stays where that was.
import { useLayoutEffect } from 'preact/hooks';

type Place = {
  element: HTMLElement;
  row: HTMLElement | null;
  at: number;
  list: Element | null;
  /** The sections that it stands in, from the inside out. */
  around: Element[];
};

const ROW = 'li, tr';
const HEADING = 'h1, h2, h3';

const SECTION = 'section, form, fieldset, aside';

const aroundOf = (element: Element): Element[] => {
  const around: Element[] = [];
  for (let one = element.closest(SECTION); one; one = one.parentElement?.closest(SECTION) ?? null) around.push(one);
  return around;
};

const placeOf = (element: HTMLElement): Place => {
  const row = element.closest<HTMLElement>(ROW);
  const list = row?.parentElement ?? null;
  const at = row && list ? [...list.children].indexOf(row) : 0;
  return { element, row, at, list, around: aroundOf(element) };
};

const isShown = (element: Element) => element.isConnected && element.closest('[hidden]') === null;

/** It cannot have the focus any more. */
const isGone = ({ element }: Place) => !isShown(element) || element.matches(':disabled');

/** Never another button: whoever presses Enter twice must not do the same to somebody else. */
const nearest = ({ row, at, list, around }: Place): HTMLElement | null => {
  if (row && isShown(row)) return row;
  const rows = list && isShown(list) ? [...list.children] : [];
  const next = rows[Math.min(at, rows.length - 1)];
  if (next instanceof HTMLElement) return next;
  for (const one of around.filter(isShown)) {
    const heading = one.querySelector<HTMLElement>(HEADING);
    if (heading) return heading;
  }
  return document.querySelector<HTMLElement>(`main :is(${HEADING})`) ?? document.querySelector<HTMLElement>(HEADING);
};

/** Keeps the focus on the page while what is in it comes and goes. Dialogs give it back by themselves. */
export const useHeldFocus = (): void => {
  useLayoutEffect(() => {
    let place: Place | null = null;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('dialog')) place = placeOf(target);
    };
    /** Whoever points elsewhere has left the place. */
    const leave = ({ target }: Event) => {
      if (target instanceof Node && place && !place.element.contains(target)) place = null;
    };
    const hold = () => {
      const held = place;
      if (held && !isGone(held)) place = placeOf(held.element);
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement !== null && activeElement !== held?.element) return;
      if (activeElement === held?.element && held && !isGone(held)) return;
      // What was only moved within its list lost the focus on the way.
      const lost = held && (isGone(held) ? nearest(held) : held.element);
      const goal = document.body.querySelector<HTMLElement>('dialog h2') ?? lost;
      if (goal === null) return;
      if (goal !== held?.element) goal.tabIndex = -1;
      goal.focus({ preventScroll: true });
    };
    const watching = new MutationObserver(hold);
    watching.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    });
    document.body.addEventListener('focusin', remember);
    document.body.addEventListener('pointerdown', leave);
    return () => {
      document.body.removeEventListener('pointerdown', leave);
      watching.disconnect();
      document.body.removeEventListener('focusin', remember);
    };
  }, []);
};
