// The one place where anything changes. Commands take turns; what arrives together shares one durable commit.
import { SqliteError } from 'better-sqlite3';
import type { Command, CommandOf } from '../shared/commands';
import { type Actor, type DayEvent, type DayEventOf, type StoredEvent, stationOf } from '../shared/events';
import type { Reply } from '../shared/protocol';
import { refuse } from '../shared/refusals';
import type { Settings } from '../shared/settings';
import { dayAfter, dayOf } from '../shared/time';
import type { Answers } from './answers';
import { createDays } from './days';
import { createLearned, lessonsOf } from './learned';
import { createListeners } from './listeners';
import type { Logger } from './log';
import type { Booker, Day, Remark } from './queue/day';
import { type DayCommand, decide } from './queue/decide';
import { counterOf } from './queue/decide/calls';
import type { Context, Decision } from './queue/decide/decision';
import { evolve } from './queue/evolve';
import type { Outlook } from './queue/forecast';
import { dayEnd } from './queue/hours';
import { lettersOf } from './queue/letters';
import { changeSettings, countersLeftOut } from './queue/settings';
import type { Commit, Store } from './store';
import { chanceBetween, newCode, newToken } from './tokens';
import { type Asked, createTurns, type Pending } from './turns';

export type BranchParts = {
  store: Store;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  ticketUrl: (key: string) => string;
  answers: Answers;
  /** What is in memory is not what the file has, and cannot be made so: the program has to end. */
  onLost: (error: unknown) => void;
};

const OFFICE: Actor = { kind: 'office' };
const DAYS_LOOKED_BACK = 60;

const isOfDisk = (error: unknown) => error instanceof SqliteError;
const isEvents = (decision: Decision): decision is { events: DayEvent[]; result: unknown } => 'events' in decision;

/** The day that a command is about, null when that is today. */
const dayNamedBy = (command: DayCommand, timeZone: string): string | null => {
  if ('day' in command) return command.day;
  return 'slotAt' in command ? dayOf(command.slotAt, timeZone) : null;
};

const emptyTurn = (): Commit => ({ events: [], remarks: [], bookers: [], letters: [], lessons: [], settings: null });

