// The services to choose from: each a box to tick, which opens what to bring.
import type { Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { PublicService } from '../../../shared/booking';
import type { VisitRequest } from '../../../ui/link/publicApi';
import { useBookingWords } from '../../parts/words';
import { Said, SaidItems, StatusText } from '../parts/kit';
import { useBookingContext } from '../parts/office';

const Bring = ({ bring }: Pick<PublicService, 'bring'>) => {
  const { t } = useBookingWords();
  if (bring.length === 0) return <p class="kern-body book-service__bring">{t('book.bringNothing')}</p>;
  return (
    <div class="book-service__bring">
      <p class="kern-body kern-body--bold">{t('book.bring')}</p>
      <ul>
        <SaidItems texts={bring} />
      </ul>
    </div>
  );
};

/** There is no room for one more in one appointment. */
const Most = () => {
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  return <StatusText kind="info">{t('book.mostServices', { count: office.mostServices })}</StatusText>;
};

type ServiceProps = { service: PublicService; isChosen: boolean; isBlocked: boolean; onChoose: () => void };

const Service = ({ service, isChosen, isBlocked, onChoose }: ServiceProps) => {
  const { count, language } = useBookingWords();
  const [wasTried, setTried] = useState(false);
  const id = useId();
  return (
    <li class={`book-service${isChosen ? ' book-service--chosen' : ''}`}>
      <div class="kern-form-check">
        <input
          type="checkbox"
          class="kern-form-check__checkbox"
          id={id}
          checked={isChosen}
          aria-describedby={`${id}-takes`}
          {...(isBlocked && { 'aria-disabled': true })}
          onClick={(event) => {
            if (isBlocked) event.preventDefault();
            setTried(isBlocked);
          }}
          onChange={onChoose}
        />
        <label class="kern-label" for={id} lang={service.name[language] === undefined ? 'de' : language}>
          <Said text={service.name} />
        </label>
      </div>
      <p class="book-service__takes" id={`${id}-takes`}>
        {count('book.duration', service.durationMin)}
      </p>
      <div role="status">{isBlocked && wasTried && <Most />}</div>
      {isChosen && <Bring bring={service.bring} />}
    </li>
  );
};

export type ServiceListProps = {
  services: PublicService[];
  wish: VisitRequest;
  onWish: (wish: VisitRequest) => void;
  listRef: Ref<HTMLFieldSetElement>;
};

export const ServiceList = ({ services, wish, onWish, listRef }: ServiceListProps) => {
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  const { serviceIds } = wish;
  const isFull = serviceIds.length >= office.mostServices;
  const choose = (id: string) => {
    if (serviceIds.includes(id)) return onWish({ ...wish, serviceIds: serviceIds.filter((one) => one !== id) });
    // Where one service is the most, another one takes its place.
    onWish({ ...wish, serviceIds: isFull ? [id] : [...serviceIds, id] });
  };
  return (
    <fieldset class="kern-fieldset book-services" ref={listRef}>
      <legend class="kern-sr-only">{t('book.services')}</legend>
      {office.mostServices > 1 && (
        <div class="book-services__most" role="status">
          {isFull && <Most />}
        </div>
      )}
      <ul class="book-services__list">
        {services.map((service) => (
          <Service
            key={service.id}
            service={service}
            isChosen={serviceIds.includes(service.id)}
            isBlocked={isFull && office.mostServices > 1 && !serviceIds.includes(service.id)}
            onChoose={() => choose(service.id)}
          />
        ))}
      </ul>
    </fieldset>
  );
};
