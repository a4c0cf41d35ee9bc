// A picture file as a small PNG for screens: no larger than a head has room for, and nothing in it but the picture.
import { bytesOfBase64, plainPng } from '../../shared/pictures/png';
import type { HouseLogo } from '../../shared/settings';
import { base64Of } from '../parts/logo';

const MOST_WIDTH = 600;
const MOST_HEIGHT = 240;
const LEAST = 8;
const MOST_BYTES = 40_000;
/** So much smaller it is tried again while it is too heavy. */
const SMALLER = 0.8;

/** How large it becomes at most: never larger than it is. */
export const fitted = (width: number, height: number, share = 1): { width: number; height: number } => {
  const scale = Math.min(1, MOST_WIDTH / width, MOST_HEIGHT / height) * share;
  const size = (side: number) => Math.max(LEAST, Math.round(side * scale));
  return { width: Math.min(MOST_WIDTH, size(width)), height: Math.min(MOST_HEIGHT, size(height)) };
};

/** The picture in a file; null where the browser cannot read it. */
export const readPicture = async (file: File): Promise<HouseLogo | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (let share = 1; share > 0.05; share *= SMALLER) {
    const { width, height } = fitted(picture.width, picture.height, share);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
    const [, encoded = ''] = canvas.toDataURL('image/png').split(',');
    const bytes = plainPng(bytesOfBase64(encoded));
    if (bytes === null) return null;
    if (bytes.length <= MOST_BYTES) return { width, height, png: base64Of(bytes) };
  }
  return null;
};
