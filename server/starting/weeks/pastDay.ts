// A day that is over, as the real core decides it: who comes, who is called when, what it comes to.
import { type Actor, FORGOTTEN } from '../../../shared/actors';
import type { StoredEvent, Work } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { newDay } from '../../queue/day/day';
import { evolve } from '../../queue/day/evolve';
import { type DayCommand, decide } from '../../queue/decide';
import { type Context, NO_PAPER } from '../../queue/decide/decision';
import { NOTHING_LEARNED } from '../../queue/forecast/lessons';
import { endOfDay } from '../../queue/slots/affected';
import { instantOf } from '../../queue/slots/hours';
import { chanceOf } from '../morning';
import type { Comer, PublishedDay } from './published';

const OFFICE: Actor = { kind: 'office' };
const KIOSK = { kind: 'device', deviceId: '', role: 'kiosk', personId: null } as const;
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Before the doors open. */
const BEGINS_MIN = -30;
const LUNCH = { atMin: 225, everyMin: 12, min: 30 };

type Desk = { by: Actor; minute: number; act: 'call' | 'begin' | 'finish'; visitId: string; lunchMin: number };

/** X10: what was so long ago is nobody's. */
const withoutPersons = (stored: StoredEvent): StoredEvent => ({
  ...stored,
  by: stored.by.kind === 'device' ? { ...stored.by, deviceId: '', personId: null } : stored.by,
  event: stored.event.type === 'counterOpened' ? { ...stored.event, personId: FORGOTTEN } : stored.event,
});

/** A day in the hand: what is asked at a minute after eight is decided, happens, and is written down. */
const openDay = (name: string, settings: Settings) => {
  const day = newDay(name);
  const events: StoredEvent[] = [];
  const chance = chanceOf(`${name} tokens`);
  const letters = (count: number) =>
    Array.from({ length: count }, () => LETTERS[Math.floor(chance() * LETTERS.length)]).join('');
  const opensAt = instantOf(name, '08:00', settings.office.timeZone);
  const context = (now: number, by: Actor): Context => ({
    ...{ now, settings, learned: NOTHING_LEARNED, by, network: null },
    newToken: () => letters(22),
    newCode: (isTaken) => {
      let code = letters(6);
      while (isTaken(code)) code = letters(6);
      return code;
    },
    chanceBetween: (least, most) => least + chance() * (most - least),
    ticketUrl: (key) => key,
    dayNamed: () => day,
    paper: NO_PAPER,
    ...{ dayOfCode: () => name, dayOfImport: () => null, bookingsFrom: () => 0, mayWriteTo: () => false },
  });
  const askAt = <Result>(at: number, command: DayCommand, by: Actor): Result | null => {
    const now = Math.max(at, day.lastAt);
    const decision = decide(day, command, context(now, by), { locks: new Map(), printers: new Map() });
    if ('refusal' in decision) return null;
    const commandId = letters(22);
    for (const event of decision.events) {
      const stored = { day: name, version: day.version + 1, at: now, by, commandId, event };
      evolve(day, stored);
      events.push(withoutPersons(stored));
    }
    return decision.result as Result;
  };
  return {
    day,
    events,
    ask: <Result>(minute: number, command: DayCommand, by: Actor) =>
      askAt<Result>(opensAt + Math.round(minute * MINUTE_MS), command, by),
    close: () => askAt(endOfDay(day, settings), { type: 'closeDay' }, OFFICE),
  };
};
type InHand = ReturnType<typeof openDay>;

const book = ({ ask }: InHand, { serviceId, slotMin }: Comer, slotAt: (minute: number) => number): string | null => {
  if (slotMin === null) return null;
  const command: DayCommand = {
    ...{ type: 'bookAppointment', serviceIds: [serviceId], persons: 1, language: 'de', slotAt: slotAt(slotMin) },
    ...{ place: { kind: 'extra' }, contact: null },
  };
  return ask<{ code: string }>(BEGINS_MIN, command, OFFICE)?.code ?? null;
};

