// W6: parts of the page that few need are loaded when they are wanted: not with the page.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The part once it is there; null until then, and where it does not come. */
export const useLoaded = <Props>(
  isWanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null => {
  const [part, setPart] = useState<{ it: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (isWanted)
      load().then(
        (it) => setPart({ it }),
        () => undefined,
      );
  }, [isWanted]);
  return isWanted ? (part?.it ?? null) : null;
};
