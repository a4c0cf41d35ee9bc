// W12: hears what changes on the page: another step, or something in it that is told by itself.
import { textOf } from './items';

const TOLD = '[role="alert"], [role="status"], [aria-live="polite"]';
const SETTLES_MS = 60;

export type ChangesParts = { page: HTMLElement; onPage: () => void; onTold: (text: string) => void };

/** Ends when what it returns is called. The page that stands there is the first. */
export const watchChanges = ({ page, onPage, onTold }: ChangesParts): (() => void) => {
  const known = new Map<Element, string>();
  const headingOf = () => page.querySelector('main h1');
  let heading = headingOf();
  let title = heading ? textOf(heading) : '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = (): string[] => {
    const regions = [...page.querySelectorAll(TOLD)];
    for (const one of known.keys()) if (!regions.includes(one)) known.delete(one);
    return regions.flatMap((region) => {
      const text = textOf(region);
      const isNew = text !== known.get(region);
      known.set(region, text);
      return isNew && text !== '' ? [text] : [];
    });
  };
  const look = () => {
    const now = headingOf();
    const said = now ? textOf(now) : '';
    const isAnother = now !== heading || said !== title;
    heading = now;
    title = said;
    const news = remember();
    if (isAnother) onPage();
    else for (const text of news) onTold(text);
  };
  remember();
  const watching = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLES_MS);
  });
  watching.observe(page, { childList: true, subtree: true, characterData: true });
  return () => {
    clearTimeout(timer);
    watching.disconnect();
  };
};
