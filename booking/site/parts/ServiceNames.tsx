// The names of what is wished, one to a line: some have commas of their own.
import type { VisitRequest } from '../../../ui/link/publicApi';
import { Said } from './kit';
import { useBookingContext } from './office';
import { servicesOf } from './phrases';

export const ServiceNames = ({ wish }: { wish: VisitRequest }) => {
  const { office } = useBookingContext();
  return (
    <ul class="book-names">
      {servicesOf(office.services, wish).map(({ id, name }) => (
        <li key={id}>
          <Said text={name} />
        </li>
      ))}
    </ul>
  );
};
