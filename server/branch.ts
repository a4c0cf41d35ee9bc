// The one place where anything changes. Commands take turns; what arrives together shares one durable commit.
import type { Command, CommandOf } from '../shared/commands';
import type { Actor, DayEvent, StoredEvent } from '../shared/events';
import type { Reply } from '../shared/protocol';
import { refuse } from '../shared/refusals';
import type { Settings } from '../shared/settings';
import { dayAfter, dayOf } from '../shared/time';
import { createAnswers, digestOf } from './answers';
import type { Logger } from './log';
import { type Day, newDay } from './queue/day';
import { type DayCommand, decide } from './queue/decide';
import { counterOf } from './queue/decide/calls';
import type { Context, Decision } from './queue/decide/decision';
import { evolve } from './queue/evolve';
import { changeSettings } from './queue/settings';
import type { Answer, Commit, Store } from './store';
import { newCode, newToken } from './tokens';

export type BranchParts = {
  store: Store;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  ticketUrl: (key: string) => string;
};

/** A command with the id that its sender gave it; `by` comes from the sender's proof, never from the message. */
export type Asked = { id: string; by: Actor; command: Command };
type Waiting = Asked & { answer: (reply: Reply) => void };

/** Told after the commit: what has happened, oldest first. Empty when only the settings changed. */
export type Listener = (events: StoredEvent[]) => void;

const OFFICE: Actor = { kind: 'office' };
const DAYS_LOOKED_BACK = 60;

const isCounter = (by: Actor) => by.kind === 'device' && by.role === 'counter';
const isEvents = (decision: Decision): decision is { events: DayEvent[]; result: unknown } => 'events' in decision;

/** The day that a command is about, null when that is today. */
const dayNamedBy = (command: DayCommand, timeZone: string): string | null => {
  if (command.type === 'bookAppointment') return dayOf(command.slotAt, timeZone);
  return command.type === 'cancelAppointment' ? command.day : null;
};

