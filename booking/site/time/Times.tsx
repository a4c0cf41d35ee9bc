// The free times of a day: by parts of the day, hour by hour, each one tap away.
import { useId } from 'preact/hooks';
import { formatTime } from '../../../ui/time';
import { useBookingWords } from '../../parts/words';
import { type Part, partsOf, twiceShown } from '../parts/days';
import type { Holding } from '../parts/hold';
import { useBookingContext } from '../parts/office';

/** A day with more times than this shows one part at a time. */
const MANY = 36;

type TimeProps = { start: number; isTwice: boolean; holding: Holding; onTake: (slotAt: number) => void };

const Time = ({ start, isTwice, holding, onTake }: TimeProps) => {
  const { office } = useBookingContext();
  const { t, language } = useBookingWords();
  const { timeZone } = office.office;
  const time = formatTime(start, isTwice ? 'timeOfZone' : 'time', timeZone, language);
  const isBusy = holding.busyAt === start;
  return (
    <li>
      <button
        type="button"
        class={`book-time${holding.held?.slotAt === start ? ' book-time--held' : ''}`}
        aria-label={t('book.timeLabel', { time })}
        {...(holding.busyAt !== null && { 'aria-disabled': true })}
        {...(isBusy && { 'aria-busy': true })}
        onClick={() => onTake(start)}
      >
        {time}
      </button>
    </li>
  );
};

type Shown = Omit<TimeProps, 'start' | 'isTwice'>;

const Hours = ({ part, twice, shown }: { part: Part; twice: Set<number>; shown: Shown }) => (
  <>
    {part.hours.map(({ hour, starts }) => (
      <ul key={starts[0] ?? hour} class="book-times">
        {starts.map((start) => (
          <Time key={start} start={start} isTwice={twice.has(start)} {...shown} />
        ))}
      </ul>
    ))}
  </>
);

const PartOfDay = ({ part, twice, shown }: { part: Part; twice: Set<number>; shown: Shown }) => {
  const { t } = useBookingWords();
  const id = useId();
  return (
    <section class="book-part" aria-labelledby={id}>
      <h3 class="kern-label" id={id}>
        {t(`book.part.${part.name}`)}
      </h3>
      <Hours part={part} twice={twice} shown={shown} />
    </section>
  );
};

const FoldedPart = ({
  part,
  twice,
  shown,
  isOpen,
}: {
  part: Part;
  twice: Set<number>;
  shown: Shown;
  isOpen: boolean;
}) => {
  const { office } = useBookingContext();
  const { t, count, language } = useBookingWords();
  const [first, last] = [part.hours[0]?.starts[0] ?? 0, part.hours.at(-1)?.starts.at(-1) ?? 0];
  const time = (at: number) => formatTime(at, 'time', office.office.timeZone, language);
  return (
    <details class="book-part book-part--folded" open={isOpen}>
      <summary>
        <span class="kern-label">{t(`book.part.${part.name}`)}</span>
        <span class="book-part__count">
          {t('book.partFree', { from: time(first), to: time(last) })} · {count('book.free', part.count)}
        </span>
      </summary>
      <Hours part={part} twice={twice} shown={shown} />
    </details>
  );
};

export type TimesProps = { starts: number[]; holding: Holding; onTake: (slotAt: number) => void };

export const Times = ({ starts, holding, onTake }: TimesProps) => {
  const { office } = useBookingContext();
  const { timeZone } = office.office;
  const parts = partsOf(starts, timeZone);
  const twice = twiceShown(starts, timeZone);
  const shown = { holding, onTake };
  const isMany = starts.length > MANY && parts.length > 1;
  // In the middle of the night nobody is likely to come: the first part by day is open.
  const open = parts.find(({ name }) => name !== 'night') ?? parts[0];
  return (
    <div class="book-parts">
      {parts.map((part) =>
        isMany ? (
          <FoldedPart key={part.name} part={part} twice={twice} shown={shown} isOpen={part === open} />
        ) : (
          <PartOfDay key={part.name} part={part} twice={twice} shown={shown} />
        ),
      )}
    </div>
  );
};
