// The office's end of the line to a public side: what it is told, and what it may ask. The same for every carrier.

import { z } from 'zod';
import { pushRequestSchema, waitingListRequestSchema } from '../../shared/booking';
import { COMMANDS, type Command } from '../../shared/commands';
import { refuse } from '../../shared/refusals';
import { tokenSchema } from '../../shared/settings';
import type { Signal } from '../basics/signal';
import { networkOf } from '../limits/networks';
import type { Reminders } from '../mail/reminders';
import type { WaitingList } from '../mail/waitingList';
import type { Branch } from '../office/branch';
import type { Follower } from '../office/followers';
import { VISITOR } from '../public/booking/replies';
import type { Signs } from '../public/booking/signs';
import type { Ringing } from '../public/owners/pushing';
import type { Network } from '../queue/day/network';
import type { Turn } from '../storage/port';
import { withoutPerson } from '../storage/rows/outside';
import { createTurnstile } from './bounds';
import {
  type Answering,
  type AskName,
  type Asks,
  MOST_UNDER_WAY,
  type SideConfig,
  type State,
  type ToOffice,
  type ToVisitors,
  type TurnTold,
} from './messages';

export type OfficeEndParts = {
  branch: Pick<Branch, 'handle' | 'networkDigest' | 'networkOfDay' | 'now' | 'today' | 'settingsVersion' | 'follow'>;
  waitingList: Pick<WaitingList, 'join' | 'leave' | 'confirm'>;
  reminders: Pick<Reminders, 'refuse'>;
  push: Ringing;
  signs: Pick<Signs, 'isGood'>;
  /** How people at home reach the public port. */
  url: () => string;
  isReady: () => boolean;
  /** What screens show has changed. */
  changed: Signal;
  config: Omit<SideConfig, 'pushKey'>;
};

/** Milliseconds by the machine's own clock, which nobody sets and all processes share. */
export const machineMs = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

/** What one asked that has ended may still be under way when the next one asks. */
const MOST_ANSWERED = 2 * MOST_UNDER_WAY;

const isOfVisitors = ({ may }: { may: readonly string[] }): boolean => may.includes('visitor');

/** What visitors may ask, each as it is defined: what is stored of it is read again at every start. */
const ASKED = new Map(
  Object.entries(COMMANDS)
    .filter(([, definition]) => isOfVisitors(definition))
    .map(([name, { asks }]) => [name, z.strictObject({ type: z.literal(name), ...asks })]),
);
const NETWORK = z.strictObject({ narrow: z.string(), wide: z.string().nullable() }).nullable();
/** A15: what is counted by network is asked with one. */
const COUNTED: readonly string[] = ['holdSlot', 'bookAppointment', 'drawFromHome'];
/** A network as it is made of an address: whoever makes one up has to make up addresses. */
const isNetwork = ({ narrow, wide }: Network): boolean => {
  const made = networkOf(narrow.split('/', 1)[0] ?? '');
  return made.narrow === narrow && made.wide === wide;
};
const isWellMade = ({ id, network, command }: Asks['handle']['asked']): boolean => {
  if (!tokenSchema.safeParse(id).success || !NETWORK.safeParse(network).success) return false;
  return network === null ? !COUNTED.includes(command.type) : isNetwork(network);
};
/** What else they may ask, as it comes; each means what its route has made of it. */
const KEY = tokenSchema;
const ASKABLE = {
  handle: z.looseObject({ command: z.looseObject({ type: z.string() }) }),
  join: z.strictObject({ ...waitingListRequestSchema.omit({ proof: true }).shape, id: tokenSchema.nullable() }),
  confirm: KEY,
  leave: KEY,
  refuseReminders: KEY,
  ring: z.strictObject({ key: KEY, asked: pushRequestSchema.omit({ id: true }) }),
  isGoodSign: z.string().max(12),
} satisfies Record<AskName, z.ZodType>;
const malformed = () => ({ ok: false, ...refuse('malformed', { where: '', what: '' }) }) as const;

