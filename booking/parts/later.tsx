// W6: a part of a page that is loaded only where it is shown: until it is there, nothing stands in its place.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** On a bad line it is asked for again after so long. */
const AGAIN_MS = 5000;

/** `load` brings the part; what it is given stays as it is. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  let loaded: ComponentType<Props> | null = null;
  const Later = (props: Props) => {
    const [Part, setPart] = useState<{ it: ComponentType<Props> } | null>(loaded && { it: loaded });
    useEffect(() => {
      if (Part !== null) return undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isShown = true;
      const ask = () =>
        load().then(
          (part) => {
            loaded = part;
            if (isShown) setPart({ it: part });
          },
          () => {
            if (isShown) timer = setTimeout(ask, AGAIN_MS);
          },
        );
      void ask();
      return () => {
        isShown = false;
        clearTimeout(timer);
      };
    }, []);
    return Part && <Part.it {...props} />;
  };
  return Later;
};
