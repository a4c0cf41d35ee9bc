// K24: the counter in a small window that stays above all others, beside the specialist software.
import { useEffect, useRef, useState } from 'preact/hooks';

/** A strip that has all keys (K12), in CSS pixels. */
const SIZE = { width: 320, height: 640 };

/** What browsers that have it call it; it is not in the DOM's types yet. */
type PictureInPicture = { requestWindow: (size: typeof SIZE) => Promise<Window> };
const pictureInPicture = (): PictureInPicture | null =>
  (globalThis as { documentPictureInPicture?: PictureInPicture }).documentPictureInPicture ?? null;

/** Whether this browser has such windows, and this page is not in one already. */
export const offersSmallWindow = (): boolean => pictureInPicture() !== null && window.self === window.top;

/** The small window shows the same address once more: there everything of this page works as here, keys and dialogs too. */
const fill = (small: Window, title: string): void => {
  const { document: page } = small;
  page.title = title;
  page.documentElement.lang = document.documentElement.lang;
  const frame = page.createElement('iframe');
  frame.src = location.href;
  frame.title = title;
  // Styles by script, for a policy for content that allows no others.
  Object.assign(page.body.style, { margin: '0', overflow: 'hidden' });
  Object.assign(frame.style, { display: 'block', border: '0', width: '100vw', height: '100vh' });
  frame.addEventListener('load', () => frame.focus());
  page.body.append(frame);
};

export type SmallWindow = {
  isOpen: boolean;
  /** Must come from a click; where the browser refuses, everything stays as it is. */
  open: (title: string) => Promise<void>;
  close: () => void;
};

/** Closed by whoever works in it, or from here: then the counter is on this page again. */
export const useSmallWindow = (): SmallWindow => {
  const small = useRef<Window | null>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => small.current?.close();
  useEffect(() => close, []);
  return {
    isOpen,
    close,
    open: async (title) => {
      try {
        const opened = await pictureInPicture()?.requestWindow(SIZE);
        if (opened === undefined) return;
        small.current = opened;
        fill(opened, title);
        opened.addEventListener('pagehide', () => setOpen(false));
        setOpen(true);
      } catch {
        // The browser or its owner does not want small windows.
      }
    },
  };
};
