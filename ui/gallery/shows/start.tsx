// A browser that is no screen yet, in the gallery.
import { useEffect } from 'preact/hooks';
import { mount } from '../../start';
import type { ShowProps } from './parts';
import '../../../counter/counter.scss';

export const Show = ({ opened, language }: ShowProps) => {
  useEffect(() => {
    Object.defineProperty(navigator, 'languages', { value: [language] });
    location.hash = opened.address ?? '';
    mount({ screen: 'counter', App: () => null, isIdle: () => false });
  }, []);
  return null;
};
