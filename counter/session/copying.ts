// K14: copies, says so, and where the browser does not copy, shows the text to be taken by hand.
import { useEffect, useState } from 'preact/hooks';
import { copyText } from './clipboard';

export type Copying = {
  /** What was copied just now; empty as soon as it is about somebody else. */
  copied: string;
  copy: (text: string) => Promise<void>;
};

/** `about`: whom the clerk has to do with. */
export const useCopying = (about: string, showText: (text: string) => void): Copying => {
  const [copied, setCopied] = useState('');
  useEffect(() => setCopied(''), [about]);
  return {
    copied,
    copy: async (text) => {
      // The same twice is said twice.
      setCopied('');
      if (await copyText(text)) setCopied(text);
      else showText(text);
    },
  };
};
