// G7: the house's logo and colour: a picture with nothing but the picture, at an address of its own on both ports.
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { logoFile, lookView, posterView } from '../../../shared/house/look';
import { contrast, houseContrast, isReadable, LEAST_CONTRAST, nearestReadable } from '../../../shared/pictures/colours';
import { plainJpeg, plainJpegSize } from '../../../shared/pictures/jpeg';
import { plainPng, plainPngSize } from '../../../shared/pictures/png';
import { MOST_POSTERS } from '../../../shared/pictures/posters';
import { type HouseLogo, settingsSchema } from '../../../shared/settings';
import { posterSchema } from '../../../shared/settings/announcements';
import { POSTER } from '../../../ui/gallery/beside/poster';
import { openWorld, trustingOffice } from '../../world';

const part = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  return whole;
};

/** A grey picture of so many dots, with what else is to be in its file. */
const pngOf = (width: number, height: number, ...besides: Buffer[]): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 0x80));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part('IHDR', head), ...besides, part('IDAT', rows), part('IEND', Buffer.alloc(0))]);
};
const logoOf = (bytes: Uint8Array, width = 40, height = 20): HouseLogo => ({
  ...{ width, height },
  png: Buffer.from(bytes).toString('base64'),
});
const faultsOf = (look: object): string[] => {
  const { error } = settingsSchema.safeParse({ ...trustingOffice, look: { ...trustingOffice.look, ...look } });
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
};

test('G7 a logo is a PNG of the size that it says, and nothing else', () => {
  const good = pngOf(40, 20);
  expect(faultsOf({ logo: logoOf(good) })).toEqual([]);
  const text = part('tEXt', Buffer.from('Comment\0made at home'));
  for (const bad of [
    pngOf(41, 20),
    pngOf(40, 20, text),
    good.subarray(0, -1),
    Buffer.concat([good, Buffer.from('<script>')]),
    Buffer.from('<svg onload="alert(1)"/>'),
    Buffer.alloc(0),
  ])
    expect(faultsOf({ logo: logoOf(bad) })).toEqual(['look.logo.png']);
  expect(faultsOf({ logo: logoOf(pngOf(601, 20), 601) })).toContain('look.logo.width');
});

test('G7 what else was in a picture is taken out of it', () => {
  const place = part('eXIf', Buffer.from('GPS 51.61 7.52'));
  expect(Buffer.from(plainPng(pngOf(40, 20, place)) ?? [])).toEqual(pngOf(40, 20));
  expect(plainPng(Buffer.from('no picture'))).toBeNull();
});

test('G7 no bytes at all make the reader of pictures fail', () => {
  const good = pngOf(40, 20);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(good.length - 1), (noise, at) => {
      const mixed = Uint8Array.from(good);
      mixed.set(noise.subarray(0, good.length - at), at);
      const size = plainPngSize(mixed);
      return size === null || (size.width >= 0 && size.height >= 0);
    }),
  );
});

