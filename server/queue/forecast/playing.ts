// The calls to come, one after the other, as a state that can be copied at any of them and played on from there.
import type { Policy } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import {
  type InARow,
  LANES,
  type Lane,
  lanesOf,
  type RecentCall,
  runOf,
  takeTurn,
  type Waiting,
} from '../order/policy';

/** When nobody is at a counter, epoch ms; `to` may be Infinity: the shift is over. */
export type Absence = { from: number; to: number };

/** Somebody who waits, the one whose wait is asked for among them, or a booked one who has not come yet. */
export type ProjectedVisitor = Waiting & {
  /** Epoch ms from which on they can be called: now or earlier for those present, the slot for a booked one to come. */
  comesAt: number;
  /**
   * How long they occupy the counter, from the call to the end, in ms: the way and the service. For a booked one who
   * has not come yet, times the share of the booked who come.
   */
  busyMs: number;
};

/** A counter. `serves`: people of that kind. */
export type Desk = { freeAt: number; absences: readonly Absence[]; serves: (kind: string) => boolean };

/** Somebody who waits or is expected. Those of one kind are served by the same desks. */
export type Player = ProjectedVisitor & { kind: string };

export type Question = {
  now: number;
  desks: readonly Desk[];
  /** Who present themselves as equals stand in the order of the list. */
  people: readonly Player[];
  policy: Pick<Policy, 'leadMin' | 'graceMin' | 'run'>;
  recent: readonly RecentCall[];
};

/** Somebody in a queue; `place`: their place among all of their lane. */
type Placed = { one: Player; place: number; queue: number };

/** Those of a lane whom the same desks serve, in their order. */
type Queue = { lane: Lane; group: string; people: Placed[] };

/** The play at a moment: what is common to all moments is in the play itself. */
type State = {
  freeAt: number[];
  /** How many of each desk's absences are over. */
  absence: number[];
  /** Of each queue: how many have been called. */
  called: number[];
  /** Of each queue: those who have come since the play began, in their order. */
  late: Placed[][];
  /** How many of those to come have come. */
  come: number;
  inARow: InARow;
  /** How many calls there were, and how many turns of desks. */
  calls: number;
  turns: number;
};

const copyOf = (state: State): State => ({
  ...state,
  freeAt: [...state.freeAt],
  absence: [...state.absence],
  called: [...state.called],
  // The lists themselves are never changed in place.
  late: [...state.late],
  inARow: { ...state.inARow },
});

const among = (list: readonly Placed[], one: Placed): Placed[] => {
  const after = list.findIndex(({ place }) => place > one.place);
  return after < 0 ? [...list, one] : [...list.slice(0, after), one, ...list.slice(after)];
};

