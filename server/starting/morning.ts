// The demonstration's day until now: visitors and clerks, played by the real core, so that it opens with people at work.
import type { Command } from '../../shared/commands';
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import { newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import { openingOn } from './townHall';

const STEP_MS = 30_000;
/** Nobody looks further back in a day that is only begun. */
export const MOST_PLAYED_MS = 150 * MINUTE_MS;
const WAY_MS = 40_000;
/** The share of the counters at which somebody works. */
const AT_WORK = 0.75;
const VISITORS_PER_COUNTER_AND_STEP = 0.055;
/** Who sees so many waiting comes later. */
const MOST_WAITING = 9;
/** A visitor tries the demonstration with somebody before them. */
const LEAST_WAITING = 4;
const APPOINTMENTS_EVERY_MS = 15 * MINUTE_MS;
const MOST_APPOINTMENTS = 24;
const SHOW_SHARE = 0.9;
/** Nobody of these names is meant. */
const NAMES = [
  ...['Lena Brandt', 'Mehmet Aksoy', 'Karin Schulte', 'Jonas Wieczorek', 'Svetlana Petrova', 'Uwe Lindemann'],
  ...['Fatima El Amrani', 'Peter Kröger', 'Nina Hartwig', 'Giulia Ferrari', 'Horst Beckmann', 'Anh Nguyen'],
];

/** Chance that is the same for the same day: mulberry32, seeded with the letters of the day. */
export const chanceOf = (day: string): (() => number) => {
  let state = [...day].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Desk = {
  counterId: string;
  by: Actor;
  visitId: string | null;
  state: 'free' | 'called' | 'serving';
  until: number;
};

export type MorningParts = {
  branch: Pick<Branch, 'handle' | 'handleOwn' | 'settings' | 'today'>;
  /** Ids of the people who can sit at the counters, in their order. */
  clerks: readonly string[];
  /** The day and the instants between which it is played; `goTo` sets the office's clock. */
  day: string;
  from: number;
  to: number;
  goTo: (at: number) => void;
};

const resultOf = <Result>(reply: Reply): Result | null => (reply.ok ? (reply.result as Result) : null);

/** Appointments of the day, booked before it began: the instants of those who will come, with their codes. */
const bookDay = async (ask: Ask, settings: Settings, parts: MorningParts, chance: () => number): Promise<Booked[]> => {
  const opening = openingOn(settings, parts.day);
  const bookable = settings.services.filter(({ booking }) => booking !== 'nobody');
  const booked: Booked[] = [];
  if (opening === null || bookable.length === 0) return booked;
  for (let slotAt = opening.from + APPOINTMENTS_EVERY_MS; slotAt < opening.to; slotAt += APPOINTMENTS_EVERY_MS) {
    if (booked.length === MOST_APPOINTMENTS) break;
    const service = bookable[Math.floor(chance() * bookable.length)];
    const name = NAMES[booked.length % NAMES.length] ?? '';
    const reply = await ask({
      ...{ type: 'bookAppointment', serviceIds: [service?.id ?? ''], persons: 1, language: 'de', slotAt },
      ...{ place: { kind: 'extra' }, contact: { name, email: null, phone: null } },
    });
    const code = resultOf<{ code: string }>(reply)?.code;
    if (code !== undefined) booked.push({ code, comesAt: slotAt - (2 + 12 * chance()) * MINUTE_MS });
  }
  return booked.filter(() => chance() < SHOW_SHARE);
};
type Booked = { code: string; comesAt: number };
type Ask = (command: Command, by?: Actor) => Promise<Reply>;

/** Plays a day of the demonstration from one instant to another. What cannot be done is left out: nobody waits for it. */
export const playMorning = async (parts: MorningParts): Promise<void> => {
  const { branch, clerks, day, from, to, goTo } = parts;
  const settings = branch.settings();
  const chance = chanceOf(day);
  const staffed = settings.counters.slice(0, Math.max(1, Math.round(settings.counters.length * AT_WORK)));
  const desks: Desk[] = staffed.flatMap(({ id }, i) => {
    const personId = clerks[i];
    if (personId === undefined) return [];
    const by: Actor = { kind: 'device', deviceId: 'vorfuehrung', role: 'counter', stationId: id, personId };
    return [{ counterId: id, by, visitId: null, state: 'free', until: 0 }];
  });
  const [first] = desks;
  if (first === undefined) return;
  const ask: Ask = (command, by = first.by) => branch.handle({ id: newToken(), by, command });

  goTo(from);
  for (const { counterId, by } of desks)
    if (by.kind === 'device') await branch.handleOwn({ type: 'openCounter', counterId, personId: by.personId ?? '' });
  const expected = await bookDay(ask, settings, parts, chance);

  const waiting = () => [...branch.today().visits.values()].filter(({ state }) => state === 'waiting').length;
  const draw = () => {
    const service = settings.services[Math.floor(chance() * settings.services.length)];
    const language = chance() < 0.12 && settings.languages.includes('en') ? 'en' : 'de';
    return ask({ type: 'drawTicket', serviceIds: [service?.id ?? ''], persons: 1, language });
  };
  const serveTime = (visitId: string): number => {
    const ids = branch.today().visits.get(visitId)?.serviceIds ?? [];
    const minutes = ids.map((id) => settings.services.find((one) => one.id === id)?.durationMin ?? 8);
    return minutes.reduce((sum, one) => sum + one, 0) * (0.5 + chance()) * MINUTE_MS;
  };
  /** K7: everything that was asked for was done. */
  const noteOf = (visitId: string) => {
    const { serviceIds = [], persons = 1 } = branch.today().visits.get(visitId) ?? {};
    const services = serviceIds.map((serviceId) => ({ serviceId, count: 1 }));
    return services.length > 0 && { work: { services, persons, hindrance: null } };
  };
  const work = async (desk: Desk, now: number): Promise<void> => {
    if (now < desk.until) return;
    if (desk.state === 'called' && desk.visitId !== null) {
      await ask({ type: 'begin', visitId: desk.visitId }, desk.by);
      Object.assign(desk, { state: 'serving', until: now + serveTime(desk.visitId) });
      return;
    }
    if (desk.state === 'serving' && desk.visitId !== null) {
      await ask({ type: 'finish', visitId: desk.visitId, ...noteOf(desk.visitId) }, desk.by);
      Object.assign(desk, { state: 'free', visitId: null, until: now + STEP_MS * chance() });
      return;
    }
    const called = resultOf<{ visitId: string }>(await ask({ type: 'callNext' }, desk.by));
    if (called !== null) Object.assign(desk, { state: 'called', visitId: called.visitId, until: now + WAY_MS });
  };

  for (let now = from + STEP_MS; now < to; now += STEP_MS) {
    goTo(now);
    const comes = chance() < desks.length * VISITORS_PER_COUNTER_AND_STEP && waiting() < MOST_WAITING;
    const checksIn = expected.filter(({ comesAt }) => comesAt > now - STEP_MS && comesAt <= now);
    const lacks = to - now < 12 * MINUTE_MS && waiting() < LEAST_WAITING;
    await Promise.all([
      ...(comes || lacks ? [draw()] : []),
      ...checksIn.map(({ code }) => ask({ type: 'checkIn', code, language: null })),
      ...desks.map((desk) => work(desk, now)),
    ]);
  }
  goTo(to);
  // Nobody stays called whom nobody serves.
  for (const { state, visitId, by } of desks)
    if (state === 'called' && visitId !== null) await ask({ type: 'begin', visitId }, by);
};
