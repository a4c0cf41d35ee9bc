// For how many people: one more, one fewer.
import type { VisitRequest } from '../../../ui/link/publicApi';
import { useBookingWords } from '../../parts/words';
import { Button } from '../parts/kit';

export type PersonsProps = { wish: VisitRequest; onWish: (wish: VisitRequest) => void; most: number };

export const Persons = ({ wish, onWish, most }: PersonsProps) => {
  const { t, count } = useBookingWords();
  const change = (by: number) => onWish({ ...wish, persons: wish.persons + by });
  return (
    <fieldset class="kern-fieldset book-persons">
      <legend class="kern-label">{t('book.persons')}</legend>
      <p class="kern-hint">{t('book.personsHint')}</p>
      <div class="book-persons__row">
        <Button kind="secondary" label={t('book.fewer')} blocked={wish.persons <= 1} onClick={() => change(-1)}>
          −
        </Button>
        <output class="book-persons__count">{count('persons', wish.persons)}</output>
        <Button kind="secondary" label={t('book.more')} blocked={wish.persons >= most} onClick={() => change(1)}>
          +
        </Button>
      </div>
    </fieldset>
  );
};
