// W13: what a visitor has made of the kiosk for herself: larger letters, contrast, more time, and being read to (W12).
import { useLayoutEffect, useState } from 'preact/hooks';

export type Wishes = { isLarger: boolean; hasContrast: boolean; isSlow: boolean; isAloud: boolean };

/** As every visitor finds it. */
const NONE: Wishes = { isLarger: false, hasContrast: false, isSlow: false, isAloud: false };

/** So many times as long whoever asks for it may take; and whoever listens, or has less on the glass at a time. */
export const SLOW = 4;

const mark = (name: string, isOn: boolean) => document.documentElement.classList.toggle(name, isOn);

/** For one visitor: `reset` makes the kiosk as it was. */
export const useComfort = () => {
  const [wishes, setWishes] = useState<Wishes>(NONE);
  const { isLarger, hasContrast, isSlow, isAloud } = wishes;
  useLayoutEffect(() => {
    mark('kiosk-larger', isLarger);
    mark('kiosk-contrast', hasContrast);
    return () => {
      mark('kiosk-larger', false);
      mark('kiosk-contrast', false);
    };
  }, [isLarger, hasContrast]);
  return {
    wishes,
    set: (more: Partial<Wishes>) => setWishes((before) => ({ ...before, ...more })),
    reset: () => setWishes(NONE),
    /** Nobody has wished for anything. */
    rests: !(isLarger || hasContrast || isSlow || isAloud),
    /** How many times as long as usual. */
    pace: isSlow || isAloud || isLarger ? SLOW : 1,
  };
};
export type Comfort = ReturnType<typeof useComfort>;
