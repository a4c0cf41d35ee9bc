// The public side in a process beside the office: begun, watched, and begun again after whatever end. The office never waits
// for it.
import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { createFlood } from '../bounds';
import { type Carrier, type CarrierParts, cannotListen, type VisitorsSide } from '../carrier';
import type { ToOffice, ToVisitors } from '../messages';
import { createBeginning } from './beginning';
import { createSeeing } from './seeing';
import { createSpare, forkSide } from './spare';
import { createTroubles } from './troubles';

/** So many times what its scripts may take of the memory may all of it, with what lies beside them. */
const RESIDENT_TIMES = 4;
const BYTES_OF_MB = 1024 * 1024;
/** Where there is one processor for both, counters come first. */
const NICE = 5;

const LOOK_MS = 1000;
/** So many looks may go unanswered: a loop that is held so long is not let go. */
const MOST_MISSED = 3;
/** So many looks it may take to begin. */
const MOST_BEGINNING = 30;
const TRY_MS = 300;
const END_MS = 2000;
/** One that ended before the office needed it is followed by another one so much later. */
const AHEAD_AGAIN_MS = 5000;

/** Once it serves: until then it is waited for. */
const stepBack = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) setPriority(pid, NICE);
  } catch {
    // Gone already: its end is told.
  }
};

/** In order, or after a while by force. */
const end = async (child: ChildProcess): Promise<void> => {
  const isOver = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  if (child.connected) child.send({ kind: 'end' } satisfies ToVisitors, () => undefined);
  const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await isOver;
  clearTimeout(late);
};

/** Hears what it says; one that says what it never says, or too much, is ended. */
const listenTo = (child: ChildProcess, hear: (said: ToOffice) => void, log: CarrierParts['log']): void => {
  const isFlood = createFlood();
  child.on('message', (said: ToOffice) => {
    try {
      if (isFlood()) throw new Error('more than anybody has to say');
      hear(said);
    } catch (error) {
      log.error({ error }, 'the public side says what it never says, and is ended');
      child.kill('SIGKILL');
    }
  });
};

type Opened = { resolve: (side: VisitorsSide) => void; reject: (error: unknown) => void };

/** One public side after the other, from the first on. */
const supervise = (
  [first, fork]: [ChildProcess | null, () => ChildProcess | null],
  mostBytes: number,
  { office, log, serverAlarms }: CarrierParts,
  opened: Opened,
): void => {
  let child: ChildProcess | null = first;
  let { port } = office.config;
  let bornAt = performance.now();
  let isUp = false;
  let isClosing = false;
  /** Looks since it was last seen. */
  let missed = 0;
  let again: NodeJS.Timeout | undefined;
  const [beginning, troubles, spare] = [createBeginning(), createTroubles(), createSpare(fork)];
  const tell = (told: ToVisitors): void => {
    if (child?.connected) child.send(told, () => undefined);
  };
  const seeing = createSeeing(() => tell(office.look()));
  const ask = (): void => tell(office.begin(port));

  const side: VisitorsSide = {
    port: () => port,
    seen: seeing.now,
    close: async () => {
      isClosing = true;
      clearInterval(looking);
      clearTimeout(again);
      spare.close();
      if (child !== null) await end(child);
    },
  };

  const up = (from: ChildProcess, at: number): void => {
    stepBack(from);
    [port, isUp, missed] = [at, true, 0];
    beginning.up();
    troubles.up();
    log.info({ port }, 'the public side serves visitors');
    opened.resolve(side);
  };
  const hear = (from: ChildProcess, said: ToOffice): void => {
    if (from !== child) return;
    if (said.kind === 'ask') void office.answer(said).then((answer) => from === child && tell(answer));
    else if (said.kind === 'listening') up(from, said.port);
    else if (said.kind === 'seen') {
      missed = 0;
      seeing.heard({ phones: said.phones, sizes: said.sizes });
      if (said.resident > mostBytes) from.kill('SIGKILL');
    } else if (beginning.mayTry(said.code)) again = setTimeout(ask, TRY_MS);
    else giveUp(cannotListen(said));
  };
  /** The first is not to be had: neither is any other. One of the later ones is tried again. */
  const giveUp = (error: unknown): void => {
    if (beginning.isNew()) {
      isClosing = true;
      clearInterval(looking);
      opened.reject(error);
    }
    child?.kill('SIGKILL');
  };
  const over = (code: number | null, signal: string | null): void => {
    [child, isUp] = [null, false];
    seeing.forget();
    if (!isClosing && beginning.mayFollow()) {
      begin(fork());
      return;
    }
    if (beginning.isNew()) giveUp(new Error('the public side ended before it began'));
    if (isClosing) return;
    troubles.ended(performance.now());
    log.error({ code, signal }, 'the public side has ended, and begins again');
    again = setTimeout(() => begin(spare.take()), beginning.pauseMs(performance.now() - bornAt));
  };
  const begin = (born: ChildProcess | null): void => {
    [child, bornAt, missed] = [born, performance.now(), 0];
    if (born === null) {
      over(null, null);
      return;
    }
    listenTo(born, (said) => hear(born, said), log);
    born.once('exit', over);
    ask();
  };
  const look = (): void => {
    if (isUp) spare.tend();
    if (troubles.look(performance.now(), isUp)) serverAlarms.raise('publicSide');
    else serverAlarms.settle('publicSide');
    if (child === null) return;
    if (++missed > (isUp ? MOST_MISSED : MOST_BEGINNING)) {
      log.error('the public side does not answer, and is ended');
      child.kill('SIGKILL');
    } else tell(office.look());
  };

  const looking = setInterval(look, LOOK_MS);
  office.follow(tell);
  begin(first);
};

/** Also one that could not begin. */
const isGone = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

/**
 * Begins the process at once, so that it is ready when the office is; its scripts may take so many MB of memory. The office may
 * be long in coming: one that ends until then is followed by another.
 */
export const visitorsBeside = (mostMb: number, fork: () => ChildProcess | null = () => forkSide(mostMb)): Carrier => {
  let again: NodeJS.Timeout | undefined;
  let isAhead = true;
  const followLater = (): void => {
    if (isAhead) again = setTimeout(follow, AHEAD_AGAIN_MS);
  };
  const begun = (): ChildProcess | null => {
    const born = fork();
    if (born === null) followLater();
    else born.once('exit', followLater);
    return born;
  };
  const follow = (): void => {
    first = begun();
  };
  const needed = (): ChildProcess | null => {
    isAhead = false;
    clearTimeout(again);
    return first;
  };
  let first = begun();
  return {
    drop: () => void needed()?.kill('SIGKILL'),
    open: (parts) =>
      new Promise((resolve, reject) => {
        const ahead = needed();
        const born = ahead === null || isGone(ahead) ? fork() : ahead;
        supervise([born, fork], RESIDENT_TIMES * mostMb * BYTES_OF_MB, parts, { resolve, reject });
      }),
  };
};
