// D1, D11: what is said in each language is measured against a reference: the same voice reading the words written out by hand.
// A call counts as recognised when its own reference is nearer than those of all other calls. That people understand it is
// not proved by this.
import { createLog } from '../../../server/basics/log';
import { spelledPlace } from '../../../server/voice/saying/spelling';
import { loudnessOf, SPEECH_LUFS } from '../../../server/voice/sound/loudness';
import { createVoice } from '../../../server/voice/voice';
import { LANGUAGES, type Language } from '../../../shared/languages';
import { SOUND_HZ } from '../../../shared/sound/wav';
import { placePhrase } from '../../../shared/words/places';
import { slipWordsOf } from '../../../shared/words/slip';

jest.setTimeout(120_000);

/** Of each language (Arabic calls Latin letters as English does, so they stand there as they are): letter and number, written as on the slip, and in words as somebody says them. */
const WRITTEN: Record<string, readonly [string, string][]> = {
  de: [
    ['A 042', 'ah zweiundvierzig'],
    ['B 107', 'beh einhundertsieben'],
    ['T 999', 'teh neunhundertneunundneunzig'],
    ['A 024', 'ah vierundzwanzig'],
  ],
  en: [
    ['A 042', 'eigh forty two'],
    ['B 107', 'bee one hundred and seven'],
    ['T 999', 'tee nine hundred and ninety nine'],
    ['A 024', 'eigh twenty four'],
  ],
  tr: [
    ['A 042', 'a kırk iki'],
    ['B 107', 'be yüz yedi'],
    ['T 999', 'te dokuz yüz doksan dokuz'],
    ['A 024', 'a yirmi dört'],
  ],
  ar: [
    ['A 042', 'A اثنان وأربعون'],
    ['B 107', 'B مئة وسبعة'],
    ['T 999', 'T تسعمئة وتسعة وتسعون'],
    ['A 024', 'A أربعة وعشرون'],
  ],
  uk: [
    ['A 042', 'а сорок два'],
    ['B 107', 'бе сто сім'],
    ['T 999', "те дев'ятсот дев'яносто дев'ять"],
    ['A 024', 'а двадцять чотири'],
  ],
  ru: [
    ['A 042', 'а сорок два'],
    ['B 107', 'бэ сто семь'],
    ['T 999', 'тэ девятьсот девяносто девять'],
    ['A 024', 'а двадцать четыре'],
  ],
  pl: [
    ['A 042', 'a czterdzieści dwa'],
    ['B 107', 'be sto siedem'],
    ['T 999', 'te dziewięćset dziewięćdziesiąt dziewięć'],
    ['A 024', 'a dwadzieścia cztery'],
  ],
  ro: [
    ['A 042', 'a patruzeci și doi'],
    ['B 107', 'be o sută șapte'],
    ['T 999', 'te nouă sute nouăzeci și nouă'],
    ['A 024', 'a douăzeci și patru'],
  ],
};

const FRAME = 512;
const HOP = 256;
const BANDS = 14;
/** Edges of bands as ears part them, 150 Hz to 5 kHz. */
const EDGES = Array.from({ length: BANDS + 1 }, (_, i) =>
  Math.round((150 * (5000 / 150) ** (i / BANDS) * FRAME) / SOUND_HZ),
);
const WINDOW = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME));
const COSINES = Float64Array.from({ length: FRAME }, (_, i) => Math.cos((2 * Math.PI * i) / FRAME));

const powerAt = (frame: Float64Array, bin: number): number => {
  let [re, im] = [0, 0];
  for (let i = 0; i < FRAME; i++) {
    const x = frame[i] ?? 0;
    re += x * (COSINES[(bin * i) % FRAME] ?? 0);
    im += x * (COSINES[(bin * i + (3 * FRAME) / 4) % FRAME] ?? 0);
  }
  return re * re + im * im;
};

/** The shape of a sound: per frame how loud each band is, whatever the loudness of all. */
const shapeOf = (samples: Float32Array): number[][] => {
  const frames: number[][] = [];
  for (let from = 0; from + FRAME <= samples.length; from += HOP) {
    const frame = WINDOW.map((weight, i) => weight * (samples[from + i] ?? 0));
    const bands = Array.from({ length: BANDS }, (_, band) => {
      const [low, high] = [EDGES[band] ?? 0, Math.max((EDGES[band] ?? 0) + 1, EDGES[band + 1] ?? 0)];
      let power = 1e-4;
      for (let bin = low; bin < high; bin++) power += powerAt(frame, bin);
      return Math.log(power);
    });
    const mean = bands.reduce((sum, one) => sum + one, 0) / BANDS;
    frames.push([...bands.map((one) => one - mean), mean / 2]);
  }
  return frames;
};

const gap = (one: number[], other: number[]): number =>
  Math.sqrt(one.reduce((sum, value, i) => sum + (value - (other[i] ?? 0)) ** 2, 0));

