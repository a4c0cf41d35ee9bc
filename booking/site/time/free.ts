// The days of the calendar as they become known: asked four weeks at a time, only those that are looked at.
import { useEffect, useState } from 'preact/hooks';
import type { PublicDay, PublicDays, PublicOffice } from '../../../shared/booking';
import { dayAfter } from '../../../shared/time';
import type { SpokenRefusal } from '../../../shared/words';
import type { PublicApi, VisitRequest } from '../../../ui/link/publicApi';

type Known = {
  days: ReadonlyMap<string, PublicDay>;
  /** The first free slot of all. */
  next: PublicDays['next'];
  /** Whether `next` is known, and still true as far as anybody here can tell. */
  isFresh: boolean;
  refusal: SpokenRefusal | null;
};
const NOTHING: Known = { days: new Map(), next: null, isFresh: false, refusal: null };

export type FreeDays = Known & {
  /** Something has changed on this day: it is asked anew, and so is what is free next. */
  again: (day: string) => void;
};

/** A day of the span that nobody has asked about yet. */
const firstMissing = ({ days }: Known, from: string, to: string): string | null => {
  for (let day = from; day <= to; day = dayAfter(day, 1)) if (!days.has(day)) return day;
  return null;
};

const without = <Value>(days: ReadonlyMap<string, Value>, day: string): ReadonlyMap<string, Value> =>
  new Map([...days].filter(([one]) => one !== day));

export type Span = { from: string; to: string };

/** The days of a span (and more), as far as the office offers any; which span may depend on what is free next. */
export const useFreeDays = (
  api: PublicApi,
  wish: VisitRequest,
  { today, lastDay }: PublicOffice,
  spanOf: (next: PublicDays['next']) => Span,
): FreeDays => {
  const about = JSON.stringify(wish);
  const [known, setKnown] = useState({ about, ...NOTHING });
  const current = known.about === about ? known : { about, ...NOTHING };
  const shown = spanOf(current.next);
  const [from, to] = [shown.from < today ? today : shown.from, shown.to > lastDay ? lastDay : shown.to];
  // The first question begins today, because its answer says where the first free slot is.
  const missing = current.isFresh ? firstMissing(current, from, to) : today;
  const asking = current.refusal === null ? missing : null;
  useEffect(() => {
    if (asking === null) return;
    let isOld = false;
    void api.days(wish, asking).then((answer) => {
      if (isOld) return;
      if (!answer.ok) return setKnown({ ...current, refusal: answer.refusal });
      const { days, next } = answer.result;
      const answered = new Map(current.days);
      // A day that is left out is none of those that can be booked: it is not asked again.
      answered.set(asking, { day: asking, free: 0, firstAt: null, none: { why: 'closed' } });
      for (const day of days) answered.set(day.day, day);
      setKnown({ about, days: answered, next: current.isFresh ? current.next : next, isFresh: true, refusal: null });
    });
    return () => {
      isOld = true;
    };
  }, [about, asking, current.days]);
  const again = (day: string) =>
    setKnown({ ...current, days: without(current.days, day), isFresh: false, refusal: null });
  return { ...current, again };
};
