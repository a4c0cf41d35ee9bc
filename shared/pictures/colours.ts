// G7: whether a colour can be read, by WCAG 2.2 (1.4.3), and the nearest one that can.

/** The darkest ground on which the house's colour stands as text; white text on the colour is read better still. */
const GROUND = '#f3f4f6';
/** WCAG AA for text of any size. */
export const LEAST_CONTRAST = 4.5;

export const COLOUR = /^#[0-9a-f]{6}$/;

type Parts = [red: number, green: number, blue: number];

const partsOf = (colour: string): Parts => {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
};

const luminance = (colour: string): number => {
  const [red, green, blue] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How well one colour is read on another: 1 not at all, 21 black on white. Both '#rrggbb'. */
export const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** The contrast of a house's colour where it is read worst. */
export const houseContrast = (colour: string): number => contrast(colour, GROUND);

export const isReadable = (colour: string): boolean => houseContrast(colour) >= LEAST_CONTRAST;

const darkened = (colour: string, share: number): string =>
  `#${partsOf(colour)
    .map((part) =>
      Math.floor(part * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** The same colour, only as much darker as it has to be. */
export const nearestReadable = (colour: string): string => {
  for (let percent = 100; percent > 0; percent--) {
    const tried = darkened(colour, percent / 100);
    if (isReadable(tried)) return tried;
  }
  return '#000000';
};
