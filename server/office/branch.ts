// The one place where anything changes. Commands take turns; what arrives together shares one durable commit.
import type { AffectedResult } from '../../shared/affected';
import type { Command, CommandOf } from '../../shared/commands';
import { type Actor, type DayEvent, stationOf } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import type { Settings } from '../../shared/settings';
import { dayOf } from '../../shared/time';
import type { Logger } from '../basics/log';
import { chanceBetween, newCode, newToken } from '../basics/tokens';
import type { Day } from '../queue/day/day';
import type { CarriedOver } from '../queue/day/dayEnd';
import { loadOf, type Network } from '../queue/day/network';
import { type DayCommand, decide } from '../queue/decide';
import { counterOf } from '../queue/decide/calls';
import { type Context, type Decision, happens } from '../queue/decide/decision';
import type { Outlook } from '../queue/forecast/forecast';
import { endOfDay } from '../queue/slots/affected';
import { createLettering } from '../storage/lettering';
import type { Answers } from '../storage/replyCache';
import { Database } from '../storage/sqlite';
import type { Store } from '../storage/store';
import { createCalendar } from './calendar';
import { elapsedOf } from './clock';
import { type Asked, createTurns, type Pending } from './commandBatch';
import type { FileCare } from './fileCare';
import { createForgetting } from './forgetting';
import { createLearned, lessonsOf } from './learned';
import { createListeners } from './listeners';
import { createSettingsChange } from './settingsChange';
import { createWriting, emptyTurn } from './unitOfWork';

export type BranchParts = {
  store: Store;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Milliseconds that have passed, which nobody can set; without it time passes by the clock. */
  elapsed?: () => number;
  log: Logger;
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  ticketUrl: (key: string) => string;
  answers: Answers;
  /** What is in memory is not what the file has, and cannot be made so: the program has to end. */
  onLost: (error: unknown) => void;
  fileCare: Pick<FileCare, 'forget' | 'failed'>;
};

const OFFICE: Actor = { kind: 'office' };

const isOfDisk = (error: unknown) => error instanceof Database.SqliteError;
const isEvents = (decision: Decision<unknown>): decision is { events: DayEvent[]; result: unknown } =>
  'events' in decision;

/** The day that a command is about, null when that is today. */
const dayNamedBy = (command: DayCommand, timeZone: string): string | null => {
  if ('day' in command) return command.day;
  return 'slotAt' in command ? dayOf(command.slotAt, timeZone) : null;
};

