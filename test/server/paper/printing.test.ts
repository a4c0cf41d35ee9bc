// P18: a block on a slip printer, with real printers that are not there: each slip once, in order, whatever happens to paper.
import type { SlipResult } from '../../../printers/conversation/job';
import { createSpooler } from '../../../printers/spooler';
import { createPaperBlocks } from '../../../server/paper/blocks';
import { createBlockPrinting } from '../../../server/paper/printing';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { type PaperPrinting, readPaper } from '../../../shared/paper/slips';
import { DEFAULT_PROFILE, type PrinterProfile, type Settings } from '../../../shared/settings';
import { until } from '../../printers/desk';
import { MONDAY_NINE } from '../../world';
import { inMemory } from './secrets';

const URL = 'http://192.168.1.20:3001';
let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

const open = (
  more: Partial<Settings> = {},
  profile: Partial<PrinterProfile> = {},
  beforeSend = (_: string) => true,
) => {
  const printers = [
    {
      id: 'printer',
      name: 'Foyer',
      channel: { kind: 'virtual' as const },
      profile: { ...DEFAULT_PROFILE, ...profile },
    },
  ];
  const settings: Settings = { ...demonstrationOffice, ...more, printers };
  const ends = new Map<string, (result: SlipResult) => void>();
  /** In the order in which they were begun. */
  const sent: { slipId: string; number: string }[] = [];
  const spooler = createSpooler({
    ...{ printers, log: { warn: () => undefined, error: () => undefined }, onCondition: () => undefined },
    beforeSend: async (slipId) => beforeSend(sent.find((one) => one.slipId === slipId)?.number ?? ''),
    onResult: (slipId, result) => ends.get(slipId)?.(result),
  });
  close = spooler.close;
  const blocks = createPaperBlocks({ secrets: inMemory(), now: () => MONDAY_NINE });
  const blockId = blocks.make(50, 'ausweis').result ?? '';
  const printing = createBlockPrinting({
    ...{ blocks, settings: () => settings, ticketUrl: (key) => `${URL}/t/${key}` },
    print: (printerId, content) => {
      const slipId = `slip-${sent.length + 1}`;
      sent.push({ slipId, number: 'number' in content ? content.number : '' });
      const ended = new Promise<SlipResult>((end) => ends.set(slipId, end));
      spooler.print({ slipId, printerId, content, purpose: 'visit' });
      return { slipId, ended };
    },
  });
  const begin = (from: string, to: string) => {
    const begun = printing.prepare({ blockId, printerId: 'printer', from, to });
    if (typeof begun === 'string') return begun;
    begun();
    return null;
  };
  const is = async (state: PaperPrinting['state']) => {
    await until(
      () => `${state}, not ${JSON.stringify(printing.state())}`,
      () => printing.state()?.state === state,
    );
    return printing.state();
  };
  const paper = (state: 'enough' | 'out') => spooler.virtual('printer')?.put({ paper: state, cover: 'closed' });
  const numbers = () => sent.map(({ number }) => number);
  return { blocks, blockId, printing, begin, is, paper, sent, numbers, picture: spooler.picture };
};

test('P18 slips come out one after the other, each with what the A4 sheet has, and it says how many', async () => {
  const { blocks, blockId, begin, is, numbers, sent, picture, printing } = open({ languages: ['de', 'en', 'ar'] });
  expect(printing.state()).toBeNull();
  expect(begin('Q002', 'Q004')).toBeNull();
  expect(await is('done')).toMatchObject({ first: 'Q002', last: 'Q004', total: 3, printed: 3, unproven: 0, at: null });
  expect(numbers()).toEqual(['Q002', 'Q003', 'Q004']);
  const texts = [...(picture(sent[0]?.slipId ?? '') ?? '').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, t]) => t);
  const { key, proof } = blocks.printed(blockId)?.slips[1] ?? {};
  const said = texts.join(' ');
  for (const one of ['Q002', 'Personalausweis', 'Bitte behalten', 'Please keep', 'nicht gekommen', 'Schalter:'])
    expect(said).toContain(one);
  // What is typed is what the code says.
  const typed = texts.filter((text) => text?.includes(blockId) || text?.includes(proof?.slice(0, 5) ?? '?')).join(' ');
  expect(readPaper(typed)?.key).toBe(key);
  expect(printing.state()?.picture).toBe(`/slips/${sent[2]?.slipId}.svg`);
});

