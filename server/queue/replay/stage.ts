// R9: the day that is played, and what everybody on it shares: the time, the agenda, and the one way in which things happen.
import type { Actor, DayEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { newDay } from '../day/day';
import { evolve } from '../day/evolve';
import { mayServe } from '../order/serving';
import { createAgenda } from './agenda';
import type { Leg, PastDay, PastVisit } from './pastDay';
import { OFFICE, type Pause, type Place, placeOf } from './place';

/** What stands on the agenda: of visitors, and of counters. */
export type VisitStep =
  | { is: 'come' | 'gone'; visit: PastVisit }
  | { is: 'inLine'; visit: PastVisit; i: number }
  | { is: 'began' | 'ended' | 'back'; visit: PastVisit; leg: Leg; at: Place };
export type CounterStep =
  | { is: 'open' | 'close'; at: Place }
  | { is: 'pause'; at: Place; pause: Pause }
  | { is: 'hold'; at: Place; ms: number }
  | { is: 'resume'; at: Place };
export type Step =
  | VisitStep
  | CounterStep
  | { is: 'call'; at: Place; turn: number }
  | { is: 'moved'; move: PastDay['moves'][number] };

export const createStage = (planned: PastDay, settings: Settings) => {
  const day = newDay(planned.day);
  const agenda = createAgenda<Step>();
  let now = 0;
  return {
    ...{ planned, settings, day, agenda },
    places: planned.shifts.map(placeOf),
    now: (): number => now,
    happen: (event: DayEvent, by: Actor = OFFICE): void =>
      void evolve(day, { day: planned.day, version: day.version + 1, at: now, by, commandId: 'replay', event }),
    /** Whether a counter may serve somebody who waits. */
    serves: ({ shift }: Place, visitId: string): boolean => {
      const counter = settings.counters.find(({ id }) => id === shift.counterId);
      const visit = day.visits.get(visitId);
      return counter !== undefined && visit !== undefined && mayServe({ day, settings, now }, counter, visit);
    },
    /** The next step, with the time gone on to it; null when there is none any more. */
    next: (): Step | null => {
      const step = agenda.next();
      if (step === null) return null;
      now = step.at;
      return step.what;
    },
  };
};
export type Stage = ReturnType<typeof createStage>;
