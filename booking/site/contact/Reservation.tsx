// A3: how long the slot is still reserved. Said quietly; louder only when it is about to end, and when it has ended.
import { useEffect, useState } from 'preact/hooks';
import { MINUTE_MS } from '../../../shared/time';
import { useBookingWords } from '../../parts/words';
import type { Holding } from '../parts/hold';
import { Alert, Button, Icon } from '../parts/kit';
import { useBookingContext } from '../parts/office';

const SOON_MIN = 2;
const LOOK_MS = 1000;

/** Whole minutes until an instant of the office, begun ones included; 0 when it is over. */
const useMinutesLeft = (until: number): number => {
  const { now } = useBookingContext();
  const left = () => Math.max(0, Math.ceil((until - now()) / MINUTE_MS));
  const [minutes, setMinutes] = useState(left);
  useEffect(() => {
    setMinutes(left());
    const timer = setInterval(() => setMinutes(left()), LOOK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return minutes;
};

export type ReservationProps = { until: number; holding: Holding; onAgain: () => void };

export const Reservation = ({ until, holding, onAgain }: ReservationProps) => {
  const { t, count } = useBookingWords();
  const minutes = useMinutesLeft(until);
  if (minutes > SOON_MIN)
    return (
      <p class="kern-body book-reserved">
        <Icon name="check" size="small" />
        {count('book.reservedFor', minutes)}
      </p>
    );
  const isOver = minutes === 0;
  return (
    <Alert kind={isOver ? 'warning' : 'info'} title={isOver ? t('book.expired') : count('book.reservedFor', minutes)}>
      <p class="kern-body">{t(isOver ? 'book.expiredHow' : 'book.reservedSoonHow')}</p>
      <Button kind="secondary" blocked={holding.busyAt !== null} onClick={onAgain}>
        {t(isOver ? 'book.reserveAgain' : 'book.extend')}
      </Button>
    </Alert>
  );
};
