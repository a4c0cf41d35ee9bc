// A4: why a day has nothing free, or what there is on it; what the office calls the reason in its own language.
import type { PublicDay } from '../../../shared/booking';
import type { NoSlots } from '../../../shared/protocol';
import { useBookingWords } from '../../parts/words';
import { SaidIn } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { noneSentence, reasonOf, stateOfDay } from '../parts/phrases';

const NOTHING = { de: '' };
const FULL = { why: 'full' } as const;

/** As a sentence. */
export const None = ({ none }: { none: NoSlots | null }) => {
  const { timeZone } = useBookingContext().office.office;
  const words = useBookingWords();
  const why = none ?? FULL;
  return <SaidIn sentence={(reason) => noneSentence(words, why, reason, timeZone)} text={reasonOf(why) ?? NOTHING} />;
};

/** What there is on a day, in a few words, and what is said around them. */
export const StateOfDay = ({
  day,
  around = (state) => state,
}: {
  day: PublicDay | undefined;
  around?: (state: string) => string;
}) => {
  const { timeZone } = useBookingContext().office.office;
  const words = useBookingWords();
  return (
    <SaidIn
      sentence={(reason) => around(stateOfDay(words, day, reason, timeZone))}
      text={reasonOf(day?.none ?? FULL) ?? NOTHING}
    />
  );
};
