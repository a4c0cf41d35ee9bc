// Printers to test against: a buffer, paper that takes time, sensors, and the faults seen on real ones; over real TCP.
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, type Read, readCommand } from './decoder';

export type Habits = {
  /** Bytes that it holds before it stops reading. */
  bufferBytes: number;
  /** Time that one line takes on paper. */
  lineMs: number;
  /** Which questions it answers. */
  answers: { realTime: boolean; processId: boolean; transmit: boolean };
  /** Which of the four state questions it knows, where it answers them at all. */
  questions: readonly number[];
  /** It answers a state question so long after it, or only when the next one comes. */
  lag: number | 'untilNext';
  /** Sends an automatic status before every answer and on every change. */
  automatic: boolean;
  /** Sends an automatic status when it is asked to report changes. */
  reports: boolean;
  /** Sends every byte of an answer in a packet of its own. */
  split: boolean;
  /** Resets the connection when so many bytes of a job were worked off; null never. */
  resetAfterBytes: number | null;
  /** Resets the connection once, when it has taken in so many bytes; null never. */
  breaksAfterBytes: number | null;
  /** What it makes of a command of which the rest never came: waits for it in the next connection, or forgets it. */
  ofBroken: 'waits' | 'forgets';
  /** So long after a connection it takes no other, and what it does with one that comes nevertheless. */
  pauseMs: number;
  inPause: 'refuses' | 'hangsUp' | 'hangsUpAndBeginsAnew' | 'letsWait';
  /** Is out of paper when so many lines of a job were printed; null never. */
  paperEndsAfterLines: number | null;
};

export type Sensors = {
  paper: 'enough' | 'low' | 'out';
  cover: 'closed' | 'open';
  cutter: 'free' | 'jammed';
};

export const GOOD: Habits = {
  bufferBytes: 4096,
  lineMs: 1,
  answers: { realTime: true, processId: true, transmit: true },
  automatic: false,
  reports: true,
  split: false,
  questions: [1, 2, 3, 4],
  lag: 0,
  resetAfterBytes: null,
  breaksAfterBytes: null,
  ofBroken: 'waits',
  pauseMs: 0,
  inPause: 'hangsUp',
  paperEndsAfterLines: null,
};

const MENDED: Sensors = { paper: 'enough', cover: 'closed', cutter: 'free' };

/** What a machine needs of the cable that it hangs on. */
export type Cable = {
  say(bytes: Buffer): void;
  /** The machine's buffer is full: it takes nothing more until `goOn`. */
  hold(): void;
  goOn(): void;
  isCut(): boolean;
  /** What was taken in before the cut is still worked off. */
  isBroken(): boolean;
  reset(): void;
};

/** What is between two cuts. */
export type Strip = {
  /** What was printed before the printer was reset. */
  torso: boolean;
  /** What was printed after it, from ESC @ to the cut. */
  slip: Buffer;
  isBlank: boolean;
};

export type Machine = {
  /** Slips that came out, each from ESC @ to its cut. */
  slips: Buffer[];
  /** All that was cut off, also what hung there of a slip that was broken off. */
  strips: Strip[];
  /** How many slips had come out when it last proved one. */
  proved(): number;
  /** How often it was asked for a proof. */
  askedForProof(): number;
  /** Says something that nobody asked for. */
  stray(bytes: readonly number[]): void;
  put(sensors: Partial<Sensors>): void;
  /** Answers nothing from now on. */
  fallSilent(): void;
  /** Puts a cable in; gives what takes the packets that come over it. */
  serve(cable: Cable): (packet: Buffer) => void;
  switchOff(): void;
};

export type TestPrinter = Omit<Machine, 'serve' | 'switchOff'> & {
  port: number;
  /** Most connections that were open at once. */
  mostConnections: () => number;
  connections: () => number;
  /** How many it took since it was started. */
  served: () => number;
  /** How many it did not take because it rested. */
  refused: () => number;
  /** Hangs up on the next connection at once, as one does that is busy with somebody else's. */
  dropNext(): void;
  /** Resets every connection; what was taken in is still printed. */
  reset(): void;
  close(): Promise<void>;
};

const QUESTION_BYTES = 3;

const pictureOf = ({ paper, cover, cutter }: Sensors) => {
  const stopped = paper === 'out' || cover === 'open' || cutter === 'jammed';
  return {
    stopped,
    realTime: [
      0x12 | (stopped ? 8 : 0),
      0x12 | (cover === 'open' ? 4 : 0) | (paper === 'out' ? 0x20 : 0) | (cutter === 'jammed' ? 0x40 : 0),
      0x12 | (cutter === 'jammed' ? 8 : 0),
      0x12 | (paper === 'enough' ? 0 : 0x0c) | (paper === 'out' ? 0x60 : 0),
    ],
    automatic: [
      0x10 | (stopped ? 8 : 0) | (cover === 'open' ? 0x20 : 0),
      cutter === 'jammed' ? 8 : 0,
      (paper === 'enough' ? 0 : 3) | (paper === 'out' ? 12 : 0),
      0,
    ],
  };
};

