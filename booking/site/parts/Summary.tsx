// What is about to be booked, or what is being looked for, on one glance, with ways to change it.
import type { ComponentChildren, Ref } from 'preact';
import { dayOf } from '../../../shared/time';
import { formatDay } from '../../../ui/days';
import type { VisitRequest } from '../../../ui/link/publicApi';
import { formatTime } from '../../../ui/time';
import { useBookingWords } from '../../parts/words';
import { Said } from './kit';
import { useBookingContext } from './office';
import { minutesOf } from './phrases';
import { ServiceNames } from './ServiceNames';

const Change = ({ label, onClick }: { label: string; onClick: () => void }) => {
  const { t } = useBookingWords();
  return (
    <button type="button" class="book-link" onClick={onClick} aria-label={label}>
      {t('book.change')}
    </button>
  );
};

const Fact = ({
  term,
  children,
  change,
}: {
  term: string;
  children: ComponentChildren;
  change?: ComponentChildren;
}) => (
  <div>
    <dt>{term}</dt>
    <dd>
      {children}
      {change}
    </dd>
  </div>
);

/** What is wished, above the calendar. */
export const WishLine = ({ wish, onChange }: { wish: VisitRequest; onChange: (() => void) | null }) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const persons = wish.persons > 1 ? `${words.count('persons', wish.persons)}, ` : '';
  return (
    <div class="book-wish">
      <ServiceNames wish={wish} />
      <p>
        {persons}
        {words.count('book.duration', minutesOf(office.services, wish))}
      </p>
      {onChange && <Change label={words.t('book.changeWhat')} onClick={onChange} />}
    </div>
  );
};

export type SummaryProps = {
  wish: VisitRequest;
  slotAt: number;
  onChangeWhat: (() => void) | null;
  onChangeWhen: () => void;
  /** May be given the focus: its time has changed. */
  sectionRef: Ref<HTMLElement>;
};

export const Summary = ({ wish, slotAt, onChangeWhat, onChangeWhen, sectionRef }: SummaryProps) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const { t, count, language } = words;
  const { timeZone, name, place } = office.office;
  const changeWhat = onChangeWhat && <Change label={t('book.changeWhat')} onClick={onChangeWhat} />;
  return (
    <section class="book-summary" aria-label={t('book.summary')} tabIndex={-1} ref={sectionRef}>
      <dl>
        <Fact term={t('book.at')} change={<Change label={t('book.changeWhen')} onClick={onChangeWhen} />}>
          <strong class="book-summary__time">
            {formatDay(dayOf(slotAt, timeZone), language, 'fullDate')},{' '}
            <span class="book-clock">
              {t('common.clock', { time: formatTime(slotAt, 'time', timeZone, language) })}
            </span>
          </strong>
        </Fact>
        <Fact term={t('book.services')} change={changeWhat}>
          <ServiceNames wish={wish} />
        </Fact>
        {wish.persons > 1 && <Fact term={t('book.forPersons')}>{wish.persons}</Fact>}
        <Fact term={t('book.takes')}>{count('book.duration', minutesOf(office.services, wish))}</Fact>
        <Fact term={t('book.place')}>
          {name}
          {place && (
            <>
              , <Said text={{ de: place }} />
            </>
          )}
        </Fact>
      </dl>
    </section>
  );
};