/** How far two sounds are from each other, spoken however fast (dynamic time warping). */
const distance = (one: number[][], other: number[][]): number => {
  let row = [0, ...other.map(() => Number.POSITIVE_INFINITY)];
  for (const frame of one) {
    const next = [Number.POSITIVE_INFINITY];
    other.forEach((against, at) => {
      const before = Math.min(row[at] ?? 0, row[at + 1] ?? 0, next[at] ?? 0);
      next.push(before + gap(frame, against));
    });
    row = next;
  }
  return (row.at(-1) ?? 0) / (one.length + other.length);
};

const voice = createVoice({ log: createLog('silent') });
afterAll(() => voice.close());

const samplesFor = async (language: string, text: string): Promise<Float32Array> => {
  const samples = await voice.samples({ language, text });
  if (samples === null) throw new Error(`nothing was spoken: ${text}`);
  return samples;
};

/** 'A 042' with the numbers beside it, as whoever miscounts would say it. */
const beside = (written: string): string[] => {
  const [letter = '', digits = ''] = written.split(' ');
  const other = { A: 'B', B: 'A', T: 'A' }[letter] ?? 'A';
  const numbered = (count: number) => `${letter} ${String(count).padStart(3, '0')}`;
  return [written, numbered(Number(digits) - 1), numbered((Number(digits) % 999) + 1), `${other} ${digits}`];
};

test.each(Object.keys(WRITTEN))(
  'D1 in %s the words of a number are nearest to this number, and to no other',
  async (language) => {
    const calls = WRITTEN[language] ?? [];
    const all = calls.map(([written]) => written);
    for (const [written, words] of calls) {
      const reference = shapeOf(await samplesFor(language, words));
      const heard = [...new Set([...beside(written), ...all])];
      const distances: number[] = [];
      for (const one of heard) distances.push(distance(shapeOf(await samplesFor(language, one)), reference));
      expect([words, heard[distances.indexOf(Math.min(...distances))]]).toEqual([words, written]);
    }
  },
);

/** The same of places: a counter by its number, and one with a letter. */
const PLACES: Record<string, readonly [string, string]> = {
  de: ['Schalter drei', 'Schalter zwölf ah'],
  en: ['Counter three', 'Counter twelve eigh'],
  tr: ['Gişe üç', 'Gişe on iki a'],
  ar: ['الشباك ثلاثة', 'الشباك اثنا عشر A'],
  uk: ['Вікно три', 'Вікно дванадцять а'],
  ru: ['Окно три', 'Окно двенадцать а'],
  pl: ['Okienko trzy', 'Okienko dwanaście a'],
  ro: ['Ghișeul trei', 'Ghișeul doisprezece a'],
};
const COUNTERS = ['3', '12 a', '2', '13', '12', '12 b', '2 a'];

test.each(Object.keys(PLACES))(
  'D1 in %s the words of a counter are nearest to this counter, and to no other',
  async (language) => {
    const said = (name: string) =>
      placePhrase(slipWordsOf(language as Language), 'Schalter', name, spelledPlace(language, name));
    const shapes: number[][][] = [];
    for (const name of COUNTERS) shapes.push(shapeOf(await samplesFor(language, said(name))));
    for (const [at, words] of (PLACES[language] ?? []).entries()) {
      const reference = shapeOf(await samplesFor(language, words));
      const distances = shapes.map((shape) => distance(shape, reference));
      expect([words, COUNTERS[distances.indexOf(Math.min(...distances))]]).toEqual([words, COUNTERS[at]]);
    }
  },
);

test('D11 every language that is offered has a voice, equally loud', async () => {
  const sounds = await Promise.all(LANGUAGES.map((language) => samplesFor(language, 'A 042, 3')));
  for (const sound of sounds) expect(Math.abs(loudnessOf(sound, SOUND_HZ) - SPEECH_LUFS)).toBeLessThan(1);
  // Plain German is German, slower; every other one sounds otherwise.
  expect(new Set(sounds.map((sound) => Buffer.from(sound.buffer).toString('base64'))).size).toBe(LANGUAGES.length);
});

test('D11 a letter has its own name, a number no zeros, and a time its hours', async () => {
  const same: [string, string, string][] = [
    ['de', 'Nummer A042', 'Nummer A 42'],
    ['de', 'um 12:20 Uhr', 'um 12 Uhr 20'],
    ['de', 'um 12:00 Uhr', 'um 12 Uhr'],
    ['uk', 'о 12:20', 'о 12 20'],
    ['en', 'Number A007', 'Number eigh 7'],
    ['ru', 'Номер C011', 'Номер цэ 11'],
    ['pl', 'Numer W 003', 'Numer wu 3'],
  ];
  for (const [language, written, said] of same)
    expect(await samplesFor(language, written)).toEqual(await samplesFor(language, said));
});

test('D1 a letter in the name of a counter is said by its name, and is no article and no other word', () => {
  const said = (language: string) => ['3', '12 a', '4B', 'Foyer'].map((name) => spelledPlace(language, name));
  expect(said('de')).toEqual(['3', '12 A', '4 B', 'Foyer']);
  expect(said('en')[1]).toBe('12 eigh');
  expect(said('ru')).toEqual(['3', '12 а', '4 бэ', 'Foyer']);
  expect(spelledPlace('pl', '7 w')).toBe('7 wu');
});
