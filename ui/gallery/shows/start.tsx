// A browser that is no screen yet, in the gallery.
import { useEffect } from 'preact/hooks';
import { mount } from '../../start';
import type { ShowProps } from './parts';
import '../../../counter/counter.scss';

export const Show = ({ opened, language }: ShowProps) => {
  useEffect(() => {
    Object.defineProperty(navigator, 'languages', { value: [language], configurable: true });
    // As if it had been opened so, which makes no event.
    history.replaceState(null, '', opened.address ?? '#');
    mount({ screen: 'counter', App: () => null, isIdle: () => false });
  }, []);
  return null;
};
