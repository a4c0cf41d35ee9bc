// Printers as they are in the field: that rest, know half of the questions, answer late, chatter, and start in Chinese.
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { PrinterProblem } from '../../shared/printing';
import type { PrinterProfile, PrinterSettings } from '../../shared/settings';
import { decodeSlip } from './decoder';
import { type Desk, networkPrinter, openDesk, until } from './desk';
import { type Habits, type Sensors, startPrinter, type TestPrinter } from './printer';
import { inRealTime } from './realTime';

// Nearly all of the time here is waited for printers, so the scenes are played side by side.
jest.setTimeout(400_000);

type Stage = {
  start: (habits?: Partial<Habits>) => Promise<TestPrinter>;
  open: (...printers: PrinterSettings[]) => Desk;
};

const onStage = (play: (stage: Stage) => Promise<void>) => () => inRealTime(() => playOnce(play));

const playOnce = async (play: (stage: Stage) => Promise<void>): Promise<void> => {
  const machines: TestPrinter[] = [];
  const desks: Desk[] = [];
  try {
    await play({
      start: async (habits = {}) => {
        const machine = await startPrinter(habits);
        machines.push(machine);
        return machine;
      },
      open: (...printers) => {
        const desk = openDesk(printers);
        desks.push(desk);
        return desk;
      },
    });
    for (const { errors } of desks) expect(errors).toEqual([]);
  } finally {
    for (const { spooler } of desks) await spooler.close();
    for (const machine of machines) await machine.close();
  }
};

