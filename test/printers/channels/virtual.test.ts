/** @jest-environment jsdom */
// The virtual printer: what comes out is a picture, and its faults are those of a real one.

import { encodeSlip } from '../../../printers/slip/encoder';
import { drawSlip } from '../../../printers/slip/picture';
import { slipParts } from '../../../printers/slip/ticket';
import { DEFAULT_PROFILE, type PrinterSettings } from '../../../shared/settings';
import { slipWordsOf } from '../../../shared/words/slip';
import { CONTENT, NARROW } from '../content';
import { type Desk, openDesk } from '../desk';

const VIRTUAL: PrinterSettings = {
  id: 'printer',
  name: 'Bild',
  channel: { kind: 'virtual' },
  profile: DEFAULT_PROFILE,
};
let desk: Desk | null = null;
const open = (mayBeSent: (slipId: string) => boolean = () => true) => {
  desk = openDesk([VIRTUAL], mayBeSent);
  return desk;
};
afterEach(async () => {
  await desk?.spooler.close();
  desk = null;
});

const parse = (svg: string | null) => {
  const document = new DOMParser().parseFromString(svg ?? '', 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document.documentElement;
};
const textsOf = (svg: Element) => [...svg.querySelectorAll('text')].map((text) => text.textContent);

test('P4 the virtual printer confirms a slip and draws it on paper of the right width', async () => {
  const { print, result, condition, spooler } = open();
  print('s1');
  expect(await result('s1')).toEqual({ state: 'printed', problem: null });
  await condition([]);
  const svg = parse(spooler.picture('s1'));
  expect(svg.getAttribute('role')).toBe('img');
  expect(svg.getAttribute('width')).toBe('80mm');
  expect(svg.querySelector('title')?.textContent).toContain('A042');
  expect(textsOf(svg)).toContain('Personalausweis beantragen');
  const number = [...svg.querySelectorAll('text')].find((text) => text.textContent === 'A042');
  expect(number?.getAttribute('transform')).toContain('scale(8 8)');
  expect(number?.getAttribute('textLength')).toBe('48');
  expect(spooler.picture('s2')).toBeNull();
});

test('P4 P5 a picture is safe to serve: what a text holds is text in it', () => {
  const service = '</text><script>alert(1)</script>&"\'\x00\x1b@';
  for (const profile of [DEFAULT_PROFILE, NARROW, { ...NARROW, qr: 'raster' as const }]) {
    const svg = parse(
      drawSlip(encodeSlip(slipParts({ ...CONTENT, services: [service] }, slipWordsOf('de')), profile), profile),
    );
    expect(svg.querySelector('script')).toBeNull();
    expect(textsOf(svg).join('').replace(/[ -]/g, '')).toContain('</text><script>alert(1)</script>&"\'@');
    expect(svg.querySelectorAll('path[shape-rendering]')).toHaveLength(1);
  }
});

test('P3 P4 out of paper or with its cover open it takes nothing, and it prints again when mended', async () => {
  const { print, result, condition, spooler } = open();
  await condition([]);
  spooler.virtual('printer')?.put({ paper: 'out', cover: 'open' });
  await condition(['coverOpen', 'paperOut'], 5000);
  print('s1');
  expect(await result('s1')).toEqual({ state: 'notSent', problem: 'coverOpen' });
  spooler.virtual('printer')?.put({ paper: 'low', cover: 'closed' });
  await condition(['paperLow'], 5000);
  print('s2');
  expect(await result('s2')).toEqual({ state: 'printed', problem: null });
  expect(spooler.picture('s1')).toBeNull();
});

test('P2 P3 a slip whose paper ends under way is unknown, and comes out of the printer when it is mended', async () => {
  const endPaper = () => {
    desk?.spooler.virtual('printer')?.put({ paper: 'out', cover: 'closed' });
    return true;
  };
  const { print, result, spooler } = open(endPaper);
  print('s1');
  expect(await result('s1')).toEqual({ state: 'unknown', problem: 'paperOut' });
  expect(spooler.picture('s1')).toBeNull();
  spooler.virtual('printer')?.put({ paper: 'enough', cover: 'closed' });
  expect(textsOf(parse(spooler.picture('s1')))).toContain('A042');
});

test('P4 the last fifty pictures are kept', async () => {
  const { print, result, spooler } = open();
  for (let i = 1; i <= 52; i += 1) print(`s${i}`);
  await result('s52', 40_000);
  expect(spooler.picture('s2')).toBeNull();
  expect(spooler.picture('s3')).not.toBeNull();
  expect(spooler.picture('s52')).not.toBeNull();
}, 60_000);

test('P11 the picture of a test slip shows the letters of every code page as they are', async () => {
  const { spooler, result } = open();
  spooler.print({ slipId: 's1', printerId: 'printer', content: CONTENT, purpose: 'trial' });
  expect(await result('s1')).toEqual({ state: 'printed', problem: null });
  const texts = textsOf(parse(spooler.picture('s1')));
  expect(texts).toEqual(
    expect.arrayContaining([
      'Probeseite',
      'CP858, 19: ÄÖÜ äöü ß é €',
      'CP1252, 16: ÄÖÜ äöü ß é €',
      'CP437, 0: ÄÖÜ äöü ß é EUR',
    ]),
  );
});
