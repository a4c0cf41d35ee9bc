// A18: what happens on one day (closed, over early, a counter missing for hours), as a change of the settings for that day.
import type { Settings } from '../../shared/settings';
import { weekdayOf } from '../../shared/time';

export type Outage = {
  kind: 'closed' | 'endsEarly' | 'counterMissing';
  day: string;
  /** A counter is missing from one time to another; a day ends at the second. */
  from: string;
  to: string;
  counterId: string;
  /** What people read who look for a time on that day. */
  reason: string;
};

type Offer = Settings['appointments']['exceptions'][number]['hours'][number];

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
};
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The spans of a day as they are offered now. */
export const offersOf = ({ appointments }: Settings, day: string): Offer[] => {
  const exception = appointments.exceptions.find((one) => one.day === day);
  if (exception) return exception.hours;
  return appointments.hours
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .map(({ from, to, public: publicly, internal }) => ({ from, to, public: publicly, internal }));
};

/** A time within a span, moved to the step of the grid before it or after it, so that all other starts stay. */
const onGrid = (offer: Offer, minute: number, gridMin: number, round: (steps: number) => number): number => {
  const start = minuteOf(offer.from);
  const moved = start + gridMin * round((minute - start) / gridMin);
  return Math.min(minuteOf(offer.to), Math.max(start, moved));
};

const piece = (offer: Offer, from: number, to: number, changed: Partial<Offer> = {}): Offer[] =>
  from < to ? [{ ...offer, from: clockOf(from), to: clockOf(to), ...changed }] : [];

/** One place less from a time to another: those booked online first, for of these there are to be no more. */
const withOneLess = (offer: Offer, { from, to }: Pick<Outage, 'from' | 'to'>, gridMin: number): Offer[] => {
  const [first, last] = [
    onGrid(offer, minuteOf(from), gridMin, Math.floor),
    onGrid(offer, minuteOf(to), gridMin, Math.ceil),
  ];
  const less = offer.public > 0 ? { public: offer.public - 1 } : { internal: Math.max(0, offer.internal - 1) };
  if (first >= last) return [offer];
  return [
    ...piece(offer, minuteOf(offer.from), first),
    ...piece(offer, first, last, less),
    ...piece(offer, last, minuteOf(offer.to)),
  ];
};

const until = (offer: Offer, to: string, gridMin: number): Offer[] =>
  piece(offer, minuteOf(offer.from), onGrid(offer, minuteOf(to), gridMin, Math.floor));

/** The settings with it: a closure or an exception of this day alone, which ends with the day. */
export const withOutage = (settings: Settings, outage: Outage): Settings => {
  const { day } = outage;
  const { appointments, calendar } = settings;
  const reason = { de: outage.reason };
  const others = appointments.exceptions.filter((one) => one.day !== day);
  if (outage.kind === 'closed')
    return {
      ...settings,
      calendar: { ...calendar, closures: [...calendar.closures, { from: day, to: day, reason }] },
      appointments: { ...appointments, exceptions: others },
    };
  const { gridMin } = appointments;
  const hours = offersOf(settings, day).flatMap((offer) =>
    outage.kind === 'endsEarly' ? until(offer, outage.to, gridMin) : withOneLess(offer, outage, gridMin),
  );
  return { ...settings, appointments: { ...appointments, exceptions: [...others, { day, hours, reason }] } };
};