/** A printer without its cable. */
export const createMachine = (given: Partial<Habits> = {}): Machine => {
  const habits = { ...GOOD, ...given };
  const slips: Buffer[] = [];
  const strips: Strip[] = [];
  const cables = new Set<Cable>();
  let sensors = MENDED;
  let isOn = true;
  let changed: (() => void)[] = [];

  const answer = async (cable: Cable, bytes: readonly number[]) => {
    if (cable.isCut() || bytes.length === 0) return;
    const all = habits.automatic ? [...pictureOf(sensors).automatic, ...bytes] : bytes;
    for (const packet of habits.split ? all.map((byte) => [byte]) : [all]) {
      cable.say(Buffer.from(packet));
      if (habits.split) await sleep(3);
    }
  };

  const put = (next: Partial<Sensors>) => {
    sensors = { ...sensors, ...next };
    for (const wake of changed) wake();
    changed = [];
    for (const cable of cables) {
      if (cable.isCut()) cables.delete(cable);
      else if (habits.automatic) cable.say(Buffer.from(pictureOf(sensors).automatic));
    }
  };

  const mended = async () => {
    while (isOn && pictureOf(sensors).stopped) await new Promise<void>((wake) => changed.push(wake));
  };

  let buffer = Buffer.alloc(0);
  let owner: Cable | null = null;
  let deaf: Cable | null = null;
  let isGlued = false;
  let slip = Buffer.alloc(0);
  let hasInk = false;
  let hasTorso = false;
  let lines = 0;
  let worked = 0;
  let taken = 0;
  let isWorking = false;
  let provedSlips = 0;
  let proofQuestions = 0;
  let late: (() => void) | null = null;

  const cut = () => {
    strips.push({ torso: hasTorso, slip, isBlank: !hasInk });
    if (hasInk) slips.push(slip);
    slip = Buffer.alloc(0);
    hasInk = false;
    hasTorso = false;
  };

  const prove = async (bytes: readonly number[]) => {
    provedSlips = slips.length;
    if (owner) await answer(owner, bytes);
  };

  const carryOut = async (command: Command, bytes: Buffer) => {
    await mended();
    if (command.kind === 'reset') {
      hasTorso ||= hasInk;
      hasInk = false;
      slip = Buffer.alloc(0);
    }
    if (!['processId', 'transmit', 'filling'].includes(command.kind)) slip = Buffer.concat([slip, bytes]);
    if (['character', 'raster', 'symbol'].includes(command.kind)) hasInk = true;
    if (command.kind === 'lineFeed') {
      await sleep(habits.lineMs);
      lines += 1;
      if (lines === habits.paperEndsAfterLines) put({ paper: 'out' });
    }
    if (command.kind === 'cut') cut();
    if (command.kind === 'processId' || command.kind === 'transmit') proofQuestions += 1;
    const { processId, transmit } = habits.answers;
    if (command.kind === 'processId' && processId) await prove([0x37, 0x22, ...Buffer.from(command.id), 0]);
    if (command.kind === 'reports' && command.what > 0 && habits.reports)
      owner?.say(Buffer.from(pictureOf(sensors).automatic));
    // One that came in a packet with something else waits for its turn, as in simple printers
    if (command.kind === 'realTime' && owner) takeQuestion(owner, bytes);
    if (command.kind === 'transmit' && transmit) await prove([sensors.paper === 'enough' ? 0 : 3]);
  };

  const nextRead = (): Read | null => {
    if (owner?.isBroken() || (owner?.isCut() && buffer.length === 0)) return null;
    return isGlued ? readGlued() : readCommand(buffer);
  };

  /** The first command after a break, of whatever it was made: what is none is passed over, as printers do. */
  const readGlued = (): Read | null => {
    try {
      return readCommand(buffer);
    } catch {
      return { command: { kind: 'filling' }, length: 2 };
    }
  };

  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    for (let read = nextRead(); read !== null && isOn; read = nextRead()) {
      const bytes = buffer.subarray(0, read.length);
      buffer = buffer.subarray(read.length);
      isGlued = false;
      await carryOut(read.command, bytes);
      worked += read.length;
      if (habits.resetAfterBytes !== null && worked >= habits.resetAfterBytes) owner?.reset();
      if (buffer.length < habits.bufferBytes) owner?.goOn();
    }
    isWorking = false;
  };

  /** What is left of the command at the end that is not complete. */
  const brokenOff = () => {
    let rest = buffer;
    for (let read = readCommand(rest); read !== null; read = readCommand(rest)) rest = rest.subarray(read.length);
    return rest;
  };

  /** Another connection begins; what came over the one before it is still worked off, unless that one was reset. */
  const changeOwner = (cable: Cable) => {
    if (owner === cable) return;
    const rest = brokenOff();
    const whole = owner?.isBroken() ? Buffer.alloc(0) : buffer.subarray(0, buffer.length - rest.length);
    buffer = habits.ofBroken === 'waits' ? Buffer.concat([whole, rest]) : whole;
    isGlued = habits.ofBroken === 'waits' && rest.length > 0;
    owner = cable;
    late = null;
    worked = 0;
  };

  const sayState = (cable: Cable, question: number) => {
    const say = () => void answer(cable, [pictureOf(sensors).realTime[question - 1] ?? 0]);
    if (habits.lag === 0) return say();
    if (habits.lag !== 'untilNext') return void setTimeout(say, habits.lag);
    late?.();
    late = say;
  };

  const takeQuestion = (cable: Cable, packet: Buffer) => {
    const isQuestion = packet.length === QUESTION_BYTES && packet[0] === 0x10;
    const question = packet[2] ?? 0;
    if (isQuestion && habits.answers.realTime && habits.questions.includes(question)) sayState(cable, question);
    return isQuestion;
  };

  /** Works off what comes over a cable, as fast as its paper runs. */
  const serve = (cable: Cable) => {
    cables.add(cable);
    return (packet: Buffer) => {
      if (cable === deaf) return;
      changeOwner(cable);
      if (takeQuestion(cable, packet)) return;
      const room = habits.breaksAfterBytes === null ? packet.length : habits.breaksAfterBytes - taken;
      buffer = Buffer.concat([buffer, packet.subarray(0, room)]);
      taken += packet.length;
      if (room < packet.length) {
        habits.breaksAfterBytes = null;
        deaf = cable;
        return void breakOff(cable);
      }
      if (buffer.length >= habits.bufferBytes) cable.hold();
      void work();
    };
  };

  /** What it has taken in is printed, and then it hears no more. */
  const breakOff = async (cable: Cable) => {
    await work();
    cable.reset();
  };

  return {
    slips,
    strips,
    proved: () => provedSlips,
    askedForProof: () => proofQuestions,
    stray: (bytes) => {
      for (const cable of cables) if (!cable.isCut()) cable.say(Buffer.from(bytes));
    },
    put,
    serve,
    fallSilent: () => {
      habits.answers = { realTime: false, processId: false, transmit: false };
    },
    switchOff: () => {
      isOn = false;
      put({});
    },
  };
};

