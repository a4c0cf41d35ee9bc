// Given events, when a command, then events: a day in the hand of a test, with the real decisions and nothing else.
import { demonstrationOffice } from '../../../server/demonstration';
import { newDay } from '../../../server/queue/day';
import { type DayCommand, decide } from '../../../server/queue/decide';
import type { Context } from '../../../server/queue/decide/decision';
import { evolve } from '../../../server/queue/evolve';
import type { Actor, DayEvent, StoredEvent } from '../../../shared/events';
import type { RefusalCode } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';

/** Monday, 6 November 2017, 9:00 in Lünen. */
export const NINE = Date.parse('2017-11-06T09:00:00+01:00');
/** An instant so many minutes after nine. */
export const min = (minutes: number): number => NINE + minutes * MINUTE_MS;

export const OFFICE: Actor = { kind: 'office' };
export const kiosk = (stationId = 'kiosk-1'): Actor => ({
  kind: 'device',
  deviceId: `device-of-${stationId}`,
  role: 'kiosk',
  stationId,
  personId: null,
});
export const clerk = (counter: number): Actor => ({
  kind: 'device',
  deviceId: `device-of-schalter-${counter}`,
  role: 'counter',
  stationId: `schalter-${counter}`,
  personId: `person-000${counter}`,
});

/** The demonstration's settings with some of them changed. */
export const settingsWith = (changes: Partial<Settings>): Settings => ({ ...demonstrationOffice, ...changes });

export const openHistory = (settings: Settings = demonstrationOffice, dayName = '2017-11-06') => {
  const day = newDay(dayName);
  const events: StoredEvent[] = [];
  const time = { now: NINE };
  let tokens = 0;

  const contextFor = (by: Actor): Context => ({
    now: Math.max(time.now, day.lastAt),
    settings,
    by,
    newToken: () => `token-${String(++tokens).padStart(6, '0')}`,
    newCode: (isTaken) => {
      let code = 0;
      while (isTaken(`CODE${code}`)) code++;
      return `CODE${code}`;
    },
    ticketUrl: (key) => `http://ticket/${key}`,
  });

  const append = (event: DayEvent, at: number, by: Actor) => {
    const stored = { day: day.day, version: day.version + 1, at, by, commandId: `command-${day.version}`, event };
    evolve(day, stored);
    events.push(stored);
  };

  /** What comes of a command; its events are part of the day then. */
  const when = (command: DayCommand, by: Actor) => {
    const context = contextFor(by);
    const decision = decide(day, command, context, { locks: new Map(), printers: new Map() });
    if ('refusal' in decision) return decision;
    for (const event of decision.events) append(event, context.now, by);
    if (decision.remark) day.remarks.set(decision.remark.visitId, decision.remark);
    return decision;
  };

  /** The result of a command that must be done. */
  const done = <Result = unknown>(command: DayCommand, by: Actor): Result => {
    const decision = when(command, by);
    if ('refusal' in decision) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    return decision.result as Result;
  };

  /** The code with which a command is refused, null when it is done. */
  const refused = (command: DayCommand, by: Actor): RefusalCode | null => {
    const decision = when(command, by);
    return 'refusal' in decision ? decision.refusal.code : null;
  };

  done({ type: 'openDay' }, OFFICE);
  return {
    day,
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
        { type: 'bookAppointment', serviceIds: [serviceId], persons: 1, language: 'de', slotAt },
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