/** The running office over its event log: reads what there is, closes days that are over, and takes commands. */
export const createBranch = ({
  store,
  clock: wallClock,
  elapsed = elapsedOf(wallClock),
  log,
  firstSettings,
  ticketUrl,
  answers,
  onLost,
  fileCare,
}: BranchParts) => {
  let current = store.settings();
  if (current === null) {
    current = { version: 1, settings: firstSettings };
    const first = { ...current, at: wallClock(), by: OFFICE, commandId: null, answer: null };
    store.commit({ ...emptyTurn(), settings: first });
  }
  let { version: settingsVersion, settings } = current;

  const { subscribe, tell } = createListeners(log);

  /** The turn that is being made: nothing of it counts before its commit. */
  const writing = createWriting((name) => days.named(name));
  const own = () => ({ by: OFFICE, commandId: `office-${newToken()}` });

  const close = (name: string, now: number) => {
    const day = days.named(name);
    const decision = decide(day, { type: 'closeDay' }, { ...contextOf(OFFICE), now }, day);
    if (isEvents(decision)) writing.append(day, decision.events, now, own());
  };
  const open = (left: CarriedOver) => {
    const decision = decide(today(), { type: 'openDay' }, contextOf(OFFICE), left);
    if (isEvents(decision)) writing.append(today(), decision.events, clock(), own());
  };
  const calendar = createCalendar({
    ...{ store, wall: wallClock, elapsed, settings: () => settings, close, open },
    append: (day, events, at) => writing.append(day, events, at, own()),
  });
  const { days, turnAt: clock } = calendar;
  const { today } = days;

  const lettering = createLettering({
    origins: store.origins,
    dayNamed: days.named,
    now: () => ({ day: today().day, most: settings.appointments.lettersPerDay }),
  });

  const { learned, forget: forgetLearned } = createLearned(store, () => ({ day: today().day, settings }));

  const contextOf = (by: Actor, network: Network | null = null): Context => ({
    now: clock(),
    settings,
    learned: learned(),
    by,
    newToken,
    newCode,
    chanceBetween,
    ticketUrl,
    dayNamed: days.named,
    dayOfCode: (code) => writing.bookedOn((event) => event.code === code) ?? store.dayOfCode(code),
    dayOfImport: (importKey) =>
      writing.bookedOn((event) => event.importKey === importKey) ?? store.dayOfImport(importKey),
    network,
    bookingsFrom: (from, since) =>
      loadOf(from, (key) => store.origins.bookingsFrom(key, since) + writing.bookingsFrom(key, since)),
    mayWriteTo: (email) => lettering.mayWriteTo(email, writing.turn().letters),
  });

  const doOnDay = (command: DayCommand, { by, id: commandId, network = null }: Asked): Decision<unknown> => {
    const day = days.named(dayNamedBy(command, settings.office.timeZone) ?? today().day);
    const context = contextOf(by, network);
    // T4: a clock that may be wrong ends no day.
    const isLeft = command.type === 'tick' && !calendar.isPlausible() && context.now >= endOfDay(day, settings);
    const decision = isLeft ? happens() : decide(day, command, context, today());
    if (isEvents(decision)) writing.write(day, decision, context.now, { by, commandId });
    return decision;
  };

  const settingsChange = createSettingsChange({
    today,
    bookedDays: () => {
      const ofTurn = writing.turn().events.map(({ stored }) => stored.day);
      const names = new Set([today().day, ...store.daysWith('appointmentBooked', today().day), ...ofTurn]);
      return [...names].filter((name) => name >= today().day).map(days.named);
    },
    now: () => clock(),
  });

  const doSettings = (command: CommandOf<'changeSettings'>, by: Actor, commandId: string) => {
    const turn = writing.turn();
    if (turn.settings) return refuse('settingsChangedMeanwhile');
    const decision = settingsChange.decide({ version: settingsVersion, settings }, command);
    if ('refusal' in decision) return decision;
    for (const { day, events } of decision.happens) writing.append(day, events, clock(), { by, commandId });
    settingsVersion += 1;
    settings = decision.settings;
    turn.settings = { version: settingsVersion, at: clock(), by, settings, commandId, answer: null };
    return null;
  };

  const decideOn = (asked: Asked): Reply => {
    const { command, by, id } = asked;
    if (command.type === 'changeSettings') {
      const refused = doSettings(command, by, id);
      return refused ? { ok: false, ...refused } : { ok: true, result: { version: settingsVersion } };
    }
    if (command.type === 'trustClock') {
      calendar.confirm();
      calendar.follow();
      return { ok: true, result: null };
    }
    const here =
      command.type === 'openCounter' || stationOf(by, 'counter') === null ? null : counterOf(today(), contextOf(by));
    if (here && 'refusal' in here) return { ok: false, refusal: here.refusal };
    const decision = doOnDay(command, asked);
    return isEvents(decision) ? { ok: true, result: decision.result } : { ok: false, refusal: decision.refusal };
  };

  const replyTo = (asked: Asked): Reply => {
    const { events, letters } = writing.turn();
    const before = events.length;
    const reply = decideOn(asked);
    lettering.add(letters, events.slice(before));
    return reply;
  };

  /**
   * An answer is kept with the first of what it led to. One that led to nothing is given again anyway, and not kept:
   * strangers could ask for as many as they like.
   */
  const keep = (asked: Asked, reply: Reply, firstEvent: number) => {
    const turn = writing.turn();
    const led = turn.events[firstEvent] ?? (turn.settings?.commandId === asked.id ? turn.settings : null);
    if (led === null) return;
    led.answer = answers.keep(asked.by, asked.id, asked.command, reply);
  };

  /** N4: the same id gets the same answer, and what it asked happens once. */
  const handle = (asked: Asked): Reply => {
    const { by, id, command } = asked;
    // Imports are known again by their own ids; what they are answered names those.
    if (by.kind === 'office' || by.kind === 'import') return replyTo(asked);
    const before = answers.recall(by, id, command);
    if (before) return before;
    const firstEvent = writing.turn().events.length;
    const reply = replyTo(asked);
    if (reply.ok) keep(asked, reply, firstEvent);
    return reply;
  };

  /** Whatever went wrong, the file has the truth. */
  const readBack = () => {
    answers.endTurn();
    const stored = store.settings();
    if (stored) ({ version: settingsVersion, settings } = stored);
    days.readBack();
  };

  const forgetting = createForgetting({ fileCare, days });

  /** Nothing of the turn counts. A fault of one command is not the others'; a disk that fails, fails for all. */
  const failed = (asked: Pending[], error: unknown): void => {
    if (isOfDisk(error)) fileCare.failed();
    log.error({ error, commands: asked.map(({ command }) => command.type) }, 'a turn failed');
    let isLost: unknown = null;
    try {
      readBack();
    } catch (lost) {
      isLost = lost;
    }
    if (isLost === null && asked.length > 1 && !isOfDisk(error)) for (const one of asked) takeTurn([one]);
    else for (const one of asked) one.answer({ ok: false, ...refuse('storageFailed') });
    if (isLost === null) return;
    log.fatal({ error: isLost }, 'memory and file have come apart');
    onLost(isLost);
  };

  /** One turn: all of these commands and one commit, or none of them. Answers and listeners come after the commit. */
  const takeTurn = (asked: Pending[]): void => {
    writing.begin();
    const turn = writing.turn();
    let replies: Reply[];
    try {
      days.tidy();
      calendar.follow();
      replies = asked.map(handle);
      turn.lessons = lessonsOf(turn.events, days.named, settings.office.timeZone);
      if (turn.events.length + turn.remarks.length + turn.bookers.length > 0 || turn.settings) store.commit(turn);
      answers.endTurn();
      if (turn.lessons.length > 0) forgetLearned();
    } catch (error) {
      failed(asked, error);
      return;
    }
    const { settings: changed } = turn;
    const events = turn.events.map(({ stored }) => stored);
    asked.forEach((one, i) => {
      const reply = replies[i];
      if (reply) one.answer(reply);
    });
    forgetting.old(calendar.stored());
    forgetting.after(events);
    if (events.length > 0 || changed) tell(events);
  };

  const ask = createTurns(takeTurn);

  return {
    /** Answers after the commit, always; never rejects. */
    handle: ask,
    /** A command of the office itself. */
    handleOwn: (command: Command): Promise<Reply> => ask({ id: newToken(), by: OFFICE, command }),
    today,
    /** What forecasts are made from. */
    outlook: (): Outlook => ({ day: today(), settings, learned: learned(), now: calendar.now() }),
    /** Any day: to be read only. */
    dayNamed: days.named,
    /** T8, A17: whom these settings would hit now, and what agrees to it. */
    affectedBy: (after: Settings): AffectedResult => settingsChange.affected(settings, after),
    /** The day of the ticket or appointment with this key; null when there is none. */
    dayOfKey: (key: string): Day | null => {
      const here = today().byKey.get(key);
      if (here !== undefined && here.movedTo === null) return today();
      if (today().byViewKey.has(key)) return today();
      const name = store.dayOfKey(key);
      return name === null ? null : days.named(name);
    },
    settings: (): Settings => settings,
    settingsVersion: (): number => settingsVersion,
    /** The office's clock. */
    now: calendar.now,
    /** How many days are in memory. */
    daysKnown: days.size,
    /** The machine's clock may be wrong: what cannot be undone waits. */
    isClockDoubted: calendar.isDoubted,
    subscribe,
  };
};
export type Branch = ReturnType<typeof createBranch>;
