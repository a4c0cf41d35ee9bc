// W13: where a page is longer than the glass, as larger letters and reading aloud make it: a sign that there is more, in reach,
// and a touch that shows it. By keypad it is reached as everything is.
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/kit';
import { useKioskWords } from './words';

/** Half a line is no more. */
const SLACK = 8;
/** So much of what is seen is turned at a touch: the last lines stay to go on from. */
const SHARE = 0.8;

/** What scrolls on a page, the innermost first. */
const SCROLLERS = '.kiosk-scroll, .kiosk-main';

/** What the keys themselves take from the page: what fits without them needs none. */
const ownHeight = (): number => document.querySelector<HTMLElement>('.kiosk-beyond')?.offsetHeight ?? 0;

const scrollerNow = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(SCROLLERS)]
    .reverse()
    .find(
      (one) => one.scrollHeight > one.clientHeight + ownHeight() + SLACK && getComputedStyle(one).overflowY === 'auto',
    );

type Ways = { above: boolean; below: boolean };

const beyondNow = (): Ways | null => {
  const scroller = scrollerNow();
  if (scroller === undefined) return null;
  const { scrollTop, scrollHeight, clientHeight } = scroller;
  return { above: scrollTop > SLACK, below: scrollTop + clientHeight < scrollHeight - SLACK };
};

const isSame = (one: Ways | null, other: Ways | null): boolean =>
  one?.above === other?.above && one?.below === other?.below;

/** What there is above and below what is seen; null where all is seen. */
const useBeyond = (): Ways | null => {
  const [beyond, setBeyond] = useState<Ways | null>(null);
  const look = () => {
    const now = beyondNow();
    setBeyond((before) => (isSame(before, now) ? before : now));
  };
  useLayoutEffect(look);
  useEffect(() => {
    const page = document.querySelector<HTMLElement>('.kiosk-main');
    if (page === null || typeof ResizeObserver === 'undefined') return undefined;
    const resized = new ResizeObserver(look);
    resized.observe(page);
    const changed = new MutationObserver(look);
    changed.observe(page, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['class', 'hidden'],
    });
    // It does not rise from a box that scrolls.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
      document.removeEventListener('scroll', look, { capture: true });
    };
  }, []);
  return beyond;
};

const turn = (by: 1 | -1): void => {
  const scroller = scrollerNow();
  scroller?.scrollBy({ top: by * scroller.clientHeight * SHARE });
};

export const Beyond = () => {
  const { t } = useKioskWords();
  const beyond = useBeyond();
  if (beyond === null) return null;
  return (
    <div class="kiosk-beyond">
      <Button kind="secondary" blocked={!beyond.above} onClick={() => turn(-1)}>
        {t('kiosk.above')}
      </Button>
      <Button kind="secondary" blocked={!beyond.below} onClick={() => turn(1)}>
        {t('kiosk.below')}
      </Button>
    </div>
  );
};