test('G7 a colour that cannot be read is refused, and the nearest that can is offered', () => {
  expect(faultsOf({ colour: '#ffcc00' })).toEqual(['look.colour']);
  expect(faultsOf({ colour: 'red' })).toContain('look.colour');
  expect(faultsOf({ colour: 'url(x)' })).toContain('look.colour');
  expect(faultsOf({ colour: nearestReadable('#ffcc00') })).toEqual([]);
  expect(faultsOf({ colour: '#8b0000' })).toEqual([]);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

test('G7 whatever the colour, the offered one is read, also with white on it, and is the same where that is read', () => {
  const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colours, (colour) => {
      const nearest = nearestReadable(colour);
      expect(houseContrast(nearest)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(contrast(nearest, '#ffffff')).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      if (isReadable(colour)) expect(nearest).toBe(colour);
    }),
  );
});

test('G10 the office port gives the picture of an announcement at its own address; the public port gives none', async () => {
  const announcement = {
    ...{ text: { de: 'Fotos nur am Automaten' }, from: '2025-03-03', to: '2025-03-03', weekdays: [1], begins: '00:00' },
    ...{ ends: '24:00', displayIds: null, kioskIds: null, onPublicPages: false, poster: POSTER },
  };
  const world = await openWorld({ settings: { ...trustingOffice, announcements: [announcement] } });
  try {
    const path = posterView(POSTER)?.url ?? '';
    const answer = await fetch(world.url(path));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(POSTER.jpeg);
    expect((await fetch(world.url(path.replace('.jpg', '0.jpg')))).status).toBe(404);
    expect((await fetch(world.publicUrl(path))).status).toBe(404);
  } finally {
    await world.close();
  }
});

const posterBytes = Buffer.from(POSTER.jpeg, 'base64');

test('G10 a picture has nothing but what draws it, and the size that it says', () => {
  expect(plainJpegSize(posterBytes)).toEqual({ width: 300, height: 360 });
  const at = (segment: number[]) =>
    Buffer.concat([posterBytes.subarray(0, 2), Buffer.from(segment), posterBytes.subarray(2)]);
  // Exif with a place, a comment, another picture behind the end, half a picture.
  const located = at([0xff, 0xe1, 0, 6, 1, 2, 3, 4]);
  expect(plainJpegSize(located)).toBeNull();
  expect(Buffer.from(plainJpeg(located) ?? [])).toEqual(posterBytes);
  expect(plainJpeg(pngOf(40, 20))).toBeNull();
  expect(plainJpegSize(at([0xff, 0xfe, 0, 4, 65, 66]))).toBeNull();
  expect(plainJpegSize(Buffer.concat([posterBytes, posterBytes]))).toBeNull();
  expect(plainJpegSize(posterBytes.subarray(0, -2))).toBeNull();
  expect(plainJpegSize(pngOf(40, 20))).toBeNull();
  expect(posterSchema.safeParse(POSTER).success).toBe(true);
  expect(posterSchema.safeParse({ ...POSTER, width: 301 }).success).toBe(false);
});

test('G10 whatever bytes come as a picture, they are judged', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(posterBytes.length - 1), (noise, from) => {
      const mixed = Uint8Array.from(posterBytes);
      mixed.set(noise.subarray(0, posterBytes.length - from), from);
      const size = plainJpegSize(mixed);
      return size === null || (size.width >= 0 && size.height >= 0);
    }),
  );
});

test('G10 more pictures than displays need are refused', () => {
  const one = { from: '2025-03-03', to: '2025-03-03', weekdays: [1], begins: '00:00', ends: '24:00' };
  const all = Array.from({ length: MOST_POSTERS + 1 }, (_, i) => ({
    ...{ ...one, text: { de: `Bild ${i}` }, displayIds: null, kioskIds: null, onPublicPages: false, poster: POSTER },
  }));
  const isTaken = (announcements: object[]) => settingsSchema.safeParse({ ...trustingOffice, announcements }).success;
  expect([isTaken(all), isTaken(all.slice(1))]).toEqual([false, true]);
});

test('G7 both ports give the logo at its own address, for good, and another one has another', async () => {
  const logo = logoOf(pngOf(40, 20));
  const world = await openWorld({ settings: { ...trustingOffice, look: { colour: '#8b0000', logo } } });
  try {
    const path = lookView({ colour: null, logo }).logo?.url ?? '';
    for (const address of [world.url(path), world.publicUrl(path)]) {
      const answer = await fetch(address);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(pngOf(40, 20));
    }
    const other = logoFile(logoOf(pngOf(40, 21), 40, 21));
    expect((await fetch(world.publicUrl(`/logo/${other}`))).status).toBe(404);
    const { result } = (await (await fetch(world.publicUrl('/api/office'))).json()) as {
      result: { office: { look: unknown } };
    };
    expect(result.office.look).toEqual({ colour: '#8b0000', logo: { url: path, width: 40, height: 20 } });
  } finally {
    await world.close();
  }
});
