// A slip's bytes, read back by a decoder that knows nothing of the encoder.
import fc from 'fast-check';
import { fold, visible } from '../../../printers/slip/codepage';
import { encodeSlip, wrap } from '../../../printers/slip/encoder';
import { isDrawn } from '../../../printers/slip/glyphs';
import { slipParts, trialParts } from '../../../printers/slip/ticket';
import type { SlipContent } from '../../../shared/printing';
import { DEFAULT_PROFILE, type PrinterProfile } from '../../../shared/settings';
import { slipWordsOf } from '../../../shared/words/slip';
import { CONTENT, NARROW } from '../content';
import { decodeSlip } from '../decoder';

const printed = (content: SlipContent, profile: PrinterProfile) =>
  decodeSlip(encodeSlip(slipParts(content, slipWordsOf(content.language)), profile));

const PAPERS: [string, PrinterProfile][] = [
  ['80 mm', DEFAULT_PROFILE],
  ['58 mm', NARROW],
  ['80 mm in CP1252', { ...DEFAULT_PROFILE, codePage: { encoding: 'CP1252', table: 16 } }],
  ['58 mm, codes as pictures', { ...NARROW, qr: 'raster' }],
];

describe.each(PAPERS)('on %s', (_, profile) => {
  const slip = printed(CONTENT, profile);

  test('P1 the slip says everything, with umlauts, in the middle, and is cut once', () => {
    expect(slip.lines.map((line) => line.text).join(' ')).toBe(
      'Bürgerbüro Lünen Ihre Wertmarke A042 Personalausweis beantragen 7 Personen sind vor Ihnen ' +
        'Wartezeit: 15 bis 25 Minuten Voraussichtlich 9:55 bis 10:10 Uhr Bitte warten Sie hier: ' +
        'Wartebereich im Erdgeschoss Bitte achten Sie auf die Anzeige. Auf dem Handy sehen Sie, wann Sie dran sind: ' +
        'Ausgegeben: Mo, 6. November 2017, 9:41 Uhr',
    );
    expect(slip.lines.every((line) => line.centred)).toBe(true);
    expect(slip.cuts).toBe(1);
    expect(slip.commands.at(-1)).toEqual({ kind: 'cut' });
  });

  test('P1 the number is by far the largest thing on it', () => {
    const number = slip.lines.find((line) => line.text === 'A042');
    const others = slip.lines.filter((line) => line.text !== 'A042');
    expect(number).toMatchObject({ width: 8, height: 8, bold: true });
    expect(Math.max(...others.map((line) => line.height))).toBe(2);
  });

  test('P15 nothing that a visitor has to read is smaller than letters of double height', () => {
    expect(Math.min(...slip.lines.map((line) => line.height))).toBe(2);
  });

  test('P1 the code leads to the ticket page and fits the paper', () => {
    expect(slip.codes).toEqual([CONTENT.url]);
    expect(slip.codeDots ?? 0).toBeLessThanOrEqual(profile.dots * 0.6);
  });

  test('P1 no line is wider than the paper', () => {
    const long = printed(
      { ...CONTENT, office: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz' },
      profile,
    );
    for (const { text, width } of long.lines) expect(text.length * width).toBeLessThanOrEqual(profile.columns);
  });
});

test('P1 a longer number is set as large as the paper allows', () => {
  const numberOf = (number: string) =>
    printed({ ...CONTENT, number }, NARROW).lines.find((line) => line.text === number);
  expect(numberOf('A042-17')).toMatchObject({ width: 4, height: 4 });
  expect(numberOf('A'.repeat(32))).toMatchObject({ width: 1, height: 1 });
});

test('P1 a copy says so', () => {
  expect(printed({ ...CONTENT, copy: true }, DEFAULT_PROFILE).lines.map((line) => line.text)).toContain('Kopie');
});

test('P1 two slips encoded one after the other keep each its own bytes', () => {
  const first = encodeSlip(slipParts(CONTENT, slipWordsOf('de')), DEFAULT_PROFILE);
  encodeSlip(slipParts({ ...CONTENT, number: 'B777' }, slipWordsOf('de')), DEFAULT_PROFILE);
  expect(decodeSlip(first).lines.map((line) => line.text)).toContain('A042');
});

test('P1 a word of sixty letters is broken, with a hyphen, and nothing of it is lost', () => {
  const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsges';
  expect(wrap(`Das ${word} gilt`, 24)).toEqual([
    'Das',
    'Rindfleischetikettierun-',
    'gsüberwachungsaufgabenü-',
    'bertragungsges gilt',
  ]);
});

test('P5 no text can inject a command: whatever it holds, the slip decodes to the folded text and nothing else', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom('\x1b', '\x1d', '\x10', '\x04', '\x14', '@', '(', 'k', '\n', '\x00', 'ä', 'V'),
      maxLength: 40,
    }),
  );
  const compact = (text: string) => text.replace(/[ \u00a0-]/g, '');
  fc.assert(
    fc.property(nasty, nasty, nasty, fc.constantFrom(...PAPERS), (office, service, place, [, profile]) => {
      const content = { ...CONTENT, office, services: [service], waitingPlace: place };
      // Drawn lines are pictures, not text; whether a line is drawn is decided on what of it can be seen.
      fc.pre(![office, service, place].some((text) => isDrawn(visible(text))));
      const slip = printed(content, profile);
      const { encoding } = profile.codePage;
      const expected = slipParts(content, slipWordsOf('de')).flatMap((part) =>
        'text' in part && part.kind !== 'qr' ? [fold(part.text, encoding)] : [],
      );
      expect(compact(slip.lines.map((line) => line.text).join(''))).toBe(compact(expected.join('')));
      const kinds = (commands: typeof slip.commands) =>
        commands.map((command) => command.kind).filter((kind) => kind !== 'character' && kind !== 'lineFeed');
      expect(kinds(slip.commands)).toEqual(kinds(printed(CONTENT, profile).commands));
    }),
    { numRuns: 60 },
  );
});

