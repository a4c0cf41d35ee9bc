// K14: a link that opens a visit at whichever counter it is opened, after the login too.
import { useEffect } from 'preact/hooks';

const MOST_CHARACTERS = 80;

export const linkTo = (visitId: string): string =>
  `${location.origin}${location.pathname}#visit=${encodeURIComponent(visitId)}`;

/** `seek` gets the visit's id, or the number that somebody else's program has put there; the address forgets it then. */
export const useVisitLinks = (seek: (text: string) => void): void => {
  useEffect(() => {
    const take = () => {
      const named = new URLSearchParams(location.hash.slice(1)).get('visit')?.trim();
      if (!named) return;
      history.replaceState(null, '', location.pathname + location.search);
      seek(named.slice(0, MOST_CHARACTERS));
    };
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
};
