// The names of what is wished, one to a line: some have commas of their own.
import { textOf } from '../../shared/words';
import type { Wish } from '../../ui/publicApi';
import { useBookingWords } from '../words';
import { useDesk } from './office';
import { servicesOf } from './phrases';

export const ServiceNames = ({ wish }: { wish: Wish }) => {
  const { office } = useDesk();
  const { language } = useBookingWords();
  return (
    <ul class="book-names">
      {servicesOf(office.services, wish).map(({ id, name }) => (
        <li key={id}>{textOf(name, language)}</li>
      ))}
    </ul>
  );
};
