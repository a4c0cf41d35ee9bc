// Decides a turn's commands one after the other, each on what the one before left: days ahead of the log, and nothing else.
import type { CommandOf } from '../../../shared/commands';
import { type Actor, type DayEvent, stationOf } from '../../../shared/events';
import type { PaperSlip } from '../../../shared/paper/slips';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import { dayOf } from '../../../shared/time';
import { chanceBetween, newCode, newToken } from '../../basics/tokens';
import type { Day } from '../../queue/day/day';
import type { CarriedOver } from '../../queue/day/dayEnd';
import { loadOf, type Network } from '../../queue/day/network';
import { type DayCommand, decide } from '../../queue/decide';
import { counterOf } from '../../queue/decide/calls';
import { type Context, type Decision, happens } from '../../queue/decide/decision';
import type { Learned } from '../../queue/forecast/lessons';
import { endOfDay } from '../../queue/slots/affected';
import type { Store } from '../../storage/port';
import { type Answers, isRemembered } from '../../storage/replyCache';
import { partsChanged, type Tracing } from '../audit/tracing';
import { createLearned, lessonsOf } from '../memory/learned';
import type { Memory } from '../memory/memory';
import { createCalendar, type OfficeClock } from './calendar';
import type { Asked } from './commandBatch';
import { createLettering } from './lettering';
import type { Needs } from './needs';
import { createSettingsChange, daysBooked } from './settingsChange';
import { createWriting } from './unitOfWork';

export type DeciderParts = {
  store: Pick<Store, 'days'>;
  memory: Memory;
  needs: Needs;
  clock: OfficeClock;
  answers: Answers;
  tracing: Tracing;
  ticketUrl: (key: string) => string;
  /** S88: what a slip of a paper block is; null where this office has made none such. */
  paperSlipOf: (key: string) => PaperSlip | null;
  /** The settings, as they are when a turn begins. */
  settings: () => VersionedSettings;
};
export type VersionedSettings = { version: number; settings: Settings };

export const OFFICE: Actor = { kind: 'office' };

const isEvents = (decision: Decision<unknown>): decision is { events: DayEvent[]; result: unknown } =>
  'events' in decision;

/** The day that a command is about, null when that is today. */
const dayNamedBy = (command: DayCommand, timeZone: string): string | null => {
  if ('day' in command) return command.day;
  return 'slotAt' in command ? dayOf(command.slotAt, timeZone) : null;
};

type Writing = ReturnType<typeof createWriting>;

/** What every decision of the turn is made from. */
const createContext = (
  { memory, needs, ticketUrl, paperSlipOf }: DeciderParts,
  writing: Writing,
  now: { at: () => number; settings: () => Settings; learned: () => Learned; mayWriteTo: (email: string) => boolean },
) => {
  const { named } = memory.days.ahead;
  return (by: Actor, network: Network | null = null): Context => ({
    // Written out: made with every command, and read by all that it leads to.
    now: now.at(),
    settings: now.settings(),
    learned: now.learned(),
    by,
    network,
    newToken,
    newCode,
    chanceBetween,
    ticketUrl,
    dayNamed: named,
    dayOfCode: (code) => writing.bookedOn((event) => event.code === code) ?? memory.index().ofCode(code),
    dayOfImport: (importKey) =>
      writing.bookedOn((event) => event.importKey === importKey) ?? needs.dayOfImport(importKey),
    paper: {
      slipOf: paperSlipOf,
      dayOf: (key) => {
        const now = writing.broughtOn(key);
        return now === undefined ? needs.dayOfPaper(key) : now;
      },
    },
    bookingsFrom: (from, since) =>
      loadOf(from, (key) => memory.bookedOnline().from(key, since) + writing.bookingsFrom(key, since)),
    mayWriteTo: now.mayWriteTo,
  });
};

/** The days follow the clock: what is over is closed, and the day that it is is opened. */
const createFollowing = (
  { store, memory: { days }, clock, tracing }: DeciderParts,
  writing: Writing,
  { settings, contextOf }: { settings: () => Settings; contextOf: (by: Actor) => Context },
) => {
  const own = () => ({ by: OFFICE, commandId: `office-${newToken()}` });
  const { today, named } = days.ahead;
  const append = (day: Day, events: DayEvent[], at: number): void => {
    const turn = writing.turn();
    const before = turn.events.length;
    writing.append(day, events, at, own());
    tracing.traceOwn(
      turn,
      turn.events.slice(before).map(({ stored }) => stored),
    );
  };
  const calendar = createCalendar({
    ...{ store, clock, days, settings },
    append,
    close: (name, at) => {
      const day = named(name);
      const decision = decide(day, { type: 'closeDay' }, { ...contextOf(OFFICE), now: at }, day);
      if (isEvents(decision)) append(day, decision.events, at);
    },
    open: (left: CarriedOver) => {
      const decision = decide(today(), { type: 'openDay' }, contextOf(OFFICE), left);
      if (isEvents(decision)) append(today(), decision.events, calendar.turnAt());
    },
  });
  return calendar;
};

