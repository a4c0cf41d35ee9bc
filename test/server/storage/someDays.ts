// Days of an office as they were: who came when, who was called, what it taught. Any number of them in a moment.
import type { Command } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';
import type { CallResult } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import type { World } from '../../world';
import { clerk, kiosk } from '../queue/history';

/** Nine in the morning in Lünen, in winter. */
export const nineOn = (day: string): number => Date.parse(`${day}T09:00:00+01:00`);

export type DayPlan = {
  counters: number;
  /** Minutes after nine at which tickets are drawn, in their order. */
  drawnAt: number[];
  /** What every visitor takes at the counter. */
  serviceMin: number;
};

/** Tickets at an even pace: so many an hour, from one minute after nine until before another. */
export const paceOf = (anHour: number, from: number, to: number): number[] =>
  Array.from({ length: Math.round(((to - from) * anHour) / 60) }, (_, i) => Math.floor(from + (i * 60) / anHour));

const askOf = (world: World) => {
  let asked = 0;
  const run = `${world.time.now}`;
  return async <Result>(by: Actor, command: Command): Promise<Result | null> => {
    const reply = await world.app().branch.handle({ id: `some-days-${run}-${asked++}`, by, command });
    return reply.ok ? (reply.result as Result) : null;
  };
};

/** The office on a day, from nine until everybody has been served; its counters stay open. */
export const liveDay = async (world: World, day: string, { counters, drawnAt, serviceMin }: DayPlan): Promise<void> => {
  const ask = askOf(world);
  const open = Array.from({ length: counters }, (_, i) => ({ by: clerk(i + 1), doneAt: 0, visitId: '' }));
  const drawn = [...drawnAt];
  world.time.now = nineOn(day);
  for (const [i, { by }] of open.entries())
    if (by.kind === 'device')
      await ask(by, { type: 'openCounter', counterId: by.stationId, personId: `person-000${i + 1}` });
  for (let minute = 0; drawn.length > 0 || open.some(({ visitId }) => visitId !== ''); minute++) {
    world.time.now = nineOn(day) + minute * MINUTE_MS;
    for (; drawn[0] !== undefined && drawn[0] <= minute; drawn.shift())
      await ask(kiosk(), { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' });
    for (const desk of open.filter(({ doneAt }) => doneAt <= minute)) {
      if (desk.visitId !== '') await ask(desk.by, { type: 'finish', visitId: desk.visitId });
      const called = await ask<CallResult>(desk.by, { type: 'callNext' });
      desk.visitId = called?.visitId ?? '';
      desk.doneAt = called ? minute + serviceMin : minute;
      if (called) await ask(desk.by, { type: 'begin', visitId: called.visitId });
    }
  }
};
