// S88, P17: blocks of paper numbers: made, printed, known again, and through a whole office with real sockets.
import { createPaperBlocks } from '../../../server/paper/blocks';
import type { BroughtSlip } from '../../../shared/paper/brought';
import type { BroughtView, PaperBlockView, PaperResult, ReadPaperResult } from '../../../shared/paper/slips';
import { PAPER_LETTER, readPaper } from '../../../shared/paper/slips';
import type { Reply } from '../../../shared/protocol';
import { LETTERS } from '../../../shared/settings/ticketLetters';
import { MONDAY_NINE, openWorld } from '../../world';
import { inMemory } from './secrets';

const MINUTE = 60_000;

const officeWith = () => createPaperBlocks({ secrets: inMemory(), now: () => MONDAY_NINE });
const made = (blocks: ReturnType<typeof officeWith>, count = 50) => {
  const blockId = blocks.make(count, null).result ?? '';
  return { blockId, slips: blocks.printed(blockId)?.slips ?? [] };
};

test('S88, K28 blocks follow each other, begin again after 999, are no more than a dozen, and no two have one number', () => {
  const blocks = officeWith();
  const range = (count: number) => {
    const { slips } = made(blocks, count);
    return [slips[0]?.number, slips.at(-1)?.number];
  };
  for (let i = 0; i < 12; i++) made(blocks);
  expect(blocks.make(50, null).result).toBeNull();
  for (const { blockId } of blocks.list().slice(0, 11)) blocks.discard(blockId);
  expect([range(200), range(100)]).toEqual([
    ['Q601', 'Q800'],
    ['Q801', 'Q900'],
  ]);
  // Q001 to Q050 are on paper still.
  expect(blocks.make(200, null).result).toBeNull();
  expect(range(50)).toEqual(['Q901', 'Q950']);
  expect(blocks.make(50, null).result).toBeNull();
  for (const { blockId } of blocks.list()) blocks.discard(blockId);
  expect(range(50)).toEqual(['Q951', 'Q001']);
  expect(LETTERS).not.toContain(PAPER_LETTER);
});

test('K28 the numbers of a block that was withdrawn are those of no other one, also of today', () => {
  const blocks = officeWith();
  blocks.discard(made(blocks).blockId);
  expect(made(blocks).slips[0]?.number).toBe('Q051');
  const newest = made(blocks);
  blocks.discard(newest.blockId);
  expect(made(blocks).slips[0]?.number).toBe('Q151');
});

test('S88 a slip is known by its code, scanned or typed; of another office, altered, made up or withdrawn it is not', () => {
  const [blocks, others] = [officeWith(), officeWith()];
  const { blockId, slips } = made(blocks);
  const [slip] = slips;
  const key = slip?.key ?? '';
  expect(new Set(slips.map((one) => one.key)).size).toBe(50);
  for (const typed of [
    key,
    `https://termine.example.de/t/${key}`,
    `http:&&a&t&${key.replaceAll('-', 'ß')}`,
    key.toLowerCase().replaceAll('-', ' '),
  ])
    expect(blocks.slipOf(readPaper(typed)?.key ?? '')).toEqual(slip);
  expect(made(others).slips.every((one) => blocks.slipOf(one.key) === null)).toBe(true);
  expect(blocks.slipOf(key.replace('Q001', 'Q002'))).toBeNull();
  expect(blocks.slipOf(key.replace('Q001', 'Q051'))).toBeNull();
  expect(blocks.slipOf(`Q001-${blockId}-AAAAAAAAAA`)).toBeNull();
  expect(readPaper('A001')).toBeNull();
  blocks.discard(blockId);
  expect(blocks.slipOf(key)).toBeNull();
});

