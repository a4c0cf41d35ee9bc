// D13: an office's own recordings take the place of the voice, piece by piece.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loudnessOf, SPEECH_LUFS } from '../../../server/voice/sound/loudness';
import type { RecordingsResult } from '../../../shared/commands/hall/recordings';
import { allPieces, pieceName, pieceOfPlace, piecesOfNumber } from '../../../shared/sound/recordings';
import { SOUND_HZ, samplesOf, wavOf } from '../../../shared/sound/wav';
import { openWorld, trustingOffice, type World } from '../../world';

jest.setTimeout(60_000);

/** A tone of so many Hz, quiet, with silence around it: nobody takes one for another. */
const tone = (pitch: number): Float32Array => {
  const samples = new Float32Array(SOUND_HZ);
  for (let at = 4000; at < 19_000; at++) samples[at] = 0.05 * Math.sin((2 * Math.PI * pitch * at) / SOUND_HZ);
  return samples;
};
const base64Of = (file: Uint8Array) => Buffer.from(file).toString('base64');

/** How much of a tone is in a sound (Goertzel), by its share of all of it. */
const shareOf = (samples: Float32Array, pitch: number): number => {
  const turn = 2 * Math.cos((2 * Math.PI * pitch) / SOUND_HZ);
  const block = 512;
  let best = 0;
  for (let from = 0; from + block <= samples.length; from += block) {
    let [one, two, power] = [0, 0, 0];
    for (const sample of samples.subarray(from, from + block)) {
      [two, one] = [one, sample + turn * one - two];
      power += sample * sample;
    }
    if (power > 0.01) best = Math.max(best, (one * one + two * two - turn * one * two) / (power * block));
  }
  return best * 2;
};
const has = (samples: Float32Array, pitch: number): boolean => shareOf(samples, pitch) > 0.7;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const openHall = async () => {
  const admin = await world.connect('admin', 'admin');
  const { cookie, result } = await world.pair('display', 'anzeige-1');
  return {
    admin,
    keep: (name: string, pitch: number) =>
      admin.ask({ type: 'keepRecording', language: 'de', name, wav: base64Of(wavOf(tone(pitch))) }),
    names: async () => {
      const reply = await admin.ask({ type: 'recordings', language: 'de' });
      return reply.ok ? (reply.result as RecordingsResult).names : [];
    },
    call: async (number: string, counter = '3', language = 'de') => {
      const asked = { deviceId: result.deviceId, language, number, counter };
      const response = await world.post('/api/voice/call', asked, cookie);
      const samples = samplesOf(new Uint8Array(await response.arrayBuffer()));
      if (samples === null) throw new Error('no sound');
      return samples;
    },
  };
};

test('D13 a call is put together of what is recorded, and the voice speaks the rest', async () => {
  const { keep, call, names } = await openHall();
  const before = await call('A042');
  await keep('schalter-3', 3000);
  const mixed = await call('A042');
  expect([has(mixed, 3000), mixed.length > 2 * SOUND_HZ]).toEqual([true, true]);
  // Not all pieces of a number: the voice says it.
  await keep('nummer', 2000);
  await keep('a', 2500);
  expect(has(await call('A042'), 2500)).toBe(false);
  await keep('42', 3500);
  const own = await call('A042');
  expect([2000, 2500, 3500, 3000].map((pitch) => has(own, pitch))).toEqual([true, true, true, true]);
  // 142 is a hundred and 42; another number, counter or language is spoken.
  await keep('100', 4000);
  expect(has(await call('A142'), 4000)).toBe(true);
  expect(has(await call('A043'), 2000)).toBe(false);
  expect(await call('A042', '3', 'en')).not.toEqual(own);
  await keep('nummer-a-42', 4500);
  expect(has(await call('A042'), 4500)).toBe(true);
  expect(await names()).toEqual(['100', '42', 'a', 'nummer', 'nummer-a-42', 'schalter-3']);
  expect(before).not.toEqual(own);
});

test('D13 a recording is as loud as the voice and without silence around it, and goes when it is deleted', async () => {
  const { keep, call, admin, names } = await openHall();
  const spoken = await call('A042');
  await keep('nummer-a-42', 2000);
  await keep('schalter-3', 3000);
  const own = await call('A042');
  expect(Math.abs(loudnessOf(own, SOUND_HZ) - SPEECH_LUFS)).toBeLessThan(1.5);
  expect(own.length / SOUND_HZ).toBeLessThan(2);
  await admin.ask({ type: 'removeRecordings', language: 'de', name: 'schalter-3' });
  expect(await names()).toEqual(['nummer-a-42']);
  await admin.ask({ type: 'removeRecordings', language: 'de', name: null });
  expect(await names()).toEqual([]);
  expect(await call('A042')).toEqual(spoken);
});

test('D13 only sound is taken: of its form, of its length, and under a name of a piece', async () => {
  const { admin, names, call } = await openHall();
  const good = wavOf(tone(2000));
  const keep = (name: string, file: Uint8Array) =>
    admin.ask({ type: 'keepRecording', language: 'de', name, wav: base64Of(file) });
  const faster = Uint8Array.from(good);
  new DataView(faster.buffer).setUint32(24, 44_100, true);
  for (const bad of [
    new Uint8Array(0),
    new TextEncoder().encode('<script>alert(1)</script>'.padEnd(100)),
    faster,
    Uint8Array.from([...good, 0, 0]),
    wavOf(new Float32Array(SOUND_HZ)),
    wavOf(new Float32Array(7 * SOUND_HZ)),
  ])
    expect((await keep('nummer', bad)).ok).toBe(false);
  for (const name of ['../nummer', 'nummer.wav', '', 'Nummer', 'a'.repeat(61)])
    expect((await keep(name, good)).ok).toBe(false);
  expect(await names()).toEqual([]);
  // Whatever else lies in the folder is not heard.
  expect((await keep('a', good)).ok).toBe(true);
  const folder = join(world.folder, 'recordings', 'de');
  expect(existsSync(join(folder, 'a.wav'))).toBe(true);
  const spoken = await call('A042');
  for (const piece of ['nummer-a-42', 'schalter-3']) writeFileSync(join(folder, `${piece}.wav`), 'no sound');
  expect(await call('A042')).toEqual(spoken);
});

test('D13 pieces are named by what they say, in plain letters', () => {
  expect(pieceName('Zimmer 12 a')).toBe('zimmer-12-a');
  expect(pieceName('Bürgerbüro – Süd/Größe É')).toBe('buergerbuero-sued-groesse-e');
  expect(pieceOfPlace('Schalter', '3')).toBe('schalter-3');
  expect(piecesOfNumber('A142')).toEqual([
    ['nummer-a-142'],
    ['nummer-a', '142'],
    ['nummer', 'a', '142'],
    ['nummer-a', '100', '42'],
    ['nummer', 'a', '100', '42'],
  ]);
  expect(piecesOfNumber('T007')[2]).toEqual(['nummer', 't', '7']);
  const pieces = allPieces(trustingOffice);
  expect(pieces).toEqual(expect.arrayContaining(['nummer', 'a', 't', '1', '99', '900', 'schalter-8']));
  for (const piece of pieces) expect(piece).toMatch(/^[a-z0-9-]{1,60}$/);
  // Every number of every letter can be put together of them.
  for (let count = 1; count <= 999; count++) {
    const ways = piecesOfNumber(`T${String(count).padStart(3, '0')}`);
    expect(ways.some((way) => way.every((piece) => pieces.includes(piece)))).toBe(true);
  }
});