test('P18 paper out in the middle: the slip is told, nothing follows by itself, and it is printed again by its number', async () => {
  const { begin, is, numbers, paper, picture, sent } = open({}, {}, (number) => {
    if (number === 'Q002' && numbers().length === 2) paper('out');
    return true;
  });
  begin('Q001', 'Q003');
  expect(await is('trouble')).toMatchObject({
    ...{ printed: 1, total: 3, at: 'Q002', problem: 'paperOut', isDoubtful: true },
  });
  expect(begin('Q002', 'Q003')).toBeNull();
  expect(await is('trouble')).toMatchObject({ printed: 0, at: 'Q002', problem: 'paperOut', isDoubtful: false });
  expect(numbers()).toEqual(['Q001', 'Q002', 'Q002']);
  paper('enough');
  begin('Q002', 'Q003');
  expect(await is('done')).toMatchObject({ printed: 2, total: 2 });
  expect(numbers().slice(3)).toEqual(['Q002', 'Q003']);
  expect(picture(sent[3]?.slipId ?? '')).toContain('Q002');
});

test('P18 it is stopped behind the slip that is on its way, and goes on with the next', async () => {
  const { begin, is, numbers, printing } = open();
  begin('Q001', 'Q050');
  expect(begin('Q001', 'Q050')).toBe('paperPrinting');
  printing.stop();
  expect(begin('Q001', 'Q050')).toBe('paperPrinting');
  expect(await is('stopped')).toMatchObject({ printed: 1, at: 'Q002', total: 50 });
  expect(numbers()).toEqual(['Q001']);
  begin('Q002', 'Q002');
  expect(await is('done')).toMatchObject({ printed: 1 });
});

test('P18 a printer that proves nothing is gone on with, and its slips are counted apart', async () => {
  const { begin, is } = open({}, { confirm: 'none' });
  begin('Q001', 'Q002');
  expect(await is('done')).toMatchObject({ printed: 0, unproven: 2 });
}, 30_000);

test('P18 a printer that has proved slips and falls silent is gone on with no further, until somebody has looked', async () => {
  const [printed, silent]: SlipResult[] = [
    { state: 'printed', problem: null },
    { state: 'unknown', problem: 'silent' },
  ];
  const results = [printed, silent, printed, silent, silent, silent];
  const blocks = createPaperBlocks({ secrets: inMemory(), now: () => MONDAY_NINE });
  const blockId = blocks.make(50, null).result ?? '';
  const [printer] = demonstrationOffice.printers;
  const printing = createBlockPrinting({
    ...{ blocks, settings: () => demonstrationOffice, ticketUrl: (key) => `${URL}/t/${key}` },
    print: () => ({ slipId: 'slip', ended: Promise.resolve(results.shift() as SlipResult) }),
  });
  const print = async (from: string, to: string) => {
    const begun = printing.prepare({ blockId, printerId: printer?.id ?? '', from, to });
    if (typeof begun === 'string') throw new Error(begun);
    begun();
    await until(
      () => JSON.stringify(printing.state()),
      () => printing.state()?.state !== 'printing',
    );
    return printing.state();
  };
  const stuck = { state: 'trouble', problem: 'silent', isDoubtful: true, printed: 1, unproven: 0 };
  expect(await print('Q001', 'Q050')).toMatchObject({ ...stuck, at: 'Q002' });
  expect(await print('Q002', 'Q050')).toMatchObject({ ...stuck, at: 'Q003' });
  expect(await print('Q003', 'Q004')).toMatchObject({ state: 'done', printed: 0, unproven: 2 });
});

test('P18 refused: another block, another printer, numbers that are none of the block or in the wrong order; a block that is withdrawn goes no further', async () => {
  const { begin, is, blocks, blockId, printing, numbers } = open();
  const ask = (some: object) => printing.prepare({ blockId, printerId: 'printer', from: 'Q001', to: 'Q002', ...some });
  expect(ask({ blockId: 'XXXX' })).toBe('unknownBlock');
  expect(ask({ printerId: 'other' })).toBe('unknownPrinter');
  expect([ask({ from: 'Q051' }), ask({ to: 'Q051' }), ask({ from: 'Q003' })]).toEqual(Array(3).fill('malformed'));
  begin('Q001', 'Q050');
  blocks.discard(blockId);
  expect(await is('stopped')).toMatchObject({ printed: 1, at: 'Q002' });
  expect(numbers()).toEqual(['Q001']);
});