export const createDecider = (parts: DeciderParts) => {
  const { memory, answers, needs, tracing } = parts;
  const { today, named, all } = memory.days.ahead;
  /** Of the turn: those it began with, or those it has saved. */
  let current = parts.settings();
  const settings = () => current.settings;

  /** Parts of the settings that a command of the turn has changed. */
  let partsOfChange: string[] = [];
  /** The turn that is being made: nothing of it counts before its commit. */
  const writing = createWriting(named);
  const at = (): number => calendar.turnAt();
  const lettering = createLettering({
    ...{ letterCounts: memory.letterCounts, dayNamed: named },
    now: () => ({ day: today().day, most: settings().appointments.lettersPerDay }),
  });
  const learned = createLearned(memory.lessons, () => ({ day: today().day, settings: settings() }));
  const contextOf = createContext(parts, writing, { at, settings, learned, mayWriteTo: lettering.mayWriteTo });
  const calendar = createFollowing(parts, writing, { settings, contextOf });
  const settingsChange = createSettingsChange({ today, bookedDays: () => daysBooked(today(), all()), now: at });

  const dayOfCommand = (command: DayCommand): Day =>
    named(dayNamedBy(command, settings().office.timeZone) ?? today().day);
  const doOnDay = (command: DayCommand, { by, id: commandId, network = null }: Asked): Decision<unknown> => {
    const day = dayOfCommand(command);
    const context = contextOf(by, network);
    // T4: a clock that may be wrong ends no day.
    const isLeft = command.type === 'tick' && !calendar.isPlausible() && context.now >= endOfDay(day, settings());
    const decision = isLeft ? happens() : decide(day, command, context, today());
    if (isEvents(decision)) writing.write(day, decision, context.now, { by, commandId });
    return decision;
  };

  const doSettings = (command: CommandOf<'changeSettings'>, by: Actor, commandId: string) => {
    const turn = writing.turn();
    // Turns are made so that this one is the only change.
    if (turn.settings) return refuse('settingsChangedMeanwhile');
    const base = command.version === current.version ? current.settings : needs.settingsOf(command.version);
    const decision = settingsChange.decide(current.settings, base, command);
    if ('refusal' in decision) return decision;
    const after = { day: today().day, version: today().version };
    for (const { day, events } of decision.happens) writing.append(day, events, at(), { by, commandId });
    partsOfChange = partsChanged(current.settings, decision.settings);
    current = { version: current.version + 1, settings: decision.settings };
    turn.settings = { ...current, at: at(), by, commandId, answer: null, after };
    return null;
  };

  const decideOn = (asked: Asked): Reply => {
    const { command, by, id } = asked;
    if (command.type === 'changeSettings') {
      const refused = doSettings(command, by, id);
      return refused ? { ok: false, ...refused } : { ok: true, result: { version: current.version } };
    }
    // Its turn has begun with it.
    if (command.type === 'trustClock') return { ok: true, result: null };
    const here =
      command.type === 'openCounter' || stationOf(by, 'counter') === null ? null : counterOf(today(), contextOf(by));
    if (here && 'refusal' in here) return { ok: false, refusal: here.refusal };
    const decision = doOnDay(command, asked);
    return isEvents(decision) ? { ok: true, result: decision.result } : { ok: false, refusal: decision.refusal };
  };

  const replyTo = (asked: Asked): Reply => {
    const { by, command } = asked;
    const turn = writing.turn();
    const [firstEvent, before] = [turn.events.length, tracing.sizeOf(turn)];
    partsOfChange = [];
    const reply = decideOn(asked);
    lettering.add(turn.letters, turn.events.slice(firstEvent));
    const isOfDay = command.type !== 'changeSettings' && command.type !== 'trustClock';
    const day = isOfDay ? dayOfCommand(command) : today();
    tracing.trace(turn, { by, at: at(), command, reply }, { before, day, parts: partsOfChange });
    return reply;
  };

  /**
   * An answer is kept with the first of what it led to. One that led to nothing is given again anyway, and not kept:
   * strangers could ask for as many as they like.
   */
  const keep = (asked: Asked, reply: Reply, firstEvent: number) => {
    const turn = writing.turn();
    const led = turn.events[firstEvent] ?? (turn.settings?.commandId === asked.id ? turn.settings : null);
    if (led !== null) led.answer = answers.keep(asked.by, asked.id, asked.command, reply);
  };

  return {
    calendar,
    writing,
    /** Begins a turn by the clock. */
    begin: (when: { name: string; over: readonly string[] }): void => {
      current = parts.settings();
      calendar.follow(when);
    },
    /** N4: the same id gets the same answer, and what it asked happens once. */
    decide: (asked: Asked): Reply => {
      const { by, id, command } = asked;
      if (!isRemembered(asked)) return replyTo(asked);
      const before = answers.recallInTurn(by, id, command);
      if (before) return before;
      const firstEvent = writing.turn().events.length;
      const reply = replyTo(asked);
      if (reply.ok) keep(asked, reply, firstEvent);
      return reply;
    },
    /** What the days that the turn has closed have taught. */
    lessons: () => lessonsOf(writing.turn().events, named, settings().office.timeZone, memory.toldAhead.against),
  };
};
