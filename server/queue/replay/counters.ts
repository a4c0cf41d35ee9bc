// R9: counters of the day that is played: they open, pause, are not to be had for a while, and close.
import type { PastDay } from './pastDay';
import { BREAK_MS, isOpen, type Pause, type Place } from './place';
import type { CounterStep, Stage } from './stage';

/** `letGo`: nobody is about to call from a place any more. */
export const createCounters = ({ day, places, agenda, happen, serves, now }: Stage, letGo: (place: Place) => void) => {
  /** The others who are at work, or will be, and may serve somebody who waits. */
  const isLastFor = (place: Place): boolean =>
    [...day.waiting.keys()].some(
      (id) =>
        serves(place, id) &&
        !places.some(
          (other) =>
            other !== place && serves(other, id) && (other.shift.from > now() || (isOpen(other) && !other.isToClose)),
        ),
    );

  const free = (place: Place) => {
    const pause = place.pausesDue.shift();
    if (pause !== undefined) return rest(place, pause);
    place.heldUntil = Math.max(place.heldUntil, now() + (place.breaksDue.shift() ?? 0));
    if (place.heldUntil > now()) return hold(place);
    place.state = 'free';
    place.freeSince = now();
  };
  const hold = (place: Place) => {
    letGo(place);
    place.state = 'held';
    agenda.plan(place.heldUntil, { is: 'resume', at: place });
  };
  const rest = (place: Place, pause: Pause) => {
    const { ms, until } = pause;
    place.keptBy = pause;
    letGo(place);
    place.state = 'paused';
    happen({ type: 'counterPaused', counterId: place.shift.counterId, until: until ? now() + ms : null }, place.by);
    agenda.plan(now() + ms, { is: 'resume', at: place });
  };
  const close = (place: Place) => {
    letGo(place);
    place.state = 'closed';
    place.isToClose = true;
    happen({ type: 'counterClosed', counterId: place.shift.counterId }, place.by);
  };

  const take = (step: CounterStep) => {
    const { at: place } = step;
    switch (step.is) {
      case 'open':
        happen({ type: 'counterOpened', counterId: place.shift.counterId, personId: place.by.personId ?? '' });
        return free(place);
      case 'close':
        place.isToClose = true;
        if (place.state === 'paused') close(place);
        return;
      case 'pause':
        if (place.state === 'free' || place.state === 'held') return rest(place, step.pause);
        if (isOpen(place)) place.pausesDue.push(step.pause);
        return;
      case 'hold':
        if (place.state === 'busy' && step.ms >= BREAK_MS) place.breaksDue.push(step.ms);
        else place.heldUntil = Math.max(place.heldUntil, now() + step.ms);
        if (place.state === 'free') hold(place);
        return;
      case 'resume':
        if (place.state === 'held' && place.heldUntil <= now()) {
          place.state = 'free';
          place.freeSince = now() - 1;
        }
        if (place.state !== 'paused') return;
        happen({ type: 'counterResumed', counterId: place.shift.counterId }, place.by);
        return free(place);
    }
  };

  return {
    ...{ free, take },
    /** Those who are to close do, unless somebody waits whom nobody else will serve. */
    closeDue: (): void => {
      for (const place of places)
        if ((place.state === 'free' || place.state === 'held') && place.isToClose && !isLastFor(place)) close(place);
    },
    /** All that is planned for them. */
    plan: ({ shifts }: PastDay): void => {
      for (const [i, { from, to, pauses, holds }] of shifts.entries()) {
        const at = places[i];
        if (at === undefined) continue;
        agenda.plan(from, { is: 'open', at });
        for (const pause of pauses) agenda.plan(pause.at, { is: 'pause', at, pause });
        for (const held of holds) agenda.plan(held.at, { is: 'hold', at, ms: held.ms });
        agenda.plan(to, { is: 'close', at });
      }
    },
  };
};
