// W11: the glass that this kiosk is, in pixels, told to its styles: how large letters are, and what is in reach.
import { useLayoutEffect, useState } from 'preact/hooks';
import { type Glass, glassFigures, type Pixels } from '../../shared/kiosk/glass';

/** No letters are smaller, however small the window is. */
const LEAST_PX = 20;

/** Whoever wishes larger letters marks the page. */
const sizeNow = (): string => `${innerWidth} ${innerHeight} ${document.documentElement.className}`;

/**
 * The whole screen, where the page has it: whoever enlarges the page gets larger letters, not as many pixels of it less.
 * A window that is only a part of it, as somebody tries a kiosk out, is a glass of its own.
 */
const glassPixels = (): Pixels => {
  const ratio = screen.width / innerWidth;
  const isWhole = screen.width > 0 && Math.abs(ratio - screen.height / innerHeight) < 0.1;
  return isWhole
    ? { width: screen.width, height: screen.height }
    : { width: innerWidth || LEAST_PX, height: innerHeight || LEAST_PX };
};

/** Changes with what there is to fill, and with the letters that fill it. */
export const useGlassSize = (): string => {
  const [size, setSize] = useState(sizeNow);
  useLayoutEffect(() => {
    const look = () => setSize(sizeNow());
    const lookAgain = () => setSize(`${sizeNow()} with its letters`);
    const marks = new MutationObserver(look);
    marks.observe(document.documentElement, { attributeFilter: ['class'] });
    addEventListener('resize', look);
    document.fonts?.addEventListener('loadingdone', lookAgain);
    return () => {
      marks.disconnect();
      removeEventListener('resize', look);
      document.fonts?.removeEventListener('loadingdone', lookAgain);
    };
  }, []);
  return size;
};

/** Puts the figures of this glass on the whole page. */
export const useGlass = (glass: Glass): void => {
  const size = useGlassSize();
  const { diagonalInch, lowerEdgeMm } = glass;
  useLayoutEffect(() => {
    const pixels = glassPixels();
    const { letterPx, reachPx, isInReach } = glassFigures({ diagonalInch, lowerEdgeMm }, pixels);
    const { style } = document.documentElement;
    const high = isInReach ? pixels.height - reachPx : pixels.height / 2;
    style.setProperty('--kiosk-letter', `${Math.max(LEAST_PX, letterPx)}px`);
    style.setProperty('--kiosk-out-of-reach', `${Math.floor(high)}px`);
  }, [size, diagonalInch, lowerEdgeMm]);
};
