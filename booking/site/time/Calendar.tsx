// A month as a grid of days, after the date grid pattern of WAI-ARIA: one stop for the Tab key, arrows inside.
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PublicDay } from '../../../shared/booking';
import { dayAfter, weekdayOf } from '../../../shared/time';
import { formatDay } from '../../../ui/days';
import { useBookingWords } from '../../parts/words';
import { firstOf, formatMonth, lastOf, monthAfter, monthOf, weekdayNames, weeksOf } from '../parts/days';
import { Button } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { StateOfDay } from './None';

export type CalendarProps = {
  month: string;
  onMonth: (month: string) => void;
  days: ReadonlyMap<string, PublicDay>;
  /** The day whose times are shown. */
  chosen: string | null;
  onChoose: (day: string) => void;
};

/** The day that a key leads to from another one. */
const moved = (day: string, key: string): string | null => {
  switch (key) {
    case 'ArrowLeft':
      return dayAfter(day, -1);
    case 'ArrowRight':
      return dayAfter(day, 1);
    case 'ArrowUp':
      return dayAfter(day, -7);
    case 'ArrowDown':
      return dayAfter(day, 7);
    case 'Home':
      return dayAfter(day, 1 - weekdayOf(day));
    case 'End':
      return dayAfter(day, 7 - weekdayOf(day));
    case 'PageUp':
    case 'PageDown': {
      const month = monthAfter(monthOf(day), key === 'PageUp' ? -1 : 1);
      const same = `${month}-${day.slice(8)}`;
      return same > lastOf(month) ? lastOf(month) : same;
    }
    default:
      return null;
  }
};

const within = (day: string, from: string, to: string): string => {
  if (day < from) return from;
  return day > to ? to : day;
};

// The pattern's own markup: a table whose cells are reached by arrow keys.
const GRID = { role: 'grid' } as const;
const gridCell = (isChosen: boolean) => ({ role: 'gridcell', 'aria-selected': isChosen }) as const;

type CellProps = {
  day: string;
  known: PublicDay | undefined;
  isChosen: boolean;
  /** The one that the Tab key stops at. */
  isStop: boolean;
  onChoose: () => void;
};

const Cell = ({ day, known, isChosen, isStop, onChoose }: CellProps) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const { today, lastDay } = office;
  const label = (state: string) =>
    words.t('book.dayLabel', {
      date: formatDay(day, words.language),
      state: day === today ? `${words.t('book.today')}, ${state}` : state,
    });
  const number = Number(day.slice(8));
  if (day < today)
    return (
      <td class="book-cell book-cell--past">
        <span>{number}</span>
      </td>
    );
  const kinds = [known !== undefined && known.free > 0 && 'free', day === today && 'today', isChosen && 'chosen'];
  const classes = kinds.flatMap((kind) => (kind ? [`book-cell__day--${kind}`] : []));
  return (
    <td class="book-cell" {...gridCell(isChosen)}>
      <button
        type="button"
        class={['book-cell__day', ...classes].join(' ')}
        tabIndex={isStop ? 0 : -1}
        data-day={day}
        onClick={onChoose}
      >
        <span aria-hidden="true">{number}</span>
        <span class="kern-sr-only">
          {day > lastDay ? label(words.t('book.why.tooFar')) : <StateOfDay day={known} around={label} />}
        </span>
      </button>
    </td>
  );
};

export const Calendar = ({ month, onMonth, days, chosen, onChoose }: CalendarProps) => {
  const { office } = useBookingContext();
  const { t, language } = useBookingWords();
  const { today, lastDay } = office;
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  /** Where the arrows have led, until a day is chosen. */
  const [reached, setReached] = useState<string | null>(null);
  const takesFocus = useRef(false);
  const lastShown = lastOf(monthOf(lastDay));
  const stop = reached ?? chosen ?? today;
  // The stop is always in the month that is seen.
  const stopHere = monthOf(stop) === month ? stop : within(firstOf(month), today, lastShown);
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${stopHere}"]`)?.focus();
  }, [stopHere]);
  const press = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.altKey || event.metaKey ? null : moved(stopHere, event.key);
    if (to === null) return;
    event.preventDefault();
    const day = within(to, today, lastShown);
    takesFocus.current = day !== stopHere;
    setReached(day);
    if (monthOf(day) !== month) onMonth(monthOf(day));
  };
  // Weeks that are over would only take room.
  const weeks = useMemo(
    () => weeksOf(month).filter((week) => week.some((day) => day !== null && day >= today)),
    [month, today],
  );
  return (
    <div class="book-calendar">
      <div class="book-calendar__head">
        <Button
          kind="tertiary"
          icon="arrow-back"
          blocked={month <= monthOf(today)}
          onClick={() => onMonth(monthAfter(month, -1))}
        >
          <span class="kern-sr-only">{t('book.previousMonth')}</span>
        </Button>
        <h2 class="kern-title" id={`${id}-month`} aria-live="polite">
          {formatMonth(month, language)}
        </h2>
        <Button
          kind="tertiary"
          icon="arrow-forward"
          blocked={month >= monthOf(lastDay)}
          onClick={() => onMonth(monthAfter(month, 1))}
        >
          <span class="kern-sr-only">{t('book.nextMonth')}</span>
        </Button>
      </div>
      <table
        class="book-calendar__grid"
        {...GRID}
        aria-labelledby={`${id}-month`}
        aria-describedby={`${id}-how`}
        ref={grid}
        onKeyDown={press}
      >
        <thead>
          <tr>
            {weekdayNames(language).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, weekday) =>
                day === null ? (
                  <td key={`none-${weekday}`} class="book-cell" />
                ) : (
                  <Cell
                    key={day}
                    day={day}
                    known={days.get(day)}
                    isChosen={day === chosen}
                    isStop={day === stopHere}
                    onChoose={() => {
                      setReached(null);
                      onChoose(day);
                    }}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="kern-sr-only" id={`${id}-how`}>
        {t('book.calendarHow')}
      </p>
      <p class="book-calendar__legend">
        <span class="book-calendar__sample" aria-hidden="true" />
        {t('book.legend')}
      </p>
    </div>
  );
};
