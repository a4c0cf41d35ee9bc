// One day in the real core: the visitors' and the clerks' commands go through decide and evolve, as in the office.
import { type Day, newDay } from '../../server/queue/day/day';
import { evolve } from '../../server/queue/day/evolve';
import { type DayCommand, decide } from '../../server/queue/decide';
import { type Context, NO_PAPER } from '../../server/queue/decide/decision';
import type { Outlook } from '../../server/queue/forecast/forecast';
import { type Learned, lessonOf } from '../../server/queue/forecast/lessons';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { HomeTicketResult } from '../../shared/commands/tickets';
import type { Actor } from '../../shared/events';
import type { Lesson } from '../../shared/lessons';
import type { TicketResult } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { wallTime } from '../../shared/time';
import type { Absence, SimulatedDay, Visitor } from './days';
import { type Outcome, type Wait, waitOf } from './simulate';

const MIN_MS = 60_000;
const NAME = '2017-11-06';
/** Eight in the morning in Lünen. */
const OPENS_AT = Date.parse('2017-11-06T08:00:00+01:00');
const at = (minute: number) => OPENS_AT + Math.round(minute * MIN_MS);

/** What the office knows of its clerks' breaks: nothing, when a clerk who pauses will be back, or the plan as well. */
export type Knowledge = 'nothing' | 'return' | 'plan';

const KIOSK: Actor = { kind: 'device', deviceId: 'kiosk', role: 'kiosk', stationId: 'kiosk-1', personId: null };
const OFFICE: Actor = { kind: 'office' };
const clerkAt = (counter: number): Actor => ({
  ...{ kind: 'device', deviceId: `counter-${counter}`, role: 'counter' },
  ...{ stationId: `schalter-${counter}`, personId: `person-000${counter}` },
});

const clock = (minute: number) => wallTime(at(minute), 'Europe/Berlin').time;

/** The plan as the settings have it: the spans between the absences, by the minute. */
const planOf = (absences: readonly Absence[], endMin: number): Settings['counters'][number]['plan'] => {
  const starts = [0, ...absences.map(({ toMin }) => toMin)];
  const ends = [...absences.map(({ fromMin }) => fromMin), endMin];
  return starts.map((start, i) => ({ weekday: 1, from: clock(start), to: clock(ends[i] ?? endMin) }));
};

/** Minutes from home to the office, for all. */
export const HOME_MIN = 20;
const FROM_HOME = { isOffered: true, perDay: 500, perNetwork: 100, wayMin: HOME_MIN, graceMin: 15 };

const settingsFor = ({ clerks }: SimulatedDay, knowledge: Knowledge): Settings => ({
  ...demonstrationOffice,
  fromHome: FROM_HOME,
  counters: demonstrationOffice.counters.map((counter, i) => {
    const clerk = clerks.find((one) => one.counter === i + 1);
    return { ...counter, plan: clerk && knowledge === 'plan' ? planOf(clerk.absences, clerk.endMin) : null };
  }),
});

/** An office that holds its day in the hand: what is asked is decided and happens. */
const openOffice = (settings: Settings, learned: Learned) => {
  const day: Day = newDay(NAME);
  let tokens = 0;
  let now = OPENS_AT;
  const context = (by: Actor): Context => ({
    ...{ now, settings, learned, by },
    newToken: () => `token-${String(++tokens).padStart(6, '0')}`,
    newCode: () => `CODE${++tokens}`,
    chanceBetween: (least) => least,
    ticketUrl: (key) => key,
    dayNamed: () => day,
    dayOfCode: () => null,
    dayOfImport: () => null,
    paper: NO_PAPER,
    network: null,
    bookingsFrom: () => 0,
    mayWriteTo: () => true,
  });
  const ask = <Result>(minute: number, command: DayCommand, by: Actor): Result | null => {
    now = Math.max(now, at(minute));
    const decision = decide(day, command, context(by), day);
    if ('refusal' in decision) return null;
    for (const event of decision.events)
      evolve(day, { day: NAME, version: day.version + 1, at: now, by, commandId: 'command', event });
    return decision.result as Result;
  };
  ask(0, { type: 'openDay' }, OFFICE);
  return { day, ask };
};
type Office = ReturnType<typeof openOffice>;

const wishOf = (serviceId: string) => ({ serviceIds: [serviceId], persons: 1, language: 'de' as const });

const book = ({ ask }: Office, { serviceId, slotMin }: Visitor): string | null => {
  if (slotMin === null) return null;
  const command: DayCommand = {
    ...{ type: 'bookAppointment', ...wishOf(serviceId), slotAt: at(slotMin) },
    ...{ place: { kind: 'extra' }, contact: null },
  };
  return ask<{ code: string }>(0, command, OFFICE)?.code ?? null;
};

/** Who comes at `comesMin` of the visitor with a code, or without; or at that minute draws a number at home. */
type Coming = { visitor: Visitor; code: string | null; isAtHome?: boolean };
/** What a counter does next, and at which minute. */
type SimulatedCounter = {
  counter: number;
  minute: number;
  act: 'call' | 'begin' | 'finish';
  visitId: string;
  serviceMin: number;
  absences: Absence[];
};
const NEVER = Number.POSITIVE_INFINITY;

/** Who looks at the day every five minutes. */
export type Watcher = (outlook: Outlook) => void;
const LOOKS_EVERY_MIN = 5;

const quarterOf = (instant: number): number => {
  const [hour = 0, minute = 0] = wallTime(instant, 'Europe/Berlin').time.split(':').map(Number);
  return 4 * hour + Math.floor(minute / 15);
};

