// A day in the hand: the real decisions on a clock that whoever holds it sets. For the gallery and for the tests.
import { type Day, newDay } from '../../server/queue/day/day';
import { evolve } from '../../server/queue/day/evolve';
import { type DayCommand, decide } from '../../server/queue/decide';
import type { Context } from '../../server/queue/decide/decision';
import { countersLeftOut, withFormerNames } from '../../server/queue/decide/settings';
import { NOTHING_LEARNED } from '../../server/queue/forecast/lessons';
import type { Actor, DayEvent, DayEventOf, StoredEvent } from '../../shared/events';
import { readPaper } from '../../shared/paper/slips';
import type { RefusalCode } from '../../shared/refusals';
import type { Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';

/** Monday, 6 November 2017, 9:00 in Lünen. */
export const NINE = Date.parse('2017-11-06T09:00:00+01:00');
/** An instant so many minutes after nine. */
export const min = (minutes: number): number => NINE + minutes * MINUTE_MS;

export const OFFICE: Actor = { kind: 'office' };
export const VISITOR: Actor = { kind: 'visitor' };
export const IMPORT: Actor = { kind: 'import', sourceId: 'source-01' };
export const kiosk = (stationId = 'kiosk-1'): Actor => ({
  kind: 'device',
  deviceId: `device-of-${stationId}`,
  role: 'kiosk',
  stationId,
  personId: null,
});
export const ADMIN: Actor = {
  kind: 'device',
  deviceId: 'device-of-admin',
  role: 'admin',
  stationId: 'admin',
  personId: null,
};
export const clerk = (counter: number): Actor => ({
  kind: 'device',
  deviceId: `device-of-schalter-${counter}`,
  role: 'counter',
  stationId: `schalter-${counter}`,
  personId: `person-000${counter}`,
});

/** A day that has just been opened, at nine. `more` takes the place of chance and addresses as tests have them. */
export const openHistory = (
  firstSettings: Settings,
  dayName = '2017-11-06',
  more: Partial<Pick<Context, 'newCode' | 'ticketUrl' | 'newToken'>> = {},
) => {
  let settings = firstSettings;
  const day = newDay(dayName);
  const events: StoredEvent[] = [];
  const days = new Map<string, Day>([[dayName, day]]);
  const dayNamed = (name: string): Day => {
    const known = days.get(name) ?? newDay(name);
    days.set(name, known);
    return known;
  };
  const newestDay = (fits: (event: DayEventOf<'appointmentBooked'>) => boolean) =>
    events.findLast(({ event }) => event.type === 'appointmentBooked' && fits(event))?.day ?? null;
  const time = { now: NINE };
  let tokens = 0;

  const contextFor = (by: Actor): Context => ({
    now: Math.max(time.now, day.lastAt),
    settings,
    learned: NOTHING_LEARNED,
    by,
    newToken: () => `token-${String(++tokens).padStart(6, '0')}`,
    newCode: (isTaken) => {
      let code = 0;
      while (isTaken(`CODE${code}`)) code++;
      return `CODE${code}`;
    },
    ticketUrl: (key) => `http://ticket/${key}`,
    chanceBetween: (least, most) => (least + most) / 2,
    dayNamed,
    dayOfCode: (code) => newestDay((event) => event.code === code),
    dayOfImport: (importKey) => newestDay((event) => event.importKey === importKey),
    // Every slip that can be read is one of its own.
    paper: {
      slipOf: readPaper,
      dayOf: (key) => [...days.values()].find((one) => one.byKey.get(key)?.fromPaper)?.day ?? null,
    },
    network: by.kind === 'visitor' ? { narrow: 'network-01', wide: null } : null,
    bookingsFrom: (network, since) =>
      [...days.values()]
        .flatMap((one) => [...one.bookers.values()])
        .filter(({ origin }) => origin?.network.narrow === network.narrow && origin.at >= since).length,
    mayWriteTo: () => true,
    ...more,
  });

  let commands = 0;
  const append = (there: Day, event: DayEvent, at: number, by: Actor) => {
    const stored = { day: there.day, version: there.version + 1, at, by, commandId: `command-${commands}`, event };
    evolve(there, stored);
    events.push(stored);
  };

  /** What comes of a command about a day; its events are part of the day then, and of the others that it names. */
  const when = (command: DayCommand, by: Actor, there = day) => {
    const context = contextFor(by);
    const decision = decide(there, command, context, { locks: new Map(), printers: new Map() });
    if ('refusal' in decision) return decision;
    commands += 1;
    const { events: own, bookers = [], otherDays = [] } = decision;
    for (const part of [{ day: there.day, events: own, bookers }, ...otherDays]) {
      for (const event of part.events) append(dayNamed(part.day), event, context.now, by);
      for (const booker of part.bookers) dayNamed(part.day).bookers.set(booker.visitId, booker);
    }
    if (decision.remark) there.remarks.set(decision.remark.visitId, decision.remark);
    return decision;
  };

  /** The result of a command that must be done. */
  const done = <Result = unknown>(command: DayCommand, by: Actor, there = day): Result => {
    const decision = when(command, by, there);
    if ('refusal' in decision) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    return decision.result as Result;
  };

  /** The code with which a command is refused, null when it is done. */
  const refused = (command: DayCommand, by: Actor, there = day): RefusalCode | null => {
    const decision = when(command, by, there);
    return 'refusal' in decision ? decision.refusal.code : null;
  };

  /** New settings, as the running office takes them; false where they leave out a counter with a visitor. */
  const change = (next: Settings): boolean => {
    const left = countersLeftOut(day, next);
    const isBusy = left.some((event) => event.type === 'counterClosed' && day.counters.get(event.counterId)?.visitId);
    if (isBusy) return false;
    commands += 1;
    for (const event of left) append(day, event, Math.max(time.now, day.lastAt), OFFICE);
    settings = withFormerNames(settings, next);
    return true;
  };

  done({ type: 'openDay' }, OFFICE);
  return {
    change,
    settings: () => settings,
    day,
    dayNamed,
    events,
    time,
    when,
    done,
    refused,
    /** The types of the events since the day was opened. */
    happened: () => events.slice(1).map(({ event }) => event.type),
    openCounter: (counter: number) =>
      done({ type: 'openCounter', counterId: `schalter-${counter}`, personId: `person-000${counter}` }, OFFICE),
    draw: (serviceId = 'ausweis', by = kiosk()) =>
      done<{ visitId: string; number: string }>(
        { type: 'drawTicket', serviceIds: [serviceId], persons: 1, language: 'de' },
        by,
      ),
    /** Books for a slot and checks in at a time, both in minutes after nine. */
    checkIn: (slot: number, at: number, serviceId = 'ausweis') => {
      const before = time.now;
      time.now = Math.min(before, min(at));
      const slotAt = min(slot);
      const { code, visitId } = done<{ code: string; visitId: string }>(
        {
          type: 'bookAppointment',
          serviceIds: [serviceId],
          persons: 1,
          language: 'de',
          slotAt,
          place: { kind: 'extra' },
          contact: null,
        },
        OFFICE,
      );
      time.now = min(at);
      const { number } = done<{ number: string }>({ type: 'checkIn', code, language: 'de' }, kiosk());
      return { visitId, code, number };
    },
    callNext: (counter: number) => {
      const decision = when({ type: 'callNext' }, clerk(counter));
      return 'refusal' in decision ? decision.refusal.code : (decision.result as { number: string }).number;
    },
  };
};
