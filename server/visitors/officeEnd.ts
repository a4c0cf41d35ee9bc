// The office's end of the line to a public side: what it is told, and what it may ask. The same for every carrier.

import { COMMANDS } from '../../shared/commands';
import { refuse } from '../../shared/refusals';
import type { Signal } from '../basics/signal';
import type { Reminders } from '../mail/reminders';
import type { WaitingList } from '../mail/waitingList';
import type { Branch } from '../office/branch';
import type { Follower } from '../office/followers';
import { VISITOR } from '../public/booking/replies';
import type { Signs } from '../public/booking/signs';
import type { Ringing } from '../public/owners/pushing';
import type { Turn } from '../storage/port';
import { withoutPerson } from '../storage/rows/outside';
import type { Answering, AskName, SideConfig, State, ToOffice, ToVisitors, TurnTold } from './messages';

export type OfficeEndParts = {
  branch: Pick<Branch, 'handle' | 'networkDigest' | 'now' | 'today' | 'settingsVersion' | 'follow'>;
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

const isOfVisitors = (type: keyof typeof COMMANDS): boolean => {
  const may: readonly string[] = COMMANDS[type].may;
  return may.includes('visitor');
};

/** S83: as a visitor, and nothing else: whoever takes the public side over can do no more than its visitors. */
const createAnswering = ({ branch, waitingList, reminders, push, signs }: OfficeEndParts): Answering => ({
  handle: ({ id, command, network }) =>
    isOfVisitors(command.type)
      ? branch.handle({ id, by: VISITOR, command, network: network && branch.networkDigest(network) })
      : Promise.resolve({ ok: false, ...refuse('notAllowed') }),
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
    /** Answers what is asked, always. */
    answer: async ({ n, name, asked }: Extract<ToOffice, { kind: 'ask' }>): Promise<ToVisitors> => {
      try {
        return { kind: 'answer', n, answer: await answering[name](asked as never) };
      } catch {
        return { kind: 'failed', n };
      }
    },
  };
};
export type OfficeEnd = ReturnType<typeof createOfficeEnd>;
