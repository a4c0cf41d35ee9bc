// Slips on their way to a network printer: what came out of it, and what was said about it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProblem } from '../../shared/printing';
import type { PrinterSettings } from '../../shared/settings';
import { decodeSlip } from './decoder';
import { type Desk, networkPrinter, openDesk, PATIENT_MS, until } from './desk';
import { GOOD, type Habits, type Sensors, startPrinter, type TestPrinter } from './printer';
import { inRealTime } from './realTime';

// Most of the time here is waited for printers, so the scenes are played side by side.
jest.setTimeout(400_000);

type Stage = {
  start: (habits?: Partial<Habits>, port?: number) => Promise<TestPrinter>;
  open: (printers: PrinterSettings[], mayBeSent?: (slipId: string) => boolean) => Desk;
};

const onStage = (play: (stage: Stage) => Promise<void>) => () => inRealTime(() => playOnce(play));

/** Plays with printers and a spooler of its own, all of it cleared away afterwards. */
const playOnce = async (play: (stage: Stage) => Promise<void>): Promise<void> => {
  const machines: TestPrinter[] = [];
  const desks: Desk[] = [];
  const start: Stage['start'] = async (habits = {}, port = 0) => {
    const machine = await startPrinter(habits, port);
    machines.push(machine);
    return machine;
  };
  const open: Stage['open'] = (printers, mayBeSent) => {
    const desk = openDesk(printers, mayBeSent);
    desks.push(desk);
    return desk;
  };
  try {
    await play({ start, open });
    for (const { errors } of desks) expect(errors).toEqual([]);
  } finally {
    for (const { spooler } of desks) await spooler.close();
    for (const machine of machines) await machine.close();
  }
};

/** A look comes every one and a half seconds: what two see is seen within five. Counted, as a busy machine has other seconds. */
const LOOKS = 2;

const PRINTED = { state: 'printed', problem: null };

const numbers = ({ slips }: TestPrinter) =>
  slips.map((bytes) => decodeSlip(bytes).lines.find((line) => line.width > 4)?.text);

test.concurrent(
  'P2 a slip that the printer confirms is printed, and came out whole, once',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { print, result, sending, results } = open([networkPrinter(machine.port)]);
    print('s1');
    expect(await result('s1')).toEqual(PRINTED);
    expect(numbers(machine)).toEqual(['A042']);
    expect(sending).toEqual(['s1']);
    expect(results.get('s1')).toHaveLength(1);
  }),
);

test.concurrent.each<[string, Partial<Habits>]>([
  ['with a small buffer and slow paper', { bufferBytes: 64, lineMs: 150 }],
  ['that mixes its automatic status in and sends byte by byte', { automatic: true, split: true }],
  ['that knows only GS r', { answers: { ...GOOD.answers, processId: false } }],
])('P2 a slip is printed on a printer %s', (_, habits) =>
  onStage(async ({ start, open }) => {
    const machine = await start(habits);
    const { print, result } = open([networkPrinter(machine.port)]);
    print('s1');
    expect(await result('s1')).toEqual(PRINTED);
    print('s2', { number: 'A043' });
    expect(await result('s2')).toEqual(PRINTED);
    expect(numbers(machine)).toEqual(['A042', 'A043']);
  })(),
);

test.concurrent(
  'P2 a printed slip was on paper when it was said to be',
  onStage(async ({ start, open }) => {
    const machine = await start({ lineMs: 100 });
    const { print, results } = open([networkPrinter(machine.port)]);
    print('s1');
    await until('cut', () => machine.slips.length === 1 || results.has('s1'));
    expect(machine.slips).toHaveLength(1);
  }),
);

test.concurrent(
  'P4 slips of several kiosks come out one at a time, in their order, over one connection at a time',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { print, result } = open([networkPrinter(machine.port), networkPrinter(machine.port, {}, 'same')]);
    const wanted = Array.from({ length: 12 }, (_, i) => `A${100 + i}`);
    for (const [i, number] of wanted.entries()) print(number, { number }, i % 2 ? 'printer' : 'same');
    for (const number of wanted) expect(await result(number)).toEqual(PRINTED);
    expect(numbers(machine)).toEqual(wanted);
    expect(machine.mostConnections()).toBe(1);
  }),
);

