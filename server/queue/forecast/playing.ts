// F1, F9: the calls to come, one after the other, as a state that can be copied at any of them and played on from there.
import { MINUTE_MS } from '../../../shared/time';
import { type Lane, lanesOf, takeTurn, type Waiting } from '../order/policy';
import {
  copyOf,
  createStage,
  firstOf,
  letIn,
  nextComing,
  type Placed,
  type Player,
  type Question,
  type Stage,
  type State,
  takeOut,
} from './stage';

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
