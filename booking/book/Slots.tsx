// A few slots of any day to tap at once: the next free ones, where somebody else was quicker or nothing is free.
import { useBookingWords } from '../words';
import type { Holding } from './hold';
import { useDesk } from './office';
import { slotPhrase } from './phrases';

export type SlotsProps = {
  slots: number[];
  holding: Pick<Holding, 'busyAt'>;
  onTake: (slotAt: number) => void;
  /** Says what they are to a screen reader. */
  label: string;
};

export const Slots = ({ slots, holding, onTake, label }: SlotsProps) => {
  const { office } = useDesk();
  const words = useBookingWords();
  return (
    <ul class="book-slots" aria-label={label}>
      {slots.map((slotAt) => (
        <li key={slotAt}>
          <button
            type="button"
            class="book-time book-time--wide"
            {...(holding.busyAt !== null && { 'aria-disabled': true })}
            {...(holding.busyAt === slotAt && { 'aria-busy': true })}
            onClick={() => onTake(slotAt)}
          >
            {slotPhrase(words, slotAt, office.office.timeZone)}
          </button>
        </li>
      ))}
    </ul>
  );
};
