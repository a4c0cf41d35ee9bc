// The office as a public side's own process knows it whose office is on another machine: the same end of the same line, with what
// it last said while nobody hears of it.
import type { Logger } from '../basics/log';
import type { LineRead } from '../storage/engine';
import type { CarrierParts, Seen } from '../visitors/carrier';
import type { SideConfig, State, ToElsewhere, ToldElsewhere, ToVisitors } from '../visitors/messages';
import { machineMs } from '../visitors/officeEnd';
import { openLine } from './line';

type Hello = Extract<ToElsewhere, { kind: 'hello' }>;
type Answer = Extract<ToVisitors, { kind: 'answer' | 'failed' }>;

export type RemoteOfficeParts = {
  read: () => Promise<LineRead>;
  version: string;
  /** What this machine knows by itself. */
  own: Omit<SideConfig, keyof ToldElsewhere>;
  log: Logger;
};

/** By the clock of this machine, from when it arrived on. */
const arrived = (state: State): State => ({ ...state, at: machineMs() });

/** What is asked and not answered, by a number of its own: those of a public side begin anew with each. */
const createPending = () => {
  const pending = new Map<number, { n: number; resolve: (answer: Answer) => void }>();
  let count = 0;
  return {
    add: (n: number, resolve: (answer: Answer) => void): number => {
      pending.set(++count, { n, resolve });
      return count;
    },
    answered: (answer: Answer): void => {
      const one = pending.get(answer.n);
      pending.delete(answer.n);
      one?.resolve({ ...answer, n: one.n });
    },
    cut: (): void => {
      for (const { n, resolve } of pending.values()) resolve({ kind: 'failed', n, isAway: true });
      pending.clear();
    },
  };
};

/** Resolves with the first that the office says. */
export const openRemoteOffice = ({ read, version, own, log }: RemoteOfficeParts) => {
  let hello: Hello | null = null;
  let state: State | null = null;
  let today = '';
  let lastMark: string | null = null;
  let tell: (told: ToVisitors) => void = () => undefined;
  let seen: () => Promise<Seen> = () => Promise.resolve({ phones: 0, sizes: {} });
  let greeted: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    greeted = resolve;
  });
  const pending = createPending();

  const stateNow = (): State => {
    if (state === null) throw new Error('the office has said nothing yet');
    return state;
  };
  const now = (): number => {
    const { now: last, at, isAway } = stateNow();
    return isAway ? last : Math.round(last + (machineMs() - at) * (hello?.config.speed ?? 1));
  };
  const look = (): ToVisitors => ({ kind: 'look', state: stateNow() });

  /** An office that is there again, or another one: what is known is read again, or begun anew where it goes by other rules. */
  const greet = (said: Hello): void => {
    const before = hello;
    [hello, state, today] = [said, arrived(said.state), said.today];
    greeted();
    if (before === null) return;
    if (JSON.stringify(before.config) !== JSON.stringify(said.config)) tell({ kind: 'end' });
    else {
      // What it has missed is read before it says that it is of now.
      tell({ kind: 'anew', from: today });
      tell(look());
    }
  };
  const hear = (told: ToElsewhere): void => {
    switch (told.kind) {
      case 'hello':
        greet(told);
        break;
      case 'turn':
        [state, today] = [arrived(told.state), told.turn.today];
        tell({ ...told, state });
        break;
      case 'look':
        state = arrived(told.state);
        void seen().then(({ phones, sizes }) => line.say({ kind: 'seen', phones, sizes }));
        break;
      case 'answer':
      case 'failed':
        pending.answered(told);
        break;
      default:
        tell(told);
    }
  };
  const cut = (): void => {
    log.warn('the line to the office is cut; visitors see its last state');
    pending.cut();
    if (state === null) return;
    state = { ...state, now: now(), isAway: true };
    tell(look());
  };
  /** What was written while nobody could tell it: the database has it. */
  const looked = (mark: string | null): void => {
    if (mark !== null && lastMark !== null && mark !== lastMark && state?.isAway) tell({ kind: 'anew', from: today });
    lastMark = mark ?? lastMark;
  };
  const line = openLine({ read, version, hear, cut, looked, log });

  const begin = (port = own.port): ToVisitors => {
    if (hello === null) throw new Error('the office has said nothing yet');
    return { kind: 'begin', state: stateNow(), today, config: { ...own, ...hello.config, port } };
  };
  const answer: CarrierParts['office']['answer'] = (asked) =>
    new Promise((resolve) => {
      const n = pending.add(asked.n, resolve);
      if (!line.say({ ...asked, n })) pending.answered({ kind: 'failed', n, isAway: true });
    });
  return {
    /** Resolves when the office was reached for the first time. */
    first,
    office: (): CarrierParts['office'] => ({
      config: { ...own, ...(hello?.config as ToldElsewhere) },
      ...{ now, begin, look, answer },
      url: () => stateNow().url,
      isReady: () => stateNow().isReady,
      follow: (hears) => {
        tell = hears;
      },
    }),
    /** By whom it is known how the public side stands. */
    serve: (how: () => Promise<Seen>): void => {
      seen = how;
    },
    close: line.close,
  };
};