test('S88, K27, K29, P17 through the office: made, printed, scanned, in the line and in the day before; again after a restart', async () => {
  const world = await openWorld();
  try {
    let admin = await world.connect('admin', 'admin');
    const result = <Result>(reply: Reply): Result => {
      if (!reply.ok) throw new Error(`refused: ${reply.refusal.code}`);
      return reply.result as Result;
    };
    const { blockId } = result<{ blockId: string }>(
      await admin.ask({ type: 'makePaperBlock', count: 50, serviceId: 'ausweis' }),
    );
    const page = await fetch(world.url(`/paper-block?device=${admin.deviceId}&block=${blockId}`), {
      headers: { cookie: admin.cookie },
    });
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('Der Server ist weg');
    expect(html.match(/class="slip"/g)).toHaveLength(50);
    const proofs = [...html.matchAll(/<p>(Q\d{3} \w{4})<\/p><p>(\w{5} \w{5})<\/p>/g)].map(([, a, b]) => `${a} ${b}`);
    expect(proofs).toHaveLength(50);
    expect((await fetch(world.url(`/paper-block?device=${admin.deviceId}&block=${blockId}`))).ok).toBe(false);

    const read = async (typed: string) => result<ReadPaperResult>(await admin.ask({ type: 'readPaper', typed }));
    const [first, second] = [await read(proofs[0] ?? ''), await read(proofs[1] ?? '')];
    expect(first).toMatchObject({ number: 'Q001', serviceId: 'ausweis', usedOn: null });
    const slip = (key: string, more: Partial<BroughtSlip>): BroughtSlip => ({
      ...{ key, serviceIds: ['ausweis'], persons: 1, language: 'de', cameAt: MONDAY_NINE - 10 * MINUTE },
      ...{ isEstimated: false, outcome: 'waiting', calledAt: null, endedAt: null, counterId: null, ...more },
    });
    const bring = (day: string, slips: BroughtSlip[]) => admin.ask({ type: 'bringInPaper', day, slips });
    expect(result<PaperResult>(await bring('2017-11-06', [slip(first.key, {})]))).toEqual({ brought: 1, known: 0 });
    await admin.until(({ waiting }) => waiting === 1);
    const phone = world.phone(`http://office/t/${first.key}`);
    expect(await phone.until(() => true)).toMatchObject({ number: 'Q001', state: 'waiting' });

    const fridayNoon = MONDAY_NINE - (3 * 24 - 3) * 60 * MINUTE;
    const times = { cameAt: fridayNoon, calledAt: fridayNoon + 5 * MINUTE, endedAt: fridayNoon + 15 * MINUTE };
    const past = [slip(second.key, { outcome: 'done', ...times })];
    expect(result<PaperResult>(await bring('2017-11-03', past))).toEqual({ brought: 1, known: 0 });
    await world.restart();
    admin = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
    expect(result<PaperResult>(await bring('2017-11-03', past))).toEqual({ brought: 0, known: 1 });
    expect(await bring('2017-11-06', [slip(second.key, {})])).toMatchObject({
      ...{ ok: false, refusal: { code: 'paperUsed', values: { number: 'Q002', day: '2017-11-03' } } },
    });
    expect((await read(proofs[1] ?? '')).usedOn).toBe('2017-11-03');
    const { blocks } = result<{ blocks: PaperBlockView[] }>(await admin.ask({ type: 'paperBlocks' }));
    expect(blocks).toMatchObject([{ blockId, first: 'Q001', last: 'Q050', used: 2, next: 'Q003' }]);
    const report = async () =>
      result<{ total: { visitors: number }; pending: number }>(
        await admin.ask({ type: 'report', from: '2017-11-03', to: '2017-11-03', unit: 'day' }),
      );
    // The day is counted beside the office.
    let counted = await report();
    while (counted.pending > 0) counted = await report();
    expect(counted.total.visitors).toBe(1);
    // K29: taken back, it is in no figure, and can be brought in on the day that it is of.
    const takeBack = (day: string, key: string) => admin.ask({ type: 'takeBackPaper', day, keys: [key] });
    const there = async (day: string) =>
      result<{ slips: BroughtView[] }>(await admin.ask({ type: 'broughtPaper', day })).slips;
    expect(await there('2017-11-03')).toMatchObject([{ number: 'Q002', outcome: 'done', back: 'can' }]);
    expect(result(await takeBack('2017-11-03', second.key))).toEqual({ takenBack: 1 });
    expect(await there('2017-11-03')).toEqual([]);
    // K30: nor does its own page say that its day is over: it is on paper, as before.
    expect((await fetch(world.publicUrl(`/api/tickets/${second.key}`))).status).toBe(404);
    expect((await read(proofs[1] ?? '')).usedOn).toBeNull();
    let without = await report();
    while (without.pending > 0 || without.total.visitors > 0) without = await report();
    expect(result<PaperResult>(await bring('2017-11-06', [slip(second.key, {})]))).toEqual({ brought: 1, known: 0 });
    expect(await there('2017-11-06')).toMatchObject([
      { number: 'Q001', outcome: 'waiting' },
      { number: 'Q002', outcome: 'waiting' },
    ]);
    expect(result(await takeBack('2017-11-06', second.key))).toEqual({ takenBack: 1 });
    await admin.until(({ waiting }) => waiting === 1);
    // Taken back and brought in on another day in one breath: what is not stored yet counts.
    result(await bring('2017-11-03', past));
    const atOnce = [takeBack('2017-11-03', second.key), bring('2017-11-06', [slip(second.key, {})])];
    expect((await Promise.all(atOnce)).map(result)).toEqual([{ takenBack: 1 }, { brought: 1, known: 0 }]);
    // S4: the audit says of how many.
    const filter = { from: null, to: null, kind: null, place: null, personId: null, text: null };
    const audit = result<{ entries: { name: string; detail: object }[] }>(
      await admin.ask({ type: 'auditEntries', filter, before: null }),
    );
    expect(audit.entries.find(({ name }) => name === 'takeBackPaper')?.detail).toMatchObject({ count: 1 });
    expect(result(await admin.ask({ type: 'discardPaperBlock', blockId }))).toBeNull();
    expect(await admin.ask({ type: 'readPaper', typed: proofs[2] ?? '' })).toMatchObject({ ok: false });
  } finally {
    await world.close();
  }
});
