// A picture file as a small PNG for screens: no larger than a head has room for, and nothing in it but the picture.
import { plainJpeg } from '../../shared/pictures/jpeg';
import { bytesOfBase64, plainPng } from '../../shared/pictures/png';
import { MOST_POSTER_BYTES, MOST_POSTER_SIDE } from '../../shared/pictures/posters';
import type { HouseLogo, Poster } from '../../shared/settings';
import { base64Of } from '../parts/logo';

const MOST_WIDTH = 600;
const MOST_HEIGHT = 240;
const LEAST = 8;
const MOST_BYTES = 40_000;
/** So much smaller it is tried again while it is too heavy. */
const SMALLER = 0.8;

type Size = { width: number; height: number };

const LOGO: Size = { width: MOST_WIDTH, height: MOST_HEIGHT };
const POSTER: Size = { width: MOST_POSTER_SIDE, height: MOST_POSTER_SIDE };

/** How large it becomes at most: never larger than it is. */
export const fitted = (width: number, height: number, share = 1, most = LOGO): Size => {
  const scale = Math.min(1, most.width / width, most.height / height) * share;
  const size = (side: number) => Math.max(LEAST, Math.round(side * scale));
  return { width: Math.min(most.width, size(width)), height: Math.min(most.height, size(height)) };
};

/** A picture in a size, as its bytes in base64. */
const drawn = (picture: ImageBitmap, { width, height }: Size, type: string): string => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const ink = canvas.getContext('2d');
  if (ink && type === 'image/jpeg') {
    ink.fillStyle = '#fff';
    ink.fillRect(0, 0, width, height);
  }
  ink?.drawImage(picture, 0, 0, width, height);
  const [, encoded = ''] = canvas.toDataURL(type, 0.8).split(',');
  return encoded;
};

/** The picture in a file; null where the browser cannot read it. */
export const readPicture = async (file: File): Promise<HouseLogo | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (let share = 1; share > 0.05; share *= SMALLER) {
    const size = fitted(picture.width, picture.height, share);
    const bytes = plainPng(bytesOfBase64(drawn(picture, size, 'image/png')));
    if (bytes === null) return null;
    if (bytes.length <= MOST_BYTES) return { ...size, png: base64Of(bytes) };
  }
  return null;
};

/** G10: the picture of an announcement, with nothing in it but what draws it; null where the browser cannot read the file. */
export const readPoster = async (file: File): Promise<Poster | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (let share = 1; share > 0.05; share *= SMALLER) {
    const size = fitted(picture.width, picture.height, share, POSTER);
    const bytes = plainJpeg(bytesOfBase64(drawn(picture, size, 'image/jpeg')));
    if (bytes === null) return null;
    if (bytes.length <= MOST_POSTER_BYTES) return { ...size, jpeg: base64Of(bytes) };
  }
  return null;
};