/** The running office over its event log: reads what there is, closes days that are over, and takes commands. */
export const createBranch = ({ store, clock, log, firstSettings, ticketUrl }: BranchParts) => {
  let current = store.settings();
  if (current === null) {
    current = { version: 1, settings: firstSettings };
    store.commit({ events: [], settings: { ...current, at: clock(), by: OFFICE, commandId: null, answer: null } });
  }
  let { version: settingsVersion, settings } = current;

  const load = (day: string): Day => store.eventsOf(day).reduce(evolve, newDay(day));
  const wallDay = () => dayOf(clock(), settings.office.timeZone);

  /** The day that was being worked on, so that it is closed if it is over; not one that a wrong clock once opened. */
  const lastDay = (): string => {
    const [wall, opened] = [wallDay(), store.lastOpenedDay()];
    return opened === null || opened > dayAfter(wall, 1) ? wall : opened;
  };
  let today = load(lastDay());
  const otherDays = new Map<string, Day>();
  const answers = createAnswers(store, clock);
  const listeners: Listener[] = [];

  /** The turn that is being made: nothing of it counts before its commit. */
  let turn: Commit = { events: [], settings: null };
  let unstored: Asked[] = [];

  const contextOf = (day: Day, by: Actor): Context => ({
    now: Math.max(clock(), day.lastAt),
    settings,
    by,
    newToken,
    newCode,
    ticketUrl,
  });

  const append = (day: Day, events: DayEvent[], at: number, by: Actor, commandId: string) => {
    for (const event of events) {
      const stored: StoredEvent = { day: day.day, version: day.version + 1, at, by, commandId, event };
      evolve(day, stored);
      turn.events.push({ stored, answer: null });
    }
  };

  const dayOfCommand = (command: DayCommand): Day => {
    const named = dayNamedBy(command, settings.office.timeZone) ?? today.day;
    if (named === today.day) return today;
    const day = otherDays.get(named) ?? load(named);
    otherDays.set(named, day);
    return day;
  };

  const doOnDay = (command: DayCommand, by: Actor, commandId: string): Decision => {
    const day = dayOfCommand(command);
    const context = contextOf(day, by);
    const decision = decide(day, command, context, today);
    if (isEvents(decision)) append(day, decision.events, context.now, by, commandId);
    return decision;
  };

  const doOffice = (command: DayCommand) => doOnDay(command, OFFICE, `office-${newToken()}`);

  const close = (name: string) => {
    today = name === today.day ? today : load(name);
    doOffice({ type: 'closeDay' });
  };

  /**
   * T1: the day that the office works on follows the calendar; days that are over are closed first. Set back by up to a
   * day the clock does not lead it back (T2); by more, the clock was wrong before.
   */
  const followCalendar = () => {
    const wall = wallDay();
    if (wall > today.day) {
      const heritage = { locks: today.locks, printers: today.printers };
      const over = store.unclosedDays(dayAfter(wall, -DAYS_LOOKED_BACK), wall);
      for (const name of new Set([...over, today.day])) close(name);
      today = load(wall);
      otherDays.clear();
      openToday(heritage);
      answers.forgetOld();
      return;
    } else if (today.day > dayAfter(wall, 1)) {
      today = load(wall);
      otherDays.clear();
    }
    if (today.state === 'new') openToday(today);
  };

  const openToday = (heritage: Pick<Day, 'locks' | 'printers'>) => {
    const context = contextOf(today, OFFICE);
    const decision = decide(today, { type: 'openDay' }, context, heritage);
    if (isEvents(decision)) append(today, decision.events, context.now, OFFICE, `office-${newToken()}`);
  };

  const doSettings = (command: CommandOf<'changeSettings'>, by: Actor, commandId: string) => {
    const refusal = changeSettings(today, { version: settingsVersion, settings }, command);
    if (refusal) return refusal;
    settingsVersion += 1;
    settings = command.settings;
    turn.settings = { version: settingsVersion, at: clock(), by, settings, commandId, answer: null };
    return null;
  };

  const replyTo = ({ command, by, id }: Asked): Reply => {
    if (command.type === 'changeSettings') {
      const refused = doSettings(command, by, id);
      return refused ? { ok: false, ...refused } : { ok: true, result: { version: settingsVersion } };
    }
    const here = command.type === 'openCounter' || !isCounter(by) ? null : counterOf(today, contextOf(today, by));
    if (here && 'refusal' in here) return { ok: false, refusal: here.refusal };
    const decision = doOnDay(command, by, id);
    return isEvents(decision) ? { ok: true, result: decision.result } : { ok: false, refusal: decision.refusal };
  };

  /** An answer is stored with the first of what it led to; one that led to nothing can be given again anyway. */
  const keep = ({ by, id, command }: Asked, answer: Answer, firstEvent: number) => {
    answers.keep(by, id, answer);
    unstored.push({ by, id, command });
    const led = turn.events[firstEvent];
    if (led) led.answer = answer;
    else if (turn.settings?.commandId === id) turn.settings.answer = answer;
  };

  /** N4: the same id gets the same answer, and what it asked happens once. */
  const handle = (asked: Asked): Reply => {
    const { by, id, command } = asked;
    if (by.kind === 'office') return replyTo(asked);
    const digest = digestOf(command);
    const before = answers.to(by, id);
    if (before) return before.digest === digest ? JSON.parse(before.reply) : { ok: false, ...refuse('idUsedBefore') };
    const firstEvent = turn.events.length;
    const reply = replyTo(asked);
    if (reply.ok) keep(asked, { reply: JSON.stringify(reply), digest }, firstEvent);
    return reply;
  };

  /** Whatever went wrong, the file has the truth. */
  const readBack = () => {
    for (const { by, id } of unstored) answers.drop(by, id);
    const stored = store.settings();
    if (stored) ({ version: settingsVersion, settings } = stored);
    otherDays.clear();
    today = load(lastDay());
  };

  const tell = (events: StoredEvent[]) => {
    for (const listener of listeners) {
      try {
        listener(events);
      } catch (error) {
        log.error({ error }, 'a listener failed');
      }
    }
  };

  /** One turn: all of these commands and one commit, or none of them. Answers and listeners come after the commit. */
  const takeTurn = (asked: Waiting[]): void => {
    turn = { events: [], settings: null };
    unstored = [];
    let replies: Reply[];
    try {
      followCalendar();
      replies = asked.map(handle);
      if (turn.events.length > 0 || turn.settings) store.commit(turn);
    } catch (error) {
      readBack();
      if (asked.length > 1) {
        for (const one of asked) takeTurn([one]);
        return;
      }
      log.error({ error, command: asked[0]?.command.type }, 'a command failed');
      asked[0]?.answer({ ok: false, ...refuse('storageFailed') });
      return;
    }
    const { settings: changed } = turn;
    const events = turn.events.map(({ stored }) => stored);
    asked.forEach((one, i) => {
      const reply = replies[i];
      if (reply) one.answer(reply);
    });
    if (events.length > 0 || changed) tell(events);
  };

  let queue: Waiting[] = [];
  const takeQueue = () => {
    const asked = queue;
    queue = [];
    takeTurn(asked);
  };

  return {
    /** Answers after the commit, always; never rejects. */
    handle: (asked: Asked): Promise<Reply> =>
      new Promise((answer) => {
        if (queue.length === 0) setImmediate(takeQueue);
        queue.push({ ...asked, answer });
      }),
    /** A command of the office itself. */
    handleOwn: (command: Command): Promise<Reply> =>
      new Promise((answer) => {
        if (queue.length === 0) setImmediate(takeQueue);
        queue.push({ id: newToken(), by: OFFICE, command, answer });
      }),
    today: (): Day => today,
    settings: (): Settings => settings,
    settingsVersion: (): number => settingsVersion,
    /** The office's clock as its day has it: never before the last event. */
    now: (): number => Math.max(clock(), today.lastAt),
    subscribe: (listener: Listener): void => void listeners.push(listener),
  };
};
export type Branch = ReturnType<typeof createBranch>;
