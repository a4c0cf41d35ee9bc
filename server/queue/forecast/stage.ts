// What the calls to come are played with: desks, those who wait in their queues, who comes when; and the play at one moment.
import type { Policy } from '../../../shared/settings';
import { type InARow, LANES, type Lane, lanesOf, type RecentCall, runOf, type Waiting } from '../order/policy';

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
export type Placed = { one: Player; place: number; queue: number };

/** Those of a lane whom the same desks serve, in their order. */
type Queue = { lane: Lane; group: string; people: Placed[] };

/** The play at a moment: what is common to all moments is in the play itself. */
export type State = {
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

export const copyOf = (state: State): State => ({
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
export const createStage = ({ now, desks, people, policy }: Question) => {
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

export type Stage = ReturnType<typeof createStage>;

export const firstOf = ({ queues, served }: Stage, state: State, desk: number, lane: Lane): Placed | undefined => {
  let first: Placed | undefined;
  for (const queue of served[desk]?.[lane] ?? []) {
    const one = queues[queue]?.people[state.called[queue] ?? 0];
    const late = state.late[queue]?.[0];
    if (one && (first === undefined || one.place < first.place)) first = one;
    if (late && (first === undefined || late.place < first.place)) first = late;
  }
  return first;
};

export const takeOut = ({ queues }: Stage, state: State, one: Placed): void => {
  const { queue } = one;
  const called = state.called[queue] ?? 0;
  if (queues[queue]?.people[called] === one) state.called[queue] = called + 1;
  else state.late[queue] = (state.late[queue] ?? []).slice(1);
};

export const letIn = ({ coming }: Stage, state: State, at: number): void => {
  for (let next = coming[state.come]; next && next.one.comesAt <= at; next = coming[state.come]) {
    state.late[next.queue] = among(state.late[next.queue] ?? [], next);
    state.come++;
  }
};

export const nextComing = ({ coming, queues }: Stage, state: State, desk: number): number => {
  for (let i = state.come; i < coming.length; i++) {
    const next = coming[i];
    if (next && queues[next.queue]?.group[desk] === '1') return next.one.comesAt;
  }
  return Number.POSITIVE_INFINITY;
};
