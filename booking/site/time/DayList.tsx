// The days one after the other, each with what is free on it; a day opens in its place.
import type { ComponentChildren } from 'preact';
import type { PublicDay } from '../../../shared/booking';
import { dayAfter } from '../../../shared/time';
import { formatDay } from '../../../ui/days';
import { useBookingWords } from '../../parts/words';
import { Button, Icon } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { StateOfDay } from './None';

export type DayListProps = {
  from: string;
  to: string;
  days: ReadonlyMap<string, PublicDay>;
  chosen: string | null;
  onChoose: (day: string | null) => void;
  onMore: () => void;
  /** The times of the day that is chosen. */
  children: ComponentChildren;
};

const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
};

export const DayList = ({ from, to, days, chosen, onChoose, onMore, children }: DayListProps) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const isAll = to >= office.lastDay;
  return (
    <>
      <ol class="book-days" aria-label={words.t('book.days')}>
        {daysBetween(from, isAll ? office.lastDay : to).map((day) => {
          const known = days.get(day);
          const isFree = known !== undefined && known.free > 0;
          const isOpen = day === chosen;
          return (
            <li key={day} class={`book-days__day${isFree ? ' book-days__day--free' : ''}`}>
              <button type="button" aria-expanded={isOpen} onClick={() => onChoose(isOpen ? null : day)}>
                <span class="book-days__date">{formatDay(day, words.language)}</span>
                <span class="book-days__state">
                  <StateOfDay day={known} />
                </span>
                <Icon name={isOpen ? 'close' : 'add'} size="small" />
              </button>
              {isOpen && children}
            </li>
          );
        })}
      </ol>
      {isAll ? (
        <p class="kern-body kern-body--muted">
          {words.t('book.noMoreDays', { date: formatDay(office.lastDay, words.language) })}
        </p>
      ) : (
        <Button kind="secondary" onClick={onMore}>
          {words.t('book.moreDays')}
        </Button>
      )}
    </>
  );
};
