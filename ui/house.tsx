// G7: the house's look on a screen: its colour everywhere below, and its logo where a screen's head has room.
import { createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import type { LookView } from '../shared/house/look';

export const USUAL_LOOK: LookView = { colour: null, logo: null };

export const House = createContext<LookView>(USUAL_LOOK);

/** Puts the colour on the whole page, and takes it off again. */
export const useColour = (colour: string | null): void => {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.classList.toggle('wm-house', colour !== null);
    if (colour === null) root.style.removeProperty('--wm-house');
    else root.style.setProperty('--wm-house', colour);
  }, [colour]);
};

/** The name of the office stands beside it, so that it says nothing more. */
export const HouseLogo = () => {
  const { logo } = useContext(House);
  return logo === null ? null : (
    <img class="wm-logo" src={logo.url} width={logo.width} height={logo.height} alt="" decoding="async" />
  );
};
