// Second step: a day and a time, in a calendar or in a list.
import { useEffect, useState } from 'preact/hooks';
import type { PublicDays } from '../../../shared/booking';
import { dayAfter, dayOf } from '../../../shared/time';
import { formatDay } from '../../../ui/days';
import { useBookingWords } from '../../parts/words';
import { firstOf, lastOf, monthOf } from '../parts/days';
import type { Holding } from '../parts/hold';
import type { Kept } from '../parts/kept';
import { Alert, Button } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { slotPhrase } from '../parts/phrases';
import { RequestError } from '../parts/RequestError';
import { WishLine } from '../parts/Summary';
import { useAsked } from './asked';
import { Calendar } from './Calendar';
import { Day } from './Day';
import { DayList } from './DayList';
import { type FreeDays, useFreeDays } from './free';
import { None } from './None';
import { Slots } from './Slots';
import { WaitingList } from './WaitingList';

const PAGE_DAYS = 28;

type ShownAs = Kept['shownAs'];

const Switch = ({ shownAs, onChange }: { shownAs: ShownAs; onChange: (shownAs: ShownAs) => void }) => {
  const { t } = useBookingWords();
  const one = (as: ShownAs, name: string) => (
    <button type="button" class="book-switch__one" aria-pressed={shownAs === as} onClick={() => onChange(as)}>
      {name}
    </button>
  );
  return (
    <fieldset class="book-switch">
      <legend class="kern-sr-only">{t('book.show')}</legend>
      {one('calendar', t('book.asCalendar'))}
      {one('list', t('book.asList'))}
    </fieldset>
  );
};

/** A4: nothing is free at all, and why. */
const NothingFree = ({ days }: Pick<FreeDays, 'days'>) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const nones = [...days.values()].flatMap(({ none }) => (none === null ? [] : [none]));
  const why = nones.find(({ why }) => why === 'notYet') ?? nones.find(({ why }) => why === 'full');
  const tooLong = nones.find(({ why }) => why === 'tooLong');
  return (
    <Alert kind="info" title={words.t('book.nothingFree')}>
      <p class="kern-body">
        {why?.why === 'notYet' && <None none={why} />}
        {why === undefined && tooLong && words.t('book.allTooLong')}
        {(why?.why === 'full' || (why === undefined && !tooLong)) &&
          words.t('book.nothingFreeHow', { date: formatDay(office.lastDay, words.language) })}
      </p>
    </Alert>
  );
};

type NextFreeProps = { next: NonNullable<PublicDays['next']>; holding: Holding; onTake: (slotAt: number) => void };

const NextFree = ({ next, holding, onTake }: NextFreeProps) => {
  const { t } = useBookingWords();
  return (
    <div class="book-next">
      <p class="kern-label">{t('book.nextFreeFirst')}</p>
      <Slots slots={[next.slotAt]} holding={holding} onTake={onTake} label={t('book.nextFreeFirst')} />
    </div>
  );
};

const Held = ({ holding, onNext }: { holding: Holding; onNext: () => void }) => {
  const { office, now } = useBookingContext();
  const words = useBookingWords();
  const { held } = holding;
  if (held === null || held.until <= now()) return null;
  return (
    <div class="book-held">
      <p class="kern-body">{words.t('book.held', { when: slotPhrase(words, held.slotAt, office.office.timeZone) })}</p>
      <Button icon="arrow-forward" onClick={onNext}>
        {words.t('book.toWho')}
      </Button>
    </div>
  );
};

export type TimeStepProps = {
  kept: Kept;
  keep: (change: Partial<Kept>) => void;
  holding: Holding;
  /** Null where nothing but the time is to be chosen. */
  onChangeWhat: (() => void) | null;
  onNext: () => void;
  /** A start that whoever came here has chosen elsewhere; null for none. */
  chosen: number | null;
};

export const TimeStep = ({ kept, keep, holding, onChangeWhat, onNext, chosen }: TimeStepProps) => {
  const { office, api, now } = useBookingContext();
  const { wish, shownAs } = kept;
  const { today, lastDay } = office;
  const [pages, setPages] = useState(1);
  const [turn, setTurn] = useState(0);
  /** The month that somebody turned to, until a day is chosen. */
  const [turnedTo, setTurnedTo] = useState<string | null>(null);
  const lastPaged = dayAfter(today, pages * PAGE_DAYS - 1);
  const listTo = kept.day !== null && kept.day > lastPaged ? kept.day : lastPaged;
  const dayFor = (next: PublicDays['next']) => kept.day ?? (shownAs === 'calendar' ? (next?.day ?? null) : null);
  const monthFor = (next: PublicDays['next']) => turnedTo ?? monthOf(dayFor(next) ?? today);
  const free = useFreeDays(api, wish, office, (next) =>
    shownAs === 'list' ? { from: today, to: listTo } : { from: firstOf(monthFor(next)), to: lastOf(monthFor(next)) },
  );
  const day = dayFor(free.next);
  const month = monthFor(free.next);
  const slots = useAsked(JSON.stringify([wish, day]), () =>
    day === null || day > lastDay ? new Promise(() => undefined) : api.slots(wish, day),
  );
  const choose = (chosen: string | null) => {
    holding.settle();
    setTurnedTo(null);
    keep({ day: chosen });
    if (shownAs === 'calendar') setTurn(turn + 1);
  };
  const take = async (slotAt: number) => {
    if (holding.held?.slotAt === slotAt && holding.held.until > now()) return onNext();
    const taken = await holding.take(slotAt);
    if (taken === 'busy' || taken === 'refused') return;
    const dayOfSlot = dayOf(slotAt, office.office.timeZone);
    setTurnedTo(null);
    keep({ day: dayOfSlot });
    if (taken === 'held') return onNext();
    free.again(dayOfSlot);
    slots.again();
  };
  const takeSlot = (slotAt: number) => void take(slotAt);
  useEffect(() => {
    if (chosen !== null) takeSlot(chosen);
  }, []);
  const panel = day !== null && (
    <Day day={day} asked={slots.asked} again={slots.again} holding={holding} onTake={takeSlot} turn={turn} />
  );
  return (
    <>
      <WishLine wish={wish} onChange={onChangeWhat} />
      <Held holding={holding} onNext={onNext} />
      {free.refusal && <RequestError refusal={free.refusal} onRetry={() => free.again(day ?? today)} />}
      {free.isFresh && free.next === null && <NothingFree days={free.days} />}
      {free.next && <NextFree next={free.next} holding={holding} onTake={takeSlot} />}
      <Switch shownAs={shownAs} onChange={(as) => keep({ shownAs: as })} />
      {shownAs === 'calendar' ? (
        <div class="book-when">
          <Calendar month={month} onMonth={setTurnedTo} days={free.days} chosen={day} onChoose={choose} />
          {panel}
        </div>
      ) : (
        <DayList
          from={today}
          to={listTo}
          days={free.days}
          chosen={day}
          onChoose={choose}
          onMore={() => setPages(pages + 1)}
        >
          {panel}
        </DayList>
      )}
      {office.mails && free.isFresh && <WaitingList wish={wish} day={day ?? today} isOpen={free.next === null} />}
    </>
  );
};