/** K7: most clerks note what was done; of some visitors the papers were missing. */
const noteOf = ({ serviceId }: Comer, place: number): { work?: Work } => {
  if (place % 5 === 0) return {};
  const isHindered = place % 16 === 0;
  const services = [{ serviceId, count: isHindered ? 0 : 1 }];
  return { work: { services, persons: 1, hindrance: isHindered ? 'papersMissing' : null } };
};

/** Everything that happened on the day, from its opening to its closing. */
export const livedDay = ({ day: name, comers, clerks }: PublishedDay, settings: Settings): StoredEvent[] => {
  const office = openDay(name, settings);
  const { ask } = office;
  const opensAt = instantOf(name, '08:00', settings.office.timeZone);
  const kiosk: Actor = { ...KIOSK, stationId: settings.kiosks[0]?.id ?? 'kiosk' };
  ask(BEGINS_MIN, { type: 'openDay' }, OFFICE);
  const coming = comers
    .map((comer) => ({ comer, code: book(office, comer, (minute) => opensAt + minute * MINUTE_MS) }))
    .flatMap(({ comer, code }) => (comer.comesMin === null ? [] : [{ comer, code, minute: comer.comesMin }]))
    .sort((one, other) => one.minute - other.minute);
  const desks = settings.counters.slice(0, clerks).map(({ id }, i): Desk => {
    const personId = `person-of-${id}`;
    ask(-5, { type: 'openCounter', counterId: id, personId }, OFFICE);
    const by: Actor = { kind: 'device', deviceId: '', role: 'counter', stationId: id, personId };
    return { by, minute: 0, act: 'call', visitId: '', lunchMin: LUNCH.atMin + i * LUNCH.everyMin };
  });
  const [first] = desks;
  // Staff take everybody: those who came have been counted.
  if (first) ask(-4, { type: 'setAdmission', admission: 'open' }, first.by);
  const here = new Map<string, Comer>();
  let finished = 0;

  const arrive = ({ comer, code, minute }: (typeof coming)[number]): void => {
    const command: DayCommand =
      code === null
        ? { type: 'drawTicket', serviceIds: [comer.serviceId], persons: 1, language: 'de' }
        : { type: 'checkIn', code, language: null };
    const ticket = ask<{ visitId: string }>(minute, command, kiosk);
    if (ticket) here.set(ticket.visitId, comer);
  };
  const act = (desk: Desk): void => {
    const { by, visitId, minute } = desk;
    const comer = here.get(visitId);
    if (desk.act === 'begin') {
      ask(minute, { type: 'begin', visitId }, by);
      Object.assign(desk, { act: 'finish', minute: minute + (comer?.serviceMin ?? 0) });
    } else if (desk.act === 'finish') {
      finished += 1;
      ask(minute, { type: 'finish', visitId, ...(comer && noteOf(comer, finished)) }, by);
      Object.assign(desk, { act: 'call', minute: minute + 0.2 });
    } else if (minute >= desk.lunchMin) {
      ask(minute, { type: 'pause', until: opensAt + Math.round((minute + LUNCH.min) * MINUTE_MS) }, by);
      Object.assign(desk, { lunchMin: Number.POSITIVE_INFINITY, minute: minute + LUNCH.min });
    } else {
      ask(minute, { type: 'resume' }, by);
      const called = ask<{ visitId: string }>(minute, { type: 'callNext' }, by);
      const wayMin = called && here.get(called.visitId)?.wayMin;
      // Nobody waits: looked at again when the next one has come, and in the end not at all.
      if (called === null)
        desk.minute = coming[0] === undefined ? Number.POSITIVE_INFINITY : Math.max(minute + 0.1, coming[0].minute);
      else Object.assign(desk, { act: 'begin', visitId: called.visitId, minute: minute + (wayMin ?? 0.5) });
    }
  };

  for (;;) {
    const desk = desks.reduce((soonest, one) => (one.minute < soonest.minute ? one : soonest), first ?? NOBODY);
    const next = coming[0];
    if (next !== undefined && next.minute <= desk.minute) {
      coming.shift();
      arrive(next);
    } else if (desk.minute < Number.POSITIVE_INFINITY) act(desk);
    else break;
  }
  office.close();
  return office.events;
};

const NOBODY: Desk = { by: OFFICE, minute: Number.POSITIVE_INFINITY, act: 'call', visitId: '', lunchMin: 0 };
