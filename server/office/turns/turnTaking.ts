// One turn after the other: what it needs is read, its commands are decided, it is stored, and then everybody hears of it.
import type { StoredEvent } from '../../../shared/events';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import type { Logger } from '../../basics/log';
import type { Day } from '../../queue/day/day';
import type { Store, Turn, TurnNotice } from '../../storage/port';
import { type Answers, isRemembered } from '../../storage/replyCache';
import { hasAnything } from '../audit/tracing';
import type { FileCare } from '../fileCare';
import type { Memory } from '../memory/memory';
import type { Asked, Pending } from './commandBatch';
import type { createDecider, VersionedSettings } from './decider';
import type { createForgetting } from './forgetting';
import type { Needs } from './needs';

/** By the days as these events have left them; stored with the events, both or neither. */
export type NoticesOf = (events: readonly StoredEvent[], dayNamed: (day: string) => Day) => TurnNotice[];

export type TurnParts = {
  store: Store;
  log: Logger;
  memory: Memory;
  needs: Needs;
  decider: ReturnType<typeof createDecider>;
  answers: Answers;
  /** As they are durable. */
  settings: { get: () => VersionedSettings; set: (settings: VersionedSettings) => void };
  fileCare: Pick<FileCare, 'failed'>;
  forgetting: ReturnType<typeof createForgetting>;
  /** S36: what is to be told to web hooks of what has happened. */
  noticesOf: NoticesOf;
  /** Days before today have changed. */
  changedPast: (days: readonly string[]) => void;
  /** Before anybody is answered: what is durable, and the day that is worked on. */
  follow: (turn: Turn, today: string) => void;
  /** Before whoever follows. */
  tellFirst: (events: StoredEvent[]) => void;
  tell: (events: StoredEvent[]) => void;
  onLost: (error: unknown) => void;
};

/** All that is read from the store for a turn: nothing is while it is decided. */
const createPreparation = ({ memory, needs, answers, decider: { calendar }, settings }: TurnParts) => {
  return async (asked: readonly Asked[]) => {
    const commands = asked.map(({ command }) => command);
    memory.begin();
    // What is asked together with it counts by the clock that is trusted.
    if (commands.some(({ type }) => type === 'trustClock')) calendar.confirm();
    const { name, isToClose } = calendar.begin();
    if (memory.days.isPast(name)) await memory.readFrom(name);
    const over = isToClose ? await calendar.overBefore(name) : [];
    const wanted = needs.of(commands, over, settings.get());
    if (wanted !== null) await needs.bring(wanted);
    const remembered = asked.filter(isRemembered);
    if (remembered.length > 0) await answers.bring(remembered);
    return { name, over };
  };
};

/** Brings the memory back to what is durable; throws when that cannot be. */
const createWayBack = ({ store, memory, answers, decider: { writing }, settings }: TurnParts) => {
  return async (): Promise<void> => {
    answers.endTurn();
    const stored = (await store.settings.newest()) ?? settings.get();
    const isKnown = stored.version === settings.get().version;
    if (!isKnown) settings.set(stored);
    await memory.readBack(writing.turn(), writing.days(), isKnown);
  };
};

/** X1: before anybody hears that a day is over, what was kept until then is gone. */
const createFarewell = ({ log, forgetting }: TurnParts) => {
  return async (
    past: ReturnType<TurnParts['decider']['calendar']['stored']>,
    events: readonly StoredEvent[],
  ): Promise<void> => {
    try {
      await forgetting.old(await past);
      await forgetting.after(events);
    } catch (error) {
      log.error({ error }, 'what is over could not be forgotten');
    }
  };
};

/** Takes one turn: all of these commands and one commit, or none of them. Answers each, and never rejects. */
export const createTurnTaking = (parts: TurnParts): ((asked: Pending[]) => Promise<void>) => {
  const { store, log, memory, decider, answers, settings, fileCare, tell, tellFirst, onLost } = parts;
  const { writing } = decider;
  const [prepare, readBack, forget] = [createPreparation(parts), createWayBack(parts), createFarewell(parts)];

  /** Decided and durable: the replies, in the order of the commands. */
  const decideAndStore = async (asked: Pending[]): Promise<Reply[]> => {
    const turn = writing.turn();
    decider.begin(await prepare(asked));
    const replies = asked.map(decider.decide);
    turn.lessons = decider.lessons();
    turn.notices = parts.noticesOf(
      turn.events.map(({ stored }) => stored),
      memory.days.ahead.named,
    );
    if (hasAnything(turn)) await store.commit(turn);
    return replies;
  };

  const lost = (error: unknown): void => {
    log.fatal({ error }, 'memory and store have come apart');
    onLost(error);
  };

  /** It is durable: everybody may see it. */
  const publish = (turn: Turn, events: StoredEvent[]): void => {
    try {
      if (turn.settings) settings.set({ version: turn.settings.version, settings: turn.settings.settings });
      memory.publish(turn);
      parts.changedPast(writing.days());
      answers.endTurn();
      tellFirst(events);
      parts.follow(turn, memory.days.told.today().day);
    } catch (error) {
      lost(error);
    }
  };

  /** Nothing of the turn counts. A fault of one command is not the others'; a disk that fails, fails for all. */
  const failed = async (asked: Pending[], error: unknown): Promise<void> => {
    const isOfDisk = store.isFault(error);
    if (isOfDisk) fileCare.failed();
    log.error({ error, commands: asked.map(({ command }) => command.type) }, 'a turn failed');
    let isLost: unknown = null;
    try {
      await readBack();
    } catch (lost) {
      isLost = lost;
    }
    if (isLost === null && asked.length > 1 && !isOfDisk) {
      for (const one of asked) await takeTurn([one]);
      return;
    }
    for (const one of asked) one.answer({ ok: false, ...refuse('storageFailed') });
    if (isLost !== null) lost(isLost);
  };

  const takeTurn = async (asked: Pending[]): Promise<void> => {
    writing.begin();
    const turn = writing.turn();
    let replies: Reply[];
    try {
      replies = await decideAndStore(asked);
    } catch (error) {
      return failed(asked, error);
    }
    const events = turn.events.map(({ stored }) => stored);
    publish(turn, events);
    const past = decider.calendar.stored();
    // Most turns end no day, and wait for nothing.
    if (past !== null || events.some(({ event }) => event.type === 'dayClosed')) await forget(past, events);
    asked.forEach((one, i) => {
      const reply = replies[i];
      if (reply) one.answer(reply);
    });
    if (events.length + turn.forgotten.length > 0 || turn.settings) tell(events);
  };
  return takeTurn;
};
