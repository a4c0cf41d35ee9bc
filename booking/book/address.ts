// What the address of the page asks for: services chosen elsewhere (A1), or an appointment that is to be moved.
import type { PublicOffice } from '../../shared/booking';
import type { Wish } from '../../ui/publicApi';

export type Asked = {
  /** Key of the appointment that moves; null for a new one. */
  moveKey: string | null;
  wish: Wish;
  /** A link named a service that there is not. */
  isUnknown: boolean;
};

const listed = (values: string[]): string[] => values.flatMap((value) => value.split(',')).filter(Boolean);

/** Reads `?service=<id>`, `?leika=<14 digits>`, `?persons=<n>`, or `?move=<key>&services=<ids>&persons=<n>`. */
export const readAddress = (search: string, { services, mostPersons, mostServices }: PublicOffice): Asked => {
  const query = new URLSearchParams(search);
  const moveKey = query.get('move');
  const persons = Math.max(1, Math.floor(Number(query.get('persons'))) || 1);
  if (moveKey !== null)
    return { moveKey, wish: { serviceIds: listed(query.getAll('services')), persons }, isUnknown: false };
  const ids = listed([...query.getAll('service'), ...query.getAll('services')]);
  const leikaKeys = listed(query.getAll('leika'));
  const isNamed = ({ id, leikaKey }: (typeof services)[number]) =>
    ids.includes(id) || (leikaKey !== null && leikaKeys.includes(leikaKey));
  const serviceIds = services.filter(isNamed).map(({ id }) => id);
  return {
    moveKey,
    wish: { serviceIds: serviceIds.slice(0, mostServices), persons: Math.min(persons, mostPersons) },
    isUnknown: serviceIds.length < ids.length + leikaKeys.length,
  };
};