/** Runs one day; the lesson is what it taught, and the forecasts' truth is in it. */
export const runDay = (
  simulated: SimulatedDay,
  knowledge: Knowledge,
  learned: Learned,
  { watch, drawsAtHome = () => false }: { watch?: Watcher; drawsAtHome?: (visitor: Visitor) => boolean } = {},
): Outcome & { day: Day; lesson: Lesson } => {
  const settings = settingsFor(simulated, knowledge);
  const office = openOffice(settings, learned);
  const { day, ask } = office;
  let looksAt = LOOKS_EVERY_MIN;
  const lookUntil = (minute: number) => {
    for (; watch && looksAt < minute && minute < NEVER; looksAt += LOOKS_EVERY_MIN)
      watch({ day, settings, learned, now: at(looksAt) });
  };
  const coming: Coming[] = simulated.visitors
    .map((visitor) => {
      const { comesMin } = visitor;
      if (comesMin === null || comesMin < HOME_MIN || !drawsAtHome(visitor))
        return { visitor, code: book(office, visitor) };
      return { visitor: { ...visitor, comesMin: comesMin - HOME_MIN }, code: null, isAtHome: true };
    })
    .sort((a, b) => (a.visitor.comesMin ?? NEVER) - (b.visitor.comesMin ?? NEVER));
  const here = new Map<string, Visitor>();
  const desks: SimulatedCounter[] = simulated.clerks.map(({ counter, absences }) => {
    ask(0, { type: 'openCounter', counterId: `schalter-${counter}`, personId: `person-000${counter}` }, OFFICE);
    const sorted = [...absences].sort((a, b) => a.fromMin - b.fromMin);
    return { counter, minute: 0, act: 'call', visitId: '', serviceMin: 0, absences: sorted };
  });
  const waits: Wait[] = [];
  let [run, longestRun] = [0, 0];

  /** They come when the least that they were told is over; who gets no number sets out at once. */
  const drawAtHome = ({ visitor }: Coming) => {
    const minute = visitor.comesMin ?? 0;
    const drawing: DayCommand = { type: 'drawFromHome', ...wishOf(visitor.serviceId), wayMin: HOME_MIN };
    const drawn = ask<HomeTicketResult>(minute, drawing, OFFICE);
    const told = drawn && day.visits.get(drawn.visitId)?.forecastGiven?.forecast?.fromMin;
    coming.push({
      visitor: { ...visitor, comesMin: minute + Math.max(HOME_MIN, told ?? 0) },
      code: drawn?.code ?? null,
    });
  };
  const arrive = (one: Coming) => {
    if (one.isAtHome) return drawAtHome(one);
    const { visitor, code } = one;
    const minute = visitor.comesMin ?? 0;
    const ticket =
      code === null
        ? ask<TicketResult>(minute, { type: 'drawTicket', ...wishOf(visitor.serviceId) }, KIOSK)
        : ask<TicketResult>(minute, { type: 'checkIn', code, language: null }, KIOSK);
    if (ticket) here.set(ticket.visitId, visitor);
    else if (code !== null && visitor.slotMin !== null)
      coming.push({ visitor: { ...visitor, comesMin: visitor.slotMin - 30 }, code });
  };

  const leaveFor = (desk: SimulatedCounter, { fromMin, toMin }: Absence) => {
    desk.absences.shift();
    const back = desk.minute + toMin - fromMin;
    ask(desk.minute, { type: 'pause', until: knowledge === 'nothing' ? null : at(back) }, clerkAt(desk.counter));
    desk.minute = back;
  };

  const callNext = (desk: SimulatedCounter, nextMin: number) => {
    const by = clerkAt(desk.counter);
    if (day.counters.get(`schalter-${desk.counter}`)?.paused) ask(desk.minute, { type: 'resume' }, by);
    const called = ask<{ visitId: string; why: { rule: string } }>(desk.minute, { type: 'callNext' }, by);
    const visitor = called ? here.get(called.visitId) : undefined;
    if (called === null || visitor === undefined) {
      desk.minute = nextMin;
      return;
    }
    const lineWaits = [...day.waiting.values()].some(({ kind }) => kind === 'walkIn');
    run = called.why.rule === 'due' && lineWaits ? run + 1 : 0;
    longestRun = Math.max(longestRun, run);
    waits.push(waitOf(visitor, desk.minute));
    const { serviceMin, wayMin } = visitor;
    Object.assign(desk, { act: 'begin', visitId: called.visitId, serviceMin, minute: desk.minute + wayMin });
  };

  const act = (desk: SimulatedCounter, nextMin: number) => {
    const by = clerkAt(desk.counter);
    switch (desk.act) {
      case 'begin':
        ask(desk.minute, { type: 'begin', visitId: desk.visitId }, by);
        Object.assign(desk, { act: 'finish', minute: desk.minute + desk.serviceMin });
        return;
      case 'finish':
        ask(desk.minute, { type: 'finish', visitId: desk.visitId }, by);
        desk.act = 'call';
        return;
      case 'call': {
        const [absence] = desk.absences;
        if (absence && absence.fromMin <= desk.minute) leaveFor(desk, absence);
        else callNext(desk, nextMin);
      }
    }
  };

  for (;;) {
    const nextMin = coming[0]?.visitor.comesMin ?? NEVER;
    const desk = desks.reduce((best, one) => (one.minute < best.minute ? one : best));
    if (nextMin === NEVER && desk.minute === NEVER) break;
    lookUntil(Math.min(nextMin, desk.minute));
    if (nextMin > desk.minute) {
      act(desk, nextMin);
      continue;
    }
    const one = coming.shift();
    if (one) arrive(one);
    coming.sort((a, b) => (a.visitor.comesMin ?? NEVER) - (b.visitor.comesMin ?? NEVER));
  }
  return { waits, longestRun, day, lesson: lessonOf(day, quarterOf) };
};
