// One day: its free times, or why there are none, the next free ones, and the waiting list (A4).
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PublicSlots } from '../../../shared/booking';
import { formatDay } from '../../../ui/days';
import { useBookingWords } from '../../parts/words';
import type { Holding } from '../parts/hold';
import { useBookingContext } from '../parts/office';
import { RequestError } from '../parts/RequestError';
import type { Asked } from './asked';
import { None } from './None';
import { Slots } from './Slots';
import { SlotTaken } from './SlotTaken';
import { Times } from './Times';

type FoundProps = { found: PublicSlots; holding: Holding; onTake: (slotAt: number) => void };

const Found = ({ found, holding, onTake }: FoundProps) => {
  const { t } = useBookingWords();
  if (found.starts.length > 0) return <Times starts={found.starts} holding={holding} onTake={onTake} />;
  return (
    <>
      <p class="kern-body">
        <None none={found.none} />
      </p>
      {found.next.length > 0 && (
        <>
          <p class="kern-body kern-body--bold">{t('book.nextFree')}</p>
          <Slots slots={found.next} holding={holding} onTake={onTake} label={t('book.nextFree')} />
        </>
      )}
    </>
  );
};

export type DayProps = {
  day: string;
  asked: Asked<PublicSlots>;
  again: () => void;
  holding: Holding;
  onTake: (slotAt: number) => void;
  /** Grows whenever somebody chose a day: its heading takes the focus. */
  turn: number;
};

export const Day = ({ day, asked, again, holding, onTake, turn }: DayProps) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const { t, count, language } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  const date = formatDay(day, language);
  const starts = asked.state === 'there' ? asked.result.starts : [];
  return (
    <section class="book-day" aria-busy={asked.state === 'asking'}>
      <h2 class="kern-title" tabIndex={-1} ref={heading}>
        {starts.length > 0 ? t('book.times', { date }) : date}
      </h2>
      <p class="kern-sr-only" role="status">
        {starts.length > 0 && count('book.free', starts.length)}
      </p>
      {holding.gone && <SlotTaken gone={holding.gone} holding={holding} onTake={onTake} />}
      {holding.refusal && <RequestError refusal={holding.refusal} />}
      {day > office.lastDay && (
        <p class="kern-body">{t('book.none.tooFar', { date: formatDay(office.lastDay, language) })}</p>
      )}
      {day <= office.lastDay && asked.state === 'asking' && <p class="kern-body">{t('book.loading')}</p>}
      {asked.state === 'failed' && <RequestError refusal={asked.refusal} onRetry={again} />}
      {day <= office.lastDay && asked.state === 'there' && (
        <Found found={asked.result} holding={holding} onTake={onTake} />
      )}
    </section>
  );
};
