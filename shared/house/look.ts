// G7: the house's look as screens get it: the logo by an address of its own, which never changes what it shows.
import type { HouseLogo, Look } from '../settings';

export type LookView = { colour: string | null; logo: { url: string; width: number; height: number } | null };

const names = new WeakMap<HouseLogo, string>();

/** FNV-1a over the picture: another picture has another name. */
const nameFor = ({ png }: HouseLogo): string => {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < png.length; i++) {
    one = Math.imul(one ^ png.charCodeAt(i), 0x01000193);
    other = Math.imul(other ^ png.charCodeAt(png.length - 1 - i), 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
};

/** The file's name of a logo. */
export const logoFile = (logo: HouseLogo): string => {
  const name = names.get(logo) ?? nameFor(logo);
  names.set(logo, name);
  return `${name}.png`;
};

export const lookView = ({ colour, logo }: Look): LookView => ({
  colour,
  logo: logo && { url: `/logo/${logoFile(logo)}`, width: logo.width, height: logo.height },
});