const cableOf = (socket: Socket): Cable => ({
  say: (bytes) => void socket.write(bytes),
  hold: () => void socket.pause(),
  goOn: () => void socket.resume(),
  isCut: () => socket.destroyed,
  isBroken: () => socket.errored !== null,
  reset: () => void socket.resetAndDestroy(),
});

/** Below the ports that a system gives to connections: left and taken again, such a one is still free. */
const listenWhereNobodyGoes = async (listen: (port: number) => Promise<void>): Promise<void> => {
  for (;;)
    try {
      return await listen(10_000 + Math.floor(Math.random() * 20_000));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
};

/** Starts listening on a port of its own, or on the given one. */
export const startPrinter = async (given: Partial<Habits> = {}, port = 0): Promise<TestPrinter> => {
  const machine = createMachine(given);
  const { pauseMs, inPause } = { ...GOOD, ...given };
  const sockets = new Set<Socket>();
  let most = 0;
  let drops = 0;
  let restsUntil = 0;
  let refused = 0;
  let served = 0;
  let isClosed = false;
  let opening: NodeJS.Timeout | null = null;

  const serve = async (socket: Socket) => {
    sockets.add(socket);
    served += 1;
    most = Math.max(most, sockets.size);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      rest();
    });
    const restMs = restsUntil - performance.now();
    if (restMs > 0) {
      socket.pause();
      await sleep(restMs);
    }
    socket.on('data', machine.serve(cableOf(socket)));
    socket.resume();
  };

  const server = createServer((socket) => {
    const isResting = performance.now() < restsUntil;
    if (drops > 0 || (isResting && inPause !== 'letsWait')) {
      if (isResting) refused += 1;
      if (drops > 0) drops -= 1;
      else if (inPause === 'hangsUpAndBeginsAnew') restsUntil = performance.now() + pauseMs;
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    void serve(socket);
  });
  const listen = (at: number) =>
    new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', failed);
        listening();
      });
    });
  if (inPause === 'refuses') await listenWhereNobodyGoes(listen);
  else await listen(port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const rest = () => {
    if (pauseMs === 0 || isClosed) return;
    restsUntil = performance.now() + pauseMs;
    if (inPause !== 'refuses' || !server.listening) return;
    server.close();
    opening = setTimeout(() => {
      if (!isClosed) void listen(address.port);
    }, pauseMs);
  };

  const close = async () => {
    isClosed = true;
    if (opening) clearTimeout(opening);
    machine.switchOff();
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((closed) => server.close(closed));
  };
  const dropNext = () => {
    drops += 1;
  };
  return {
    ...machine,
    port: address.port,
    mostConnections: () => most,
    connections: () => sockets.size,
    served: () => served,
    refused: () => refused,
    dropNext,
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    close,
  };
};