/** Plays a scene for each case, all of them at once; whatever fails says with which case. */
const forEach = <Case>(cases: readonly Case[], scene: (stage: Stage, one: Case) => Promise<void>) =>
  onStage(async (stage) => {
    const played = cases.map((one) =>
      scene(stage, one).catch((cause) => {
        throw new Error(`${JSON.stringify(one)}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }),
    );
    await Promise.all(played);
  });

const PRINTED = { state: 'printed', problem: null };
const UNKNOWN = { answers: { realTime: false, processId: false, transmit: false } };
const NO_ID = { answers: { realTime: true, processId: false, transmit: true } };

const numberOn = (slip: Buffer) => decodeSlip(slip).lines.find(({ width }) => width > 4)?.text;
const numbers = ({ slips }: TestPrinter) => slips.map(numberOn);

const WAYS = ['refuses', 'hangsUp', 'hangsUpAndBeginsAnew', 'letsWait'] as const;
const PAUSES = [1000, 2000].flatMap((pauseMs) => WAYS.map((inPause) => ({ pauseMs, inPause })));

test.concurrent(
  'P6 a printer that needs seconds between two connections prints every slip, and is never said to be away',
  forEach(PAUSES, async ({ start, open }, habits) => {
    const machine = await start(habits);
    const { print, result, conditions, sending } = open(networkPrinter(machine.port));
    const wanted = Array.from({ length: 6 }, (_, i) => `A10${i}`);
    for (const number of wanted.slice(0, 3)) print(number, { number });
    for (const number of wanted.slice(0, 3)) expect(await result(number)).toEqual(PRINTED);
    for (const number of wanted.slice(3)) {
      // Between two slips the printer is looked at, and rests after that too
      await sleep(1700);
      print(number, { number });
      expect(await result(number)).toEqual(PRINTED);
    }
    await sleep(3 * habits.pauseMs);
    expect(numbers(machine)).toEqual(wanted);
    expect(sending).toEqual(wanted);
    expect(conditions).toEqual([['printer', []]]);
  }),
);

test.concurrent(
  'P6 a printer whose pause is known is never refused, and one that is gone is told within 5 s all the same',
  onStage(async ({ start, open }) => {
    const machine = await start({ pauseMs: 1000, inPause: 'hangsUpAndBeginsAnew' });
    const { print, result, condition } = open(networkPrinter(machine.port, { pauseMs: 1000 }));
    print('s1');
    print('s2');
    expect(await result('s1')).toEqual(PRINTED);
    expect(await result('s2')).toEqual(PRINTED);
    expect(machine.refused()).toBe(0);
    await condition([]);
    await machine.close();
    await condition(['unreachable']);
    print('s3');
    expect(await result('s3')).toEqual({ state: 'notSent', problem: 'unreachable' });
  }),
);

const SUBSETS = Array.from({ length: 16 }, (_, bits) => [1, 2, 3, 4].filter((_, i) => bits & (1 << i)));
const FAULTS: [string, Partial<Sensors>][] = [
  ['nothing', {}],
  ['paperOut', { paper: 'out' }],
  ['coverOpen', { cover: 'open' }],
];
/** What the questions can tell of a fault, by the manual; null where they cannot. */
const told = (fault: string, questions: readonly number[]): PrinterProblem | null => {
  if (fault === 'paperOut' && (questions.includes(2) || questions.includes(4))) return 'paperOut';
  if (fault === 'coverOpen' && questions.includes(2)) return 'coverOpen';
  return questions.includes(1) && fault !== 'nothing' ? 'offline' : null;
};

const PARTLY = FAULTS.flatMap(([fault, sensors]) => SUBSETS.map((questions) => ({ questions, fault, sensors })));

test.concurrent(
  'P8 a printer that answers only some state questions is not ready without paper, and what it does not tell is unknown',
  forEach(PARTLY, async ({ start, open }, { questions, fault, sensors }) => {
    const machine = await start({ questions });
    machine.put(sensors);
    const { condition, print, result, conditions } = open(networkPrinter(machine.port));
    const problem = told(fault, questions);
    const isKnown = [1, 2, 4].every((one) => questions.includes(one));
    const unknown: PrinterProblem[] = isKnown ? [] : ['stateUnknown'];
    const expected =
      questions.length === 0 ? ['silent' as const] : [...(problem === null ? [] : [problem]), ...unknown];
    await condition(expected);
    await sleep(2000);
    expect(conditions.at(-1)).toEqual(['printer', expected]);
    if (problem === null && fault !== 'nothing') return;
    print('s1');
    const state = problem === null ? PRINTED : { state: 'notSent', problem };
    expect(await result('s1')).toEqual(state);
  }),
);

test.concurrent(
  'P8 the first slip of all waits until it is known what may keep it from coming out',
  forEach(PARTLY, async ({ start, open }, { questions, fault, sensors }) => {
    const machine = await start({ questions });
    machine.put(sensors);
    const { print, result } = open(networkPrinter(machine.port));
    const problem = told(fault, questions);
    if (problem === null && fault !== 'nothing') return;
    print('s1');
    const state = problem === null ? PRINTED : { state: 'notSent', problem };
    expect(await result('s1')).toEqual(state);
  }),
);

const LATE = ([400, 900, 1500, 'untilNext'] as const).flatMap((lag) =>
  [
    [1, 2, 3, 4],
    [2, 4],
  ].map((questions) => ({ lag, questions })),
);

test.concurrent(
  'P8 answers that come late are those of their questions',
  forEach(LATE, async ({ start, open }, habits) => {
    const machine = await start(habits);
    const { condition, print, result, conditions } = open(networkPrinter(machine.port));
    const rest: PrinterProblem[] = habits.questions.length === 4 ? [] : ['stateUnknown'];
    await condition(rest);
    machine.put({ paper: 'low' });
    await condition([...rest, 'paperLow']);
    print('s1');
    expect(await result('s1')).toEqual(PRINTED);
    machine.put({ paper: 'enough', cover: 'open' });
    await condition(['coverOpen', ...rest]);
    print('s2');
    expect(await result('s2')).toEqual({ state: 'notSent', problem: 'coverOpen' });
    for (const [, problems] of conditions)
      for (const problem of problems) expect(['stateUnknown', 'paperLow', 'coverOpen']).toContain(problem);
  }),
);

/** Bytes that look like an answer to GS r, and some that look like others. */
const STRAYS = [
  [0],
  [0, 0, 0, 0],
  [0x41, 0x0f, 0x60],
  [0x10, 0, 0, 0],
  [0x37, 0x22, 0x41],
  [0x10, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0],
];
const CHATTER = STRAYS.flatMap((bytes) =>
  (['auto', 'gs-h', 'gs-r'] as const).flatMap((confirm) =>
    [20, 130, 700].map((everyMs) => ({ bytes, confirm, everyMs })),
  ),
);

test.concurrent(
  'P7 a printer that chatters has proved nothing by it',
  forEach(CHATTER, async ({ start, open }, { bytes, confirm, everyMs }) => {
    // It has no paper left in the middle of the slip, and knows no question: all that it says is nonsense
    const machine = await start({ ...UNKNOWN, paperEndsAfterLines: 3 });
    const { print, result } = open(networkPrinter(machine.port, { confirm }));
    const chatter = setInterval(() => machine.stray(bytes), everyMs);
    print('s1');
    const { state } = await result('s1');
    clearInterval(chatter);
    expect(state).toBe('unknown');
    expect(machine.slips).toEqual([]);
  }),
);

test.concurrent(
  'P7 what came before the question is no answer',
  forEach(['auto', 'gs-r'] as const, async ({ start, open }, confirm) => {
    const machine = await start({ ...UNKNOWN, paperEndsAfterLines: 3 });
    const { print, result, sending } = open(networkPrinter(machine.port, { confirm }));
    const chatter = setInterval(() => machine.stray([0]), 5);
    print('s1');
    await until('sending', () => sending.length > 0);
    clearInterval(chatter);
    expect((await result('s1')).state).toBe('unknown');
  }),
);

test.concurrent(
  'P7 a printer that proves by GS r and lets a stray byte fall now and then is believed in the end',
  onStage(async ({ start, open }) => {
    const machine = await start({ ...NO_ID, lineMs: 20 });
    const { print, result } = open(networkPrinter(machine.port));
    const chatter = setInterval(() => machine.stray([0]), 900);
    print('s1');
    expect(await result('s1')).toEqual(PRINTED);
    clearInterval(chatter);
    expect(machine.proved()).toBe(1);
  }),
);

test.concurrent(
  'P9 a printer that starts in Chinese mode prints umlauts, unless it is not to be spoken to about it',
  forEach(['switchedOff', 'untouched'] as const, async ({ start, open }, chineseMode) => {
    const machine = await start();
    const { print, result } = open(networkPrinter(machine.port, { chineseMode }));
    print('s1', { waitingPlace: 'Flur ÄÖÜ äöü ß' });
    expect(await result('s1')).toEqual(PRINTED);
    const [slip = Buffer.alloc(0)] = machine.slips;
    const chinese = decodeSlip(slip, 'chinese').lines.map(({ text }) => text);
    const german = decodeSlip(slip).lines.map(({ text }) => text);
    expect(german).toEqual(expect.arrayContaining(['Flur ÄÖÜ äöü ß', 'Bürgerbüro Lünen']));
    if (chineseMode === 'switchedOff') expect(chinese).toEqual(german);
    else expect(chinese.join()).toMatch(/\p{Script=Han}/u);
  }),
);

const TORN: { habits: Partial<Habits>; profile: Partial<PrinterProfile> }[] = [9, 160, 300, 1000, 3000, 9000].flatMap(
  (breaksAfterBytes) =>
    (['waits', 'forgets'] as const).flatMap((ofBroken) =>
      (['native', 'raster'] as const).map((qr) => ({ habits: { breaksAfterBytes, ofBroken }, profile: { qr } })),
    ),
);

test.concurrent(
  'P10 what hangs there of a slip that was broken off, wherever, is not on the next one',
  forEach(TORN, async ({ start, open }, { habits, profile }) => {
    const machine = await start(habits);
    const { print, result } = open(networkPrinter(machine.port, profile));
    const wanted = ['A001', 'A002', 'A003'];
    const states: string[] = [];
    for (const number of wanted) {
      print(number, { number });
      states.push((await result(number)).state);
    }
    // Not all of them are as long as the place where the printer breaks off
    const broken = states.indexOf('unknown');
    expect(states.filter((_, i) => i !== broken)).toEqual(
      broken < 0 ? ['printed', 'printed', 'printed'] : ['printed', 'printed'],
    );
    expect(numbers(machine)).toEqual(wanted.filter((_, i) => i !== broken));
    expect(machine.strips.filter(({ torso, isBlank }) => torso && !isBlank)).toEqual([]);
    expect(new Set(machine.slips.map((slip) => slip.length)).size).toBe(1);
    // Only once, and nothing where nothing hangs
    expect(machine.strips.filter(({ isBlank }) => isBlank)).toHaveLength(broken < 0 || broken === 2 ? 0 : 1);
  }),
);

test.concurrent(
  'P10 a torso is cut off also when the printer was set up anew, and when the program has begun anew',
  onStage(async ({ start, open }) => {
    const machine = await start({ breaksAfterBytes: 160 });
    const first = open(networkPrinter(machine.port));
    first.print('s1');
    expect((await first.result('s1')).state).toBe('unknown');
    first.spooler.configure([networkPrinter(machine.port, { qr: 'raster' })]);
    first.print('s2', { number: 'A002' });
    expect(await first.result('s2')).toEqual(PRINTED);
    expect(machine.strips.map(({ torso, isBlank }) => [torso, isBlank])).toEqual([
      [true, true],
      [false, false],
    ]);
    await first.spooler.close();
    const next = open(networkPrinter(machine.port));
    next.spooler.expectTorso('printer');
    next.print('s3', { number: 'A003' });
    expect(await next.result('s3')).toEqual(PRINTED);
    expect(machine.strips.map(({ isBlank }) => isBlank)).toEqual([true, false, true, false]);
  }),
);

test.concurrent(
  'P10 a printer that proves nothing gets no paper cut off between its slips',
  onStage(async ({ start, open }) => {
    const machine = await start(UNKNOWN);
    const { print, result } = open(networkPrinter(machine.port));
    for (const slipId of ['s1', 's2', 's3']) {
      print(slipId);
      expect(await result(slipId)).toEqual({ state: 'unknown', problem: 'silent' });
    }
    expect(machine.strips.map(({ isBlank }) => isBlank)).toEqual([false, false, false]);
  }),
);

type Mishap = { afterMs: number; what: Partial<Sensors> | 'reset' | number[] };
type Scene = {
  habits: Partial<Habits>;
  profile: Partial<PrinterProfile>;
  mishaps: Mishap[];
  everyMs: number;
};

const MENDED: Sensors = { paper: 'enough', cover: 'closed', cutter: 'free' };
const scenes: fc.Arbitrary<Scene> = fc.record({
  habits: fc.record({
    pauseMs: fc.constantFrom(0, 0, 400, 1000, 2000),
    inPause: fc.constantFrom(...WAYS),
    questions: fc.subarray([1, 2, 3, 4]),
    lag: fc.constantFrom<Habits['lag'][]>(0, 0, 300, 1200, 'untilNext'),
    answers: fc.record({ realTime: fc.boolean(), processId: fc.boolean(), transmit: fc.boolean() }),
    automatic: fc.boolean(),
    split: fc.boolean(),
    lineMs: fc.constantFrom(1, 10, 40),
    breaksAfterBytes: fc.constantFrom(null, null, 100, 700, 3000),
    ofBroken: fc.constantFrom<Habits['ofBroken'][]>('waits', 'forgets'),
  }),
  profile: fc.record({
    confirm: fc.constantFrom<PrinterProfile['confirm'][]>('auto', 'gs-h', 'gs-r', 'none'),
    qr: fc.constantFrom<PrinterProfile['qr'][]>('native', 'raster'),
  }),
  mishaps: fc.array(
    fc.record({
      afterMs: fc.nat(900),
      what: fc.oneof(
        fc.constantFrom<Mishap['what'][]>(
          { paper: 'out' },
          { paper: 'low' },
          { cover: 'open' },
          MENDED,
          MENDED,
          'reset',
        ),
        fc.array(fc.oneof(fc.constantFrom(0, 3, 0x0f, 0x12, 0x10, 0x37), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      ),
    }),
    { maxLength: 14 },
  ),
  everyMs: fc.nat(1500),
});

const SCENES = 24;
const SLIPS = 4;
const slipIds = Array.from({ length: SLIPS }, (_, i) => `A00${i}`);

/** What stands on every strip, in the order of their cuts, and whether something of another slip hangs on one. */
const play = async ({ habits, profile, mishaps, everyMs }: Scene) => {
  const machine = await startPrinter(habits);
  const desk = openDesk([networkPrinter(machine.port, profile)]);
  const unproved: string[] = [];
  const trouble = async () => {
    for (const { afterMs, what } of mishaps) {
      await sleep(afterMs);
      if (what === 'reset') machine.reset();
      else if (Array.isArray(what)) machine.stray(what);
      else machine.put(what);
    }
    machine.put(MENDED);
  };
  const order = async () => {
    for (const number of slipIds) {
      desk.print(number, { number });
      await sleep(everyMs);
    }
  };
  const hold = async () => {
    for (const number of slipIds) {
      const { state } = await desk.result(number, 150_000);
      const proved = machine.slips.slice(0, machine.proved()).map(numberOn);
      if (state === 'printed' && !proved.includes(number)) unproved.push(number);
    }
  };
  await Promise.all([trouble(), order(), hold()]);
  await desk.spooler.close();
  // What it still has in it comes out now
  await sleep(2500);
  await machine.close();
  return { desk, unproved, machine };
};

test('P2 P6 P7 P8 P10 however strange the printer, each slip has one end, the true one, on paper of its own', async () => {
  const seed = Date.now();
  const played = fc.sample(scenes, { seed, numRuns: SCENES }).map(async (scene) => {
    const { desk, unproved, machine } = await play(scene);
    const printed = machine.slips.map(numberOn);
    const fault = (what: string) => {
      const strips = machine.strips.map(({ torso, isBlank, slip }) => [torso, isBlank ? null : numberOn(slip)]);
      return new Error(`${what}: ${JSON.stringify({ seed, scene, results: [...desk.results], strips })}`);
    };
    for (const number of slipIds) {
      const results = desk.results.get(number) ?? [];
      const times = printed.filter((one) => one === number).length;
      const state = results[0]?.state;
      const isTrue =
        results.length === 1 && (state === 'unknown' ? times <= 1 : times === (state === 'printed' ? 1 : 0));
      if (!isTrue) throw fault(`slip ${number} came out ${times} times`);
    }
    if (unproved.length > 0) throw fault(`${unproved.join()} was not proved`);
    if (machine.strips.some(({ torso, isBlank }) => torso && !isBlank))
      throw fault('a slip carries a piece of another');
    expect(desk.errors).toEqual([]);
  });
  await Promise.all(played);
});
