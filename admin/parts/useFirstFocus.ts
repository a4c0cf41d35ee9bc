// In a dialog that asks for something, the focus begins where it is typed, not on the cross that closes it.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** For the first field's `inputRef`. */
export const useFirstFocus = (): RefObject<HTMLInputElement | null> => {
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return first;
};