/** S83: as a visitor, and nothing else: whoever takes the public side over can do no more than its visitors. */
const createAnswering = ({ branch, waitingList, reminders, push, signs }: OfficeEndParts): Answering => ({
  handle: async (asked) => {
    const schema = ASKED.get(asked.command.type);
    if (schema === undefined) return { ok: false, ...refuse('notAllowed') };
    const command = schema.safeParse(asked.command);
    if (!command.success || !isWellMade(asked)) return malformed();
    const { id, network } = asked;
    // What a schema lets through is of the type that was derived from the same definition.
    const { data } = command as unknown as { data: Command };
    const digestOf = (of: Network) =>
      // W23: it stands in an event, and so for good.
      data.type === 'drawFromHome' ? branch.networkOfDay(branch.today().day, of) : branch.networkDigest(of);
    return branch.handle({ id, by: VISITOR, command: data, network: network && (await digestOf(network)) });
  },
  join: waitingList.join,
  confirm: waitingList.confirm,
  leave: waitingList.leave,
  refuseReminders: reminders.refuse,
  ring: ({ key, asked }) => push.add(key, asked),
  isGoodSign: (typed) => Promise.resolve(signs.isGood(typed)),
});

const isEmpty = ({ events, bookers, forgotten, lessons, settings }: Turn): boolean =>
  events.length + bookers.length + forgotten.length + lessons.length === 0 && settings === null;

/** What of a turn shows outside. */
const toldOf = (turn: Turn, today: string, settingsVersion: number): TurnTold => {
  const { bookers, forgotten, lessons } = turn;
  return {
    events: turn.events.map(({ stored }) => ({ stored })),
    bookers: bookers.map(({ day, booker }) => ({ day, booker: withoutPerson(booker) })),
    ...{ remarks: [], forgotten, lessons, today, settingsVersion },
    settings: turn.settings?.settings ?? null,
  };
};

export const createOfficeEnd = (parts: OfficeEndParts) => {
  const { branch, changed } = parts;
  const answering: { [Name in AskName]: (asked: never) => Promise<unknown> } = createAnswering(parts);
  const state = (): State => ({ now: branch.now(), at: machineMs(), url: parts.url(), isReady: parts.isReady() });
  const config: SideConfig = { ...parts.config, pushKey: parts.push.publicKey };
  let today = branch.today().day;
  const inTurn = createTurnstile(MOST_ANSWERED);
  /** Answers what is asked, always. S80: no more of one line at a time, nor of all, whatever the other side has become. */
  const line = () => {
    let underWay = 0;
    return async ({ n, name, asked }: Extract<ToOffice, { kind: 'ask' }>): Promise<ToVisitors> => {
      if (underWay >= MOST_ANSWERED) return { kind: 'failed', n };
      underWay++;
      try {
        const read = ASKABLE[name].parse(asked);
        return { kind: 'answer', n, answer: await inTurn(() => answering[name](read as never)) };
      } catch {
        return { kind: 'failed', n };
      } finally {
        underWay--;
      }
    };
  };

  return {
    config,
    now: branch.now,
    url: parts.url,
    isReady: parts.isReady,
    /** Where it listens again after it has ended, is where it listened before. */
    begin: (port = config.port): ToVisitors => ({
      ...{ kind: 'begin', state: state(), today: branch.today().day, config: { ...config, port } },
    }),
    look: (): ToVisitors => ({ kind: 'look', state: state() }),
    /** From now on everything that shows outside is told. */
    follow: (tell: (told: ToVisitors) => void): void => {
      /** Whoever was told of a turn shows it without being told that something has changed. */
      let isTold = false;
      /** The day has changed: with the next turn, whatever it brings, the one before leaves the memory. */
      let isNewDay = false;
      const follower: Follower = {
        turn: (turn, on) => {
          const isQuiet = isEmpty(turn) && on === today && !isNewDay;
          isNewDay = on !== today;
          today = on;
          if (isQuiet) return;
          tell({ kind: 'turn', turn: toldOf(turn, on, branch.settingsVersion()), state: state() });
          isTold = true;
        },
        forgotten: (upTo) => tell({ kind: 'forgotten', upTo }),
        anew: (from) => tell({ kind: 'anew', from }),
      };
      branch.follow(follower);
      changed.subscribe(() => {
        if (!isTold) tell({ kind: 'changed' });
        isTold = false;
      });
    },
    /** The only one, where there is one. */
    answer: line(),
    /** One more, to a public side elsewhere. */
    line,
  };
};
export type OfficeEnd = ReturnType<typeof createOfficeEnd>;