test('P1 P5 a logo stands on top, made to fit the paper, and none of its dots can be taken for a command', () => {
  // Each of these bytes begins a real-time command with its neighbour
  const rows = Buffer.alloc(72 * 300, Buffer.from([0x10, 0x04, 0x10, 0x05, 0x10, 0x14, 0xff, 0x00]));
  const logo = { width: 576, height: 300, bits: rows.toString('base64') };
  const wide = printed({ ...CONTENT, logo }, DEFAULT_PROFILE);
  expect(wide.pictures.map(({ rowBytes, height }) => [rowBytes, height])).toEqual([
    [72, 255],
    [72, 45],
  ]);
  const bits = Buffer.concat(wide.pictures.map((picture) => picture.bits));
  expect([...bits].every((byte, i) => (byte & ~0x08) === ((rows[i] ?? 0) & ~0x08))).toBe(true);
  expect(printed({ ...CONTENT, logo }, NARROW).pictures).toMatchObject([{ rowBytes: 48, height: 200 }]);
  const kinds = wide.commands.map(({ kind }) => kind);
  expect(kinds.indexOf('raster')).toBeLessThan(kinds.indexOf('character'));
});

test('P1 the office’s own texts stand under its name and at the end', () => {
  const { lines } = printed({ ...CONTENT, above: 'Guten Tag!', below: 'Auf Wiedersehen' }, DEFAULT_PROFILE);
  const texts = lines.map(({ text }) => text);
  expect(texts.indexOf('Guten Tag!')).toBe(texts.indexOf('Bürgerbüro Lünen') + 1);
  expect(texts.at(-2)).toBe('Auf Wiedersehen');
});

test('P5 no real-time command hides in a code that is sent as a picture', () => {
  const raster: PrinterProfile = { ...DEFAULT_PROFILE, qr: 'raster' };
  fc.assert(
    fc.property(fc.stringMatching(/^[!-~]{1,60}$/), (path) => {
      const bytes = encodeSlip([{ kind: 'qr', text: `http://a/${path}` }], raster);
      const found = [...bytes.keys()].filter((i) => bytes[i] === 0x10 && [4, 5, 0x14].includes(bytes[i + 1] ?? 0));
      expect(found).toEqual([]);
      expect(decodeSlip(bytes).codes).toEqual([`http://a/${path}`]);
    }),
    { numRuns: 12 },
  );
});

test('P11 a test slip says code page and mode, and shows the letters in every page that is usual', () => {
  const texts = (profile: PrinterProfile, startsIn: 'oneByte' | 'chinese' = 'oneByte') =>
    decodeSlip(encodeSlip(trialParts(profile, slipWordsOf('de')), profile), startsIn).lines.map(({ text }) => text);
  const own = { ...DEFAULT_PROFILE, codePage: { encoding: 'CP1252', table: 16 } } as const;
  expect(texts(own)).toEqual([
    'Probeseite',
    'Zeichensatz: CP1252, Nummer 16',
    'Chinesischer Modus: wird ausgeschaltet',
    'ÄÖÜ äöü ß é €',
    'Nicht richtig? Einstellen, was hier stimmt:',
    'CP858, 19: ÄÖÜ äöü ß é €',
    'CP1252, 16: ÄÖÜ äöü ß é €',
    'CP437, 0: ÄÖÜ äöü ß é EUR',
  ]);
  expect(texts(own, 'chinese')).toEqual(texts(own));
  const untouched = texts({ ...own, chineseMode: 'untouched' }, 'chinese');
  expect(untouched).toContain('Chinesischer Modus: wird nicht angesprochen');
  expect(untouched.join()).toMatch(/\p{Script=Han}/u);
  // Another table than the letters are in: what is wrong is seen, and right where the numbers are usual
  const wrong = texts({ ...own, codePage: { encoding: 'CP1252', table: 19 } });
  expect(wrong).toContain('CP858, 19: ÄÖÜ äöü ß é €');
  expect(wrong).not.toContain('ÄÖÜ äöü ß é €');
});
