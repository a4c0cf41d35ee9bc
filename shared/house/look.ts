// G7: the house's look as screens get it: the logo by an address of its own, which never changes what it shows.
import type { HouseLogo, Look, Poster } from '../settings';

export type LookView = { colour: string | null; logo: { url: string; width: number; height: number } | null };

const names = new WeakMap<object, string>();

/** FNV-1a over the picture: another picture has another name. */
const nameFor = (base64: string): string => {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < base64.length; i++) {
    one = Math.imul(one ^ base64.charCodeAt(i), 0x01000193);
    other = Math.imul(other ^ base64.charCodeAt(base64.length - 1 - i), 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
};

const namedOnce = (picture: object, base64: string): string => {
  const name = names.get(picture) ?? nameFor(base64);
  names.set(picture, name);
  return name;
};

/** The file's name of a logo. */
export const logoFile = (logo: HouseLogo): string => `${namedOnce(logo, logo.png)}.png`;

/** The file's name of an announcement's picture. */
export const posterFile = (poster: Poster): string => `${namedOnce(poster, poster.jpeg)}.jpg`;

/** G10: a picture as a display gets it, by an address that never changes what it shows; its size in dots. */
export type PosterView = { url: string; width: number; height: number };

export const posterView = (poster: Poster | null): PosterView | null =>
  poster && { url: `/posters/${posterFile(poster)}`, width: poster.width, height: poster.height };

export const lookView = ({ colour, logo }: Look): LookView => ({
  colour,
  logo: logo && { url: `/logo/${logoFile(logo)}`, width: logo.width, height: logo.height },
});