/** Desks, queues, and who comes when. */
const createStage = ({ now, desks, people, policy }: Question) => {
  const absences = desks.map((desk) => desk.absences.filter(({ to }) => to > now));
  const queues: Queue[] = [];
  /** Of each desk and lane: the queues that it serves. */
  const served = desks.map((): Record<Lane, number[]> => ({ raised: [], back: [], punctual: [], line: [] }));
  const groups = new Map<string, string>();
  const byKind: Record<Lane, Map<string, number>> = {
    raised: new Map(),
    back: new Map(),
    punctual: new Map(),
    line: new Map(),
  };
  const last: Record<Lane, number> = { raised: 0, back: 0, punctual: 0, line: 0 };

  /** Which desks serve those of a kind. */
  const groupOf = (kind: string): string => {
    const group = groups.get(kind) ?? desks.map((desk) => (desk.serves(kind) ? '1' : '0')).join('');
    groups.set(kind, group);
    return group;
  };
  const newQueue = (lane: Lane, group: string): number => {
    const queue = queues.push({ lane, group, people: [] }) - 1;
    served.forEach((lanes, desk) => {
      if (group[desk] === '1') lanes[lane].push(queue);
    });
    return queue;
  };
  const queueOf = (lane: Lane, kind: string): number => {
    const known = byKind[lane].get(kind);
    if (known !== undefined) return known;
    const group = groupOf(kind);
    const alike = queues.findIndex((one) => one.lane === lane && one.group === group);
    const queue = alike < 0 ? newQueue(lane, group) : alike;
    byKind[lane].set(kind, queue);
    return queue;
  };
  const placed = (lane: Lane, one: Player): Placed => ({ one, place: last[lane]++, queue: queueOf(lane, one.kind) });

  const coming: Placed[] = [];
  const lanes = lanesOf(people, policy);
  for (const lane of LANES)
    for (const player of lanes[lane]) {
      const one = placed(lane, player);
      if (player.comesAt > now) coming.push(one);
      else queues[one.queue]?.people.push(one);
    }
  coming.sort((a, b) => a.one.comesAt - b.one.comesAt);

  /** The first instant from `at` on at which a desk is at work; Infinity when its clerk does not come back. */
  const atWork = (state: State, desk: number, at: number): number => {
    const all = absences[desk] ?? [];
    let time = at;
    for (let i = state.absence[desk] ?? 0; ; i++) {
      const next = all[i];
      state.absence[desk] = i;
      if (next === undefined || next.from > time) return time;
      time += next.to - next.from;
    }
  };

  const begin = (recent: readonly RecentCall[]): State => {
    const inARow = { run: runOf(recent), returns: 0 };
    const state: State = { freeAt: [], absence: [], called: [], late: [], come: 0, inARow, calls: 0, turns: 0 };
    desks.forEach(({ freeAt }, desk) => {
      state.freeAt[desk] = atWork(state, desk, Math.max(now, freeAt));
    });
    return state;
  };

  return { policy, queues, served, coming, lastInLine: lanes.line.at(-1), placed, queueOf, groupOf, atWork, begin };
};

type Stage = ReturnType<typeof createStage>;

const firstOf = ({ queues, served }: Stage, state: State, desk: number, lane: Lane): Placed | undefined => {
  let first: Placed | undefined;
  for (const queue of served[desk]?.[lane] ?? []) {
    const one = queues[queue]?.people[state.called[queue] ?? 0];
    const late = state.late[queue]?.[0];
    if (one && (first === undefined || one.place < first.place)) first = one;
    if (late && (first === undefined || late.place < first.place)) first = late;
  }
  return first;
};

const takeOut = ({ queues }: Stage, state: State, one: Placed): void => {
  const { queue } = one;
  const called = state.called[queue] ?? 0;
  if (queues[queue]?.people[called] === one) state.called[queue] = called + 1;
  else state.late[queue] = (state.late[queue] ?? []).slice(1);
};

const letIn = ({ coming }: Stage, state: State, at: number): void => {
  for (let next = coming[state.come]; next && next.one.comesAt <= at; next = coming[state.come]) {
    state.late[next.queue] = among(state.late[next.queue] ?? [], next);
    state.come++;
  }
};

const nextComing = ({ coming, queues }: Stage, state: State, desk: number): number => {
  for (let i = state.come; i < coming.length; i++) {
    const next = coming[i];
    if (next && queues[next.queue]?.group[desk] === '1') return next.one.comesAt;
  }
  return Number.POSITIVE_INFINITY;
};

/** The desk that is free first; null when none is any more. */
const freeFirst = ({ freeAt }: State): number | null => {
  let desk: number | null = null;
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < freeAt.length; i++) {
    const at = freeAt[i] ?? first;
    if (at >= first) continue;
    first = at;
    desk = i;
  }
  return desk;
};

type Firsts = Record<Lane, Placed | undefined>;

const firstsOf = (stage: Stage, state: State, desk: number): Firsts => ({
  raised: firstOf(stage, state, desk, 'raised'),
  back: firstOf(stage, state, desk, 'back'),
  punctual: firstOf(stage, state, desk, 'punctual'),
  line: firstOf(stage, state, desk, 'line'),
});

/** What a desk does whose turn it is: it calls somebody, or (null) waits for the next who comes. */
const act = (stage: Stage, state: State, desk: number, firsts: Firsts): Placed | null => {
  const at = state.freeAt[desk] ?? 0;
  const { raised, back, punctual, line } = firsts;
  const heads = { raised: raised?.one, back: back?.one, punctual: punctual?.one, line: line?.one };
  const lane = takeTurn(heads, state.inARow, stage.policy, at);
  const called = lane === null ? undefined : firsts[lane];
  if (called) takeOut(stage, state, called);
  const until = called ? at + called.one.busyMs : nextComing(stage, state, desk);
  state.freeAt[desk] = stage.atWork(state, desk, until);
  state.turns++;
  return called ?? null;
};