test.concurrent(
  'P4 a printer that hangs does not keep another from printing',
  onStage(async ({ start, open }) => {
    const [stuck, fine] = [await start({ lineMs: 5000 }), await start()];
    const { print, result, results } = open([networkPrinter(stuck.port), networkPrinter(fine.port, {}, 'other')]);
    print('s1');
    print('s2', {}, 'other');
    expect(await result('s2')).toEqual(PRINTED);
    expect(results.has('s1')).toBe(false);
  }),
);

test.concurrent.each<[PrinterProblem, Partial<Sensors>]>([
  ['paperOut', { paper: 'out' }],
  ['coverOpen', { cover: 'open' }],
  ['cutter', { cutter: 'jammed' }],
])('P3 with %s nothing is sent; seen within 5 s, and within 5 s that it is mended', (problem, fault) =>
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { print, result, condition, sending } = open([networkPrinter(machine.port)]);
    await condition([]);
    const before = machine.served();
    machine.put(fault);
    await condition([problem]);
    expect(machine.served() - before).toBeLessThanOrEqual(LOOKS);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'notSent', problem });
    expect(sending).toEqual([]);
    const whenMended = machine.served();
    machine.put({ paper: 'enough', cover: 'closed', cutter: 'free' });
    await condition([]);
    expect(machine.served() - whenMended).toBeLessThanOrEqual(LOOKS);
    print('s2');
    expect(await result('s2')).toEqual(PRINTED);
    expect(machine.slips).toHaveLength(1);
  })(),
);

test.concurrent(
  'P3 little paper is told and does not keep slips from being printed; a condition is told once',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { print, result, condition, conditions } = open([networkPrinter(machine.port)]);
    machine.put({ paper: 'low' });
    await condition(['paperLow']);
    print('s1');
    expect(await result('s1')).toEqual(PRINTED);
    await sleep(2000);
    expect(conditions).toEqual([['printer', ['paperLow']]]);
  }),
);

test.concurrent(
  'P2 P3 paper that ends in the middle of a slip leaves it unknown, and it is not sent again',
  onStage(async ({ start, open }) => {
    const machine = await start({ paperEndsAfterLines: 3 });
    const { print, result, condition, results, sending } = open([networkPrinter(machine.port)]);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'unknown', problem: 'paperOut' });
    await condition(['paperOut']);
    machine.put({ paper: 'enough' });
    await condition([]);
    await sleep(500);
    expect(results.get('s1')).toHaveLength(1);
    expect(sending).toEqual(['s1']);
    expect(machine.slips.length).toBeLessThanOrEqual(1);
  }),
);

test.concurrent(
  'P2 P3 a printer that stops in a slip and hears nothing any more is seen within 5 s, and gets no other slip',
  onStage(async ({ start, open }) => {
    const machine = await start({ paperEndsAfterLines: 3, bufferBytes: 64 });
    const { print, result, condition, sending } = open([networkPrinter(machine.port)]);
    print('s1');
    await condition(['offline']);
    expect(await result('s1')).toEqual({ state: 'unknown', problem: 'offline' });
    print('s2');
    expect(await result('s2')).toEqual({ state: 'notSent', problem: 'paperOut' });
    machine.put({ paper: 'enough' });
    await condition([]);
    expect(sending).toEqual(['s1']);
  }),
);

test.concurrent(
  'P2 a connection that is reset in the middle of a slip ends it at once, unknown',
  onStage(async ({ start, open }) => {
    const machine = await start({ resetAfterBytes: 100 });
    const { print, result } = open([networkPrinter(machine.port)]);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'unknown', problem: 'unreachable' });
  }),
);

test.concurrent(
  'P2 P3 without a printer at the address nothing is sent; unplugged and back are seen within 5 s',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { port } = machine;
    const { print, result, condition } = open([networkPrinter(port)]);
    await condition([]);
    await machine.close();
    await condition(['unreachable']);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'notSent', problem: 'unreachable' });
    const again = await start({}, port);
    await condition([]);
    print('s2');
    expect(await result('s2')).toEqual(PRINTED);
    expect(again.slips).toHaveLength(1);
  }),
);

const MUTE = { answers: { realTime: false, processId: false, transmit: false } };