/** The running office over its event log: reads what there is, closes days that are over, and takes commands. */
export const createBranch = ({
  store,
  clock: wallClock,
  log,
  firstSettings,
  ticketUrl,
  answers,
  onLost,
}: BranchParts) => {
  let current = store.settings();
  if (current === null) {
    current = { version: 1, settings: firstSettings };
    const first = { ...current, at: wallClock(), by: OFFICE, commandId: null, answer: null };
    store.commit({ ...emptyTurn(), settings: first });
  }
  let { version: settingsVersion, settings } = current;

  const days = createDays(store, wallClock, (at) => dayOf(at, settings.office.timeZone));
  const { clock, today } = days;
  const wallDay = () => dayOf(clock(), settings.office.timeZone);
  const { subscribe, tell } = createListeners(log);

  /** The turn that is being made: nothing of it counts before its commit. */
  let turn = emptyTurn();
  let unstored: Asked[] = [];

  const learned = createLearned(store, () => ({ day: today().day, settings }));

  /** The day of the newest appointment that fits, of those that are booked but not stored yet. */
  const bookedInTurn = (fits: (event: DayEventOf<'appointmentBooked'>) => boolean): string | null => {
    const newest = turn.events.findLast(({ stored: { event } }) => event.type === 'appointmentBooked' && fits(event));
    return newest?.stored.day ?? null;
  };

  const contextOf = (day: Day, by: Actor): Context => ({
    now: Math.max(clock(), day.lastAt),
    settings,
    learned: learned(),
    by,
    newToken,
    newCode,
    chanceBetween,
    ticketUrl,
    dayNamed: days.named,
    dayOfCode: (code) => bookedInTurn((event) => event.code === code) ?? store.dayOfCode(code),
    dayOfImport: (importKey) => bookedInTurn((event) => event.importKey === importKey) ?? store.dayOfImport(importKey),
    openBookings: (email) => {
      const inTurn = turn.bookers.filter(({ booker }) => booker.email === email);
      return store.openBookings(email, today().day) + inTurn.length;
    },
  });

  const append = (day: Day, events: DayEvent[], at: number, by: Actor, commandId: string) => {
    for (const event of events) {
      const stored: StoredEvent = { day: day.day, version: day.version + 1, at, by, commandId, event };
      evolve(day, stored);
      turn.events.push({ stored, answer: null });
    }
  };

  const remark = (day: Day, written: Remark) => {
    day.remarks.set(written.visitId, written);
    turn.remarks.push({ day: day.day, remark: written });
  };

  const note = (day: Day, bookers: Booker[]) => {
    for (const booker of bookers) {
      day.bookers.set(booker.visitId, booker);
      turn.bookers.push({ day: day.day, booker });
    }
  };

  const doOnDay = (command: DayCommand, by: Actor, commandId: string): Decision => {
    const day = days.named(dayNamedBy(command, settings.office.timeZone) ?? today().day);
    const context = contextOf(day, by);
    const decision = decide(day, command, context, today());
    if (!isEvents(decision)) return decision;
    const { events, remark: written, bookers = [], elsewhere = [] } = decision;
    append(day, events, context.now, by, commandId);
    note(day, bookers);
    if (written) remark(day, written);
    for (const there of elsewhere) {
      const other = days.named(there.day);
      append(other, there.events, Math.max(context.now, other.lastAt), by, commandId);
      note(other, there.bookers);
    }
    return decision;
  };

  /** A day that is over ended at its end, however late it is noticed. */
  const close = (name: string) => {
    const day = days.named(name);
    const now = Math.max(day.lastAt, Math.min(clock(), dayEnd(name, settings)));
    const decision = decide(day, { type: 'closeDay' }, { ...contextOf(day, OFFICE), now }, day);
    if (isEvents(decision)) append(day, decision.events, now, OFFICE, `office-${newToken()}`);
  };

  const open = (heritage: Pick<Day, 'locks' | 'printers'>) => {
    const decision = decide(today(), { type: 'openDay' }, contextOf(today(), OFFICE), heritage);
    if (isEvents(decision)) append(today(), decision.events, clock(), OFFICE, `office-${newToken()}`);
  };

  /**
   * T1: the day that the office works on follows the calendar; days that are over are closed first. A clock that is set
   * back a little does not lead it back (T2); one that was wrong by hours does, and what it closed is opened again.
   */
  const followCalendar = () => {
    const wall = wallDay();
    const { day: before, locks, printers } = today();
    if (wall > before) {
      const over = store.unclosedDays(dayAfter(wall, -DAYS_LOOKED_BACK), wall);
      for (const name of new Set([...over, before])) close(name);
      answers.forgetOld();
    }
    if (wall !== before) days.goTo(wall);
    if (today().state !== 'open' && clock() < dayEnd(wall, settings)) open({ locks, printers });
  };

  const doSettings = (command: CommandOf<'changeSettings'>, by: Actor, commandId: string) => {
    if (turn.settings) return refuse('settingsChangedMeanwhile');
    const refusal = changeSettings(today(), { version: settingsVersion, settings }, command);
    if (refusal) return refusal;
    append(today(), countersLeftOut(today(), command.settings), contextOf(today(), by).now, by, commandId);
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
    const here =
      command.type === 'openCounter' || stationOf(by, 'counter') === null
        ? null
        : counterOf(today(), contextOf(today(), by));
    if (here && 'refusal' in here) return { ok: false, refusal: here.refusal };
    const decision = doOnDay(command, by, id);
    return isEvents(decision) ? { ok: true, result: decision.result } : { ok: false, refusal: decision.refusal };
  };

  /** An answer is stored with the first of what it led to; one that led to nothing can be given again anyway. */
  const keep = (asked: Asked, reply: Reply, firstEvent: number) => {
    const answer = answers.keep(asked.by, asked.id, asked.command, reply);
    unstored.push(asked);
    const led = turn.events[firstEvent];
    if (led) led.answer = answer;
    else if (turn.settings?.commandId === asked.id) turn.settings.answer = answer;
  };

  /** N4: the same id gets the same answer, and what it asked happens once. */
  const handle = (asked: Asked): Reply => {
    const { by, id, command } = asked;
    if (by.kind === 'office') return replyTo(asked);
    const before = answers.recall(by, id, command);
    if (before) return before;
    const firstEvent = turn.events.length;
    const reply = replyTo(asked);
    if (reply.ok) keep(asked, reply, firstEvent);
    return reply;
  };

  /** Whatever went wrong, the file has the truth. */
  const readBack = () => {
    for (const { by, id } of unstored) answers.drop(by, id);
    const stored = store.settings();
    if (stored) ({ version: settingsVersion, settings } = stored);
    days.readBack();
  };

  /** X1: once a day is over, so is the time of what was kept until then. */
  const forgetPersonal = (events: StoredEvent[]) => {
    const upTo = events
      .filter(({ event }) => event.type === 'dayClosed')
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (upTo === undefined) return;
    try {
      store.deletePersonal(upTo);
      days.forgetBookers(upTo);
    } catch (error) {
      log.error({ error }, 'personal data could not be deleted; the next day that ends tries again');
    }
  };

  /** Nothing of the turn counts. A fault of one command is not the others'; a disk that fails, fails for all. */
  const failed = (asked: Pending[], error: unknown): void => {
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
    turn = emptyTurn();
    unstored = [];
    let replies: Reply[];
    try {
      days.tidy();
      followCalendar();
      replies = asked.map(handle);
      turn.letters = lettersOf(turn.events, days.named);
      turn.lessons = lessonsOf(turn.events, days.named, settings.office.timeZone);
      if (turn.events.length + turn.remarks.length + turn.bookers.length > 0 || turn.settings) store.commit(turn);
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
    forgetPersonal(events);
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
    outlook: (): Outlook => ({ day: today(), settings, learned: learned(), now: Math.max(clock(), today().lastAt) }),
    /** Any day: to be read only. */
    dayNamed: days.named,
    /** The day of the ticket or appointment with this key; null when there is none. */
    dayOfKey: (key: string): Day | null => {
      const here = today().byKey.get(key);
      if (here !== undefined && here.movedTo === null) return today();
      const name = store.dayOfKey(key);
      return name === null ? null : days.named(name);
    },
    settings: (): Settings => settings,
    settingsVersion: (): number => settingsVersion,
    /** The office's clock as its day has it: never before the last event. */
    now: (): number => Math.max(clock(), today().lastAt),
    subscribe,
  };
};
export type Branch = ReturnType<typeof createBranch>;
