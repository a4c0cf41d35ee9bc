// First step: what somebody needs, in their own words, with what to bring and how long it takes.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VisitRequest } from '../../../ui/link/publicApi';
import { useBookingWords } from '../../parts/words';
import { Alert, Button, Field } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { minutesOf, servicesOf } from '../parts/phrases';
import { Persons } from './Persons';
import { ServiceList } from './ServiceList';
import { searchServices } from './search';

const FEW = 5;
/** A screen reader hears how many were found when the fingers rest. */
const REST_MS = 700;

const useRested = (text: string): string => {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
};

type SearchProps = { text: string; found: number; onText: (text: string) => void };

const Search = ({ text, found, onText }: SearchProps) => {
  const { t, count } = useBookingWords();
  const rested = useRested(text);
  return (
    <search class="book-search">
      <Field
        label={t('book.search')}
        hint={t('book.searchHint')}
        value={text}
        type="search"
        autocomplete="off"
        maxLength={80}
        onInput={onText}
      />
      <p class="kern-sr-only" role="status">
        {rested.trim() !== '' && (found === 0 ? t('book.foundNone', { text: rested }) : count('book.found', found))}
      </p>
      {found === 0 && (
        <div class="book-stack">
          <p class="kern-body">
            {t('book.foundNone', { text })} {t('book.foundNoneHow')}
          </p>
          <Button kind="secondary" onClick={() => onText('')}>
            {t('book.showAll')}
          </Button>
        </div>
      )}
    </search>
  );
};

const Onward = ({ wish, isMissing, onNext }: { wish: VisitRequest; isMissing: boolean; onNext: () => void }) => {
  const { office } = useBookingContext();
  const { t, count } = useBookingWords();
  const chosen = servicesOf(office.services, wish);
  return (
    <div class="book-onward">
      <div class="book-onward__said" role="status">
        {chosen.length > 0 ? (
          <p class="kern-body">
            {count('book.chosen', chosen.length)}, {count('persons', wish.persons)},{' '}
            {count('book.duration', minutesOf(office.services, wish))}
          </p>
        ) : (
          <p class={`kern-body${isMissing ? ' book-missing' : ''}`}>
            {t(isMissing ? 'book.chooseFirst' : 'book.chosenNone')}
          </p>
        )}
      </div>
      <Button icon="arrow-forward" onClick={onNext}>
        {t('book.toWhen')}
      </Button>
    </div>
  );
};

export type ServiceStepProps = {
  wish: VisitRequest;
  onWish: (wish: VisitRequest) => void;
  /** A link named a service that there is not. */
  isUnknown: boolean;
  onNext: () => void;
};

export const ServiceStep = ({ wish, onWish, isUnknown, onNext }: ServiceStepProps) => {
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const list = useRef<HTMLFieldSetElement>(null);
  const found = searchServices(office.services, text);
  const next = () => {
    if (wish.serviceIds.length > 0) return onNext();
    setMissing(true);
    list.current?.querySelector('input')?.focus();
  };
  return (
    <>
      {isUnknown && <Alert kind="info" title={t('book.linkUnknown')} />}
      {office.services.length > FEW && <Search text={text} found={found.length} onText={setText} />}
      <ServiceList services={found} wish={wish} onWish={onWish} listRef={list} />
      {office.mostPersons > 1 && <Persons wish={wish} onWish={onWish} most={office.mostPersons} />}
      <Onward wish={wish} isMissing={isMissing && wish.serviceIds.length === 0} onNext={next} />
    </>
  );
};
