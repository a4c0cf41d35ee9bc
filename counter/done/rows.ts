// K7: the rows in which it is counted what was done: matters, and who was there.
import type { Work } from '../../shared/events';
import type { Language, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';

export type Known = { id: string; name: Text };
/** `isCounted`: somebody has counted it by hand, and no reason counts it back to nought. */
export type MatterRow = Known & { count: number; isCounted: boolean };
export type Noted = { rows: MatterRow[]; persons: number; hindrance: Work['hindrance'] };

const MOST = 20;
/** As many as a note can have, and as a visit can be for. */
export const MOST_ROWS = 10;
const MOST_SERVICES = 5;

/** Everything that was asked for was done, once. */
export const asBooked = (services: readonly Known[], persons: number): Noted => ({
  rows: services.map((service) => ({ ...service, count: 1, isCounted: false })),
  persons,
  hindrance: null,
});

/** One more or fewer of a row; the last one, after all matters, is the persons. */
export const stepped = (noted: Noted, place: number, by: 1 | -1): Noted => {
  const { rows, persons } = noted;
  if (place >= rows.length) return { ...noted, persons: Math.min(MOST, Math.max(1, persons + by)) };
  const step = (row: MatterRow): MatterRow => ({
    ...row,
    count: Math.min(MOST, Math.max(0, row.count + by)),
    isCounted: true,
  });
  return { ...noted, rows: rows.map((row, i) => (i === place ? step(row) : row)) };
};

/** What could not be done was not done, but for what somebody has counted. */
export const hindered = (noted: Noted, hindrance: Work['hindrance']): Noted => ({
  ...noted,
  hindrance,
  rows: noted.rows.map((row) => (row.isCounted ? row : { ...row, count: hindrance === null ? 1 : 0 })),
});

export const withRow = (noted: Noted, service: Known): Noted => ({
  ...noted,
  rows: [...noted.rows, { ...service, count: 1, isCounted: true }],
});

/** What is to be kept of it; null while nothing is counted, and no reason said. */
export const workOf = ({ rows, persons, hindrance }: Noted): Work | null => {
  const services = rows
    .filter(({ count }) => count > 0 || hindrance !== null)
    .map(({ id, count }) => ({ serviceId: id, count }));
  return services.length === 0 ? null : { services, persons, hindrance };
};

/** K18: what the visit is for from now on; null where that is nothing new, or too much for one visit. */
export const changeOf = ({ rows, persons }: Noted, before: { serviceIds: string[]; persons: number }) => {
  const serviceIds = rows.filter(({ count }) => count > 0).map(({ id }) => id);
  const isNew = persons !== before.persons || serviceIds.join() !== before.serviceIds.join();
  return isNew && serviceIds.length > 0 && serviceIds.length <= MOST_SERVICES ? { serviceIds, persons } : null;
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00AD]/gu, '')
    .toLowerCase();

const MOST_FOUND = 4;

/** Services whose name has what was typed: those first that begin with it. */
export const foundBy = (typed: string, services: readonly Known[], rows: readonly MatterRow[], language: Language) => {
  const sought = plain(typed.trim());
  if (sought === '') return [];
  const place = ({ name }: Known) => plain(textOf(name, language)).indexOf(sought);
  return services
    .filter((service) => !rows.some(({ id }) => id === service.id) && place(service) >= 0)
    .sort((one, other) => Math.sign(place(one)) - Math.sign(place(other)))
    .slice(0, MOST_FOUND);
};