/** The next turn: whose it is, after those have come in who have come by then; null when no desk calls any more. */
const nextTurn = (stage: Stage, state: State): { desk: number; at: number; firsts: Firsts } | null => {
  const desk = freeFirst(state);
  if (desk === null) return null;
  const at = state.freeAt[desk] ?? 0;
  letIn(stage, state, at);
  return { desk, at, firsts: firstsOf(stage, state, desk) };
};

/**
 * Everybody's calls from `now` on, played as far as anybody asks and kept. Who joins the line at its end changes nothing
 * before a desk that may call them would find nobody else in the line: until then all is played once, for whoever asks.
 */
export const createPlay = (question: Question) => {
  const { now, policy } = question;
  const stage = createStage(question);
  let state = stage.begin(question.recent);
  let lastInLine: Waiting | undefined = stage.lastInLine;
  const calls: { id: string; minutes: number }[] = [];
  /** Of each desk: the moment before it first found nobody in the line. */
  let dry: (State | undefined)[] = [];

  /** Plays one turn: who is called in it, null for nobody; undefined when there are no turns any more. */
  const playOn = (): Placed | null | undefined => {
    const turn = nextTurn(stage, state);
    if (turn === null) return undefined;
    const { desk, at, firsts } = turn;
    if (firsts.line === undefined) dry[desk] ??= copyOf(state);
    const called = act(stage, state, desk, firsts);
    if (called) calls[state.calls++] = { id: called.one.id, minutes: (at - now) / MINUTE_MS };
    return called;
  };

  /** The first moment at which a desk of this group found nobody in the line, as far as the play has come. */
  const firstDry = (group: string): State | undefined => {
    let first: State | undefined;
    dry.forEach((moment, desk) => {
      if (moment && group[desk] === '1' && (first === undefined || moment.turns < first.turns)) first = moment;
    });
    return first;
  };

  return {
    /** Whether somebody who draws a ticket now stands behind everybody in the line. */
    isLast: (newcomer: Waiting): boolean => {
      const [one, other] = lanesOf(lastInLine ? [lastInLine, newcomer] : [newcomer], policy).line;
      return (other ?? one) === newcomer;
    },
    /** Minutes until the call of each, as far as `until`; null plays to the end. */
    waits: (until: string | null): Map<string, number> => {
      for (let called = playOn(); called !== undefined && called?.one.id !== until; ) called = playOn();
      return new Map(calls.slice(0, state.calls).map(({ id, minutes }) => [id, minutes]));
    },
    /** Minutes until the call of somebody who joined the line's end now, and does not; null when nobody would call them. */
    waitAtEnd: (player: Player): number | null => {
      const group = stage.groupOf(player.kind);
      while (firstDry(group) === undefined && playOn() !== undefined);
      const moment = firstDry(group);
      if (moment === undefined) return null;
      const alone = copyOf(moment);
      const queue = stage.queueOf('line', player.kind);
      const newcomer = { one: player, place: Number.POSITIVE_INFINITY, queue };
      alone.late[queue] = [...(alone.late[queue] ?? []), newcomer];
      for (let turn = nextTurn(stage, alone); turn !== null; turn = nextTurn(stage, alone))
        if (act(stage, alone, turn.desk, turn.firsts) === newcomer) return (turn.at - now) / MINUTE_MS;
      return null;
    },
    /** Somebody joins the line at its end. */
    join: (player: Player): void => {
      const moment = firstDry(stage.groupOf(player.kind));
      if (moment) {
        state = copyOf(moment);
        dry = dry.map((other) => (other && other.turns < moment.turns ? other : undefined));
      }
      const one = stage.placed('line', player);
      stage.queues[one.queue]?.people.push(one);
      lastInLine = player;
    },
  };
};
export type Play = ReturnType<typeof createPlay>;