test.concurrent(
  'P2 a printer that says nothing gets its slip; it stays unknown, and the next ones do not wait for a proof',
  onStage(async ({ start, open }) => {
    const machine = await start(MUTE);
    const { print, result, condition } = open([networkPrinter(machine.port)]);
    print('s1');
    await until('slip', () => machine.slips.length === 1);
    expect(await result('s1')).toEqual({ state: 'unknown', problem: 'silent' });
    await condition(['silent']);
    const asked = machine.askedForProof();
    expect(asked).toBeGreaterThan(0);
    print('s2');
    expect(await result('s2')).toEqual({ state: 'unknown', problem: 'silent' });
    // It gives no proof, so that none is asked for and waited for any more
    expect(machine.askedForProof()).toBe(asked);
    expect(machine.slips).toHaveLength(2);
  }),
);

test.concurrent(
  'P2 a printer that must answer first and does not gets nothing',
  onStage(async ({ start, open }) => {
    const machine = await start(MUTE);
    const { print, result, condition } = open([networkPrinter(machine.port, { status: 'required' })]);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'notSent', problem: 'offline' });
    await condition(['offline']);
    expect(machine.slips).toHaveLength(0);
  }),
);

test.concurrent(
  'P2 a printer that answers questions but confirms nothing leaves slips unknown',
  onStage(async ({ start, open }) => {
    const machine = await start({ answers: { realTime: true, processId: false, transmit: false } });
    const { print, result, condition } = open([networkPrinter(machine.port, { confirm: 'none' })]);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'unknown', problem: 'noConfirmation' });
    await condition([]);
  }),
);

test.concurrent(
  'P2 a slip that could not be marked as being sent is not sent',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { print, result } = open([networkPrinter(machine.port)], () => false);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'notSent', problem: null });
    expect(machine.slips).toHaveLength(0);
  }),
);

test.concurrent(
  'P4 printers can be taken into use and out of it while running',
  onStage(async ({ start, open }) => {
    const [one, two] = [await start(), await start()];
    const { spooler, print, result, condition } = open([networkPrinter(one.port)]);
    spooler.configure([networkPrinter(two.port, {}, 'other')]);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'notSent', problem: null });
    print('s2', {}, 'other');
    expect(await result('s2')).toEqual(PRINTED);
    await condition([], PATIENT_MS, 'other');
    expect([one.slips.length, two.slips.length]).toEqual([0, 1]);
  }),
);

test.concurrent(
  'P2 closing ends every slip truly, and leaves no connection',
  onStage(async ({ start, open }) => {
    const machine = await start({ lineMs: 60 });
    const { spooler, print, results } = open([networkPrinter(machine.port)]);
    for (const slipId of ['s1', 's2', 's3']) print(slipId);
    await until('connection', () => machine.connections() > 0);
    await sleep(100);
    await spooler.close();
    const ended = ['s1', 's2', 's3'].map((slipId) => results.get(slipId)?.map(({ state }) => state));
    expect(ended).toEqual([['printed'], ['notSent'], ['notSent']]);
    await until('end', () => machine.connections() === 0);
    expect(machine.slips).toHaveLength(1);
  }),
);

test.concurrent(
  'P3 a single connection that fails is no alarm: somebody else may just be served',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { condition, conditions } = open([networkPrinter(machine.port)]);
    await condition([]);
    machine.dropNext();
    await sleep(2500);
    expect(conditions).toEqual([['printer', []]]);
  }),
);

test.concurrent(
  'P4 a changed printer is used when the slip on its way is done, never over two connections',
  onStage(async ({ start, open }) => {
    const machine = await start({ lineMs: 50 });
    const { spooler, print, result } = open([networkPrinter(machine.port)]);
    print('s1');
    await until('connection', () => machine.connections() > 0);
    spooler.configure([networkPrinter(machine.port, { qr: 'raster' })]);
    print('s2', { number: 'A043' });
    expect(await result('s1')).toEqual(PRINTED);
    expect(await result('s2')).toEqual(PRINTED);
    expect(numbers(machine)).toEqual(['A042', 'A043']);
    expect(machine.mostConnections()).toBe(1);
  }),
);

test.concurrent(
  'P2 P3 a printer that used to answer and no longer does is offline and gets nothing that might come out later',
  onStage(async ({ start, open }) => {
    const machine = await start();
    const { print, result, condition } = open([networkPrinter(machine.port)]);
    await condition([]);
    machine.fallSilent();
    await condition(['offline']);
    print('s1');
    expect(await result('s1')).toEqual({ state: 'notSent', problem: 'offline' });
    expect(machine.slips).toHaveLength(0);
  }),
);
