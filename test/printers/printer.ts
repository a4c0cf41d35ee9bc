// Printers to test against: a buffer, paper that takes time, sensors, and the faults seen on real ones; over real TCP.
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, type Read, readCommand } from './decoder';

export interface Habits {
  /** Bytes that it holds before it stops reading. */
  bufferBytes: number;
  /** Time that one line takes on paper. */
  lineMs: number;
  /** Which questions it answers. */
  answers: { realTime: boolean; processId: boolean; transmit: boolean };
  /** Sends an automatic status before every answer and on every change. */
  automatic: boolean;
  /** Sends an automatic status when it is asked to report changes. */
  reports: boolean;
  /** Sends every byte of an answer in a packet of its own. */
  split: boolean;
  /** Resets the connection when so many bytes of a job were worked off; null never. */
  resetAfterBytes: number | null;
  /** Is out of paper when so many lines of a job were printed; null never. */
  paperEndsAfterLines: number | null;
}

export interface Sensors {
  paper: 'enough' | 'low' | 'out';
  cover: 'closed' | 'open';
  cutter: 'free' | 'jammed';
}

export const GOOD: Habits = {
  bufferBytes: 4096,
  lineMs: 1,
  answers: { realTime: true, processId: true, transmit: true },
  automatic: false,
  reports: true,
  split: false,
  resetAfterBytes: null,
  paperEndsAfterLines: null,
};

const MENDED: Sensors = { paper: 'enough', cover: 'closed', cutter: 'free' };

/** What a machine needs of the cable that it hangs on. */
export interface Cable {
  say(bytes: Buffer): void;
  /** The machine's buffer is full: it takes nothing more until `goOn`. */
  hold(): void;
  goOn(): void;
  isCut(): boolean;
  /** What was taken in before the cut is still worked off. */
  isBroken(): boolean;
  reset(): void;
}

export interface Machine {
  /** Slips that came out whole, each from ESC @ to its cut. */
  slips: Buffer[];
  put(sensors: Partial<Sensors>): void;
  /** Answers nothing from now on. */
  fallSilent(): void;
  /** Puts a cable in; gives what takes the packets that come over it. */
  serve(cable: Cable): (packet: Buffer) => void;
  switchOff(): void;
}

export interface TestPrinter extends Omit<Machine, 'serve' | 'switchOff'> {
  port: number;
  /** Most connections that were open at once. */
  mostConnections: () => number;
  connections: () => number;
  /** Hangs up on the next connection at once, as one does that is busy with somebody else's. */
  dropNext(): void;
  /** Resets every connection; what was taken in is still printed. */
  reset(): void;
  close(): Promise<void>;
}

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

  /** Works off one cable's bytes, as fast as its paper runs. */
  const serve = (cable: Cable) => {
    cables.add(cable);
    let buffer = Buffer.alloc(0);
    let slip = Buffer.alloc(0);
    let lines = 0;
    let worked = 0;
    let isWorking = false;

    const carryOut = async (command: Command, bytes: Buffer) => {
      await mended();
      if (command.kind === 'reset') slip = Buffer.alloc(0);
      if (command.kind !== 'processId' && command.kind !== 'transmit') slip = Buffer.concat([slip, bytes]);
      if (command.kind === 'lineFeed') {
        await sleep(habits.lineMs);
        lines += 1;
        if (lines === habits.paperEndsAfterLines) put({ paper: 'out' });
      }
      if (command.kind === 'cut') slips.push(slip);
      const { processId, transmit } = habits.answers;
      if (command.kind === 'processId' && processId) await answer(cable, [0x37, 0x22, ...Buffer.from(command.id), 0]);
      if (command.kind === 'reports' && command.what > 0 && habits.reports)
        cable.say(Buffer.from(pictureOf(sensors).automatic));
      if (command.kind === 'transmit' && transmit) await answer(cable, [sensors.paper === 'enough' ? 0 : 3]);
    };

    const work = async () => {
      if (isWorking) return;
      isWorking = true;
      for (let read = nextRead(); read !== null && isOn; read = nextRead()) {
        const bytes = buffer.subarray(0, read.length);
        buffer = buffer.subarray(read.length);
        await carryOut(read.command, bytes);
        worked += read.length;
        if (habits.resetAfterBytes !== null && worked >= habits.resetAfterBytes) cable.reset();
        if (buffer.length < habits.bufferBytes) cable.goOn();
      }
      isWorking = false;
    };
    const nextRead = (): Read | null =>
      cable.isBroken() || (cable.isCut() && buffer.length === 0) ? null : readCommand(buffer);

    const takeQuestion = (packet: Buffer) => {
      const isQuestion = packet.length === QUESTION_BYTES && packet[0] === 0x10;
      const question = packet[2] ?? 0;
      if (isQuestion && habits.answers.realTime) void answer(cable, [pictureOf(sensors).realTime[question - 1] ?? 0]);
      return isQuestion;
    };

    return (packet: Buffer) => {
      if (takeQuestion(packet)) return;
      buffer = Buffer.concat([buffer, packet]);
      if (buffer.length >= habits.bufferBytes) cable.hold();
      void work();
    };
  };

  return {
    slips,
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

/** Starts listening on a port of its own, or on the given one. */
export const startPrinter = async (given: Partial<Habits> = {}, port = 0): Promise<TestPrinter> => {
  const machine = createMachine(given);
  const sockets = new Set<Socket>();
  let most = 0;
  let drops = 0;

  const server = createServer((socket) => {
    if (drops > 0) {
      drops -= 1;
      socket.destroy();
      return;
    }
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', machine.serve(cableOf(socket)));
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const close = async () => {
    machine.switchOff();
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  };
  const dropNext = () => {
    drops += 1;
  };
  return {
    port: address.port,
    slips: machine.slips,
    mostConnections: () => most,
    connections: () => sockets.size,
    put: machine.put,
    fallSilent: machine.fallSilent,
    dropNext,
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    close,
  };
};
