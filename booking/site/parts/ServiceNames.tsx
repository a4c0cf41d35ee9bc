// The names of what is wished, one to a line: some have commas of their own.
import type { Wish } from '../../../ui/link/publicApi';
import { Said } from './kit';
import { useDesk } from './office';
import { servicesOf } from './phrases';

export const ServiceNames = ({ wish }: { wish: Wish }) => {
  const { office } = useDesk();
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
