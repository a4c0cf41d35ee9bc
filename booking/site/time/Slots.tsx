// A few slots of any day to tap at once: the next free ones, where somebody else was quicker or nothing is free.
import { useBookingWords } from '../../parts/words';
import type { Holding } from '../parts/hold';
import { useBookingContext } from '../parts/office';
import { slotParts } from '../parts/phrases';

export type SlotsProps = {
  slots: number[];
  holding: Pick<Holding, 'busyAt'>;
  onTake: (slotAt: number) => void;
  /** Says what they are to a screen reader. */
  label: string;
};

type SlotProps = Pick<SlotsProps, 'holding' | 'onTake'> & { slotAt: number };

const Slot = ({ slotAt, holding, onTake }: SlotProps) => {
  const { office } = useBookingContext();
  const { date, clock } = slotParts(useBookingWords(), slotAt, office.office.timeZone);
  return (
    <li>
      <button
        type="button"
        class="book-time book-time--wide"
        {...(holding.busyAt !== null && { 'aria-disabled': true })}
        {...(holding.busyAt === slotAt && { 'aria-busy': true })}
        onClick={() => onTake(slotAt)}
      >
        <span>
          {date}, <span class="book-clock">{clock}</span>
        </span>
      </button>
    </li>
  );
};

export const Slots = ({ slots, holding, onTake, label }: SlotsProps) => (
  <ul class="book-slots" aria-label={label}>
    {slots.map((slotAt) => (
      <Slot key={slotAt} slotAt={slotAt} holding={holding} onTake={onTake} />
    ))}
  </ul>
);
