// What the address of the page asks for: services and a day chosen elsewhere (A1), an appointment that is to be moved,
// or an end of the waiting.
import type { PublicOffice } from '../../shared/booking';
import type { VisitRequest } from '../../ui/link/publicApi';

export type Asked = {
  /** Key of the appointment that moves; null for a new one. */
  moveKey: string | null;
  /** Its present time (epoch ms); null where the address does not say it. */
  movesFrom: number | null;
  wish: VisitRequest;
  /** A day whose times are to be shown at once; null where none is named that can be booked. */
  day: string | null;
  /** A start (epoch ms) that was chosen elsewhere, such as on the city's page (M16): it is held at once. */
  at: number | null;
  /** A link named a service that there is not. */
  isUnknown: boolean;
};

const listed = (values: string[]): string[] => values.flatMap((value) => value.split(',')).filter(Boolean);

/** What a letter of the waiting list leads to. */
export type LetterLink = { act: 'confirm' | 'leave'; key: string };

/** `?confirm=<key>` or `?leave=<key>`, as the letters of the waiting list have it; null in every other address. */
export const letterLinkOf = (search: string): LetterLink | null => {
  const query = new URLSearchParams(search);
  const acts = ['confirm', 'leave'] as const;
  const [link] = acts.flatMap((act) => (query.get(act) ? [{ act, key: query.get(act) ?? '' }] : []));
  return link ?? null;
};

/** A day that the calendar has: not the 30th of February, which browsers take for a day of March. */
const isDay = (text: string): boolean => {
  const noon = Date.parse(`${text}T12:00:00Z`);
  return !Number.isNaN(noon) && new Date(noon).toISOString().slice(0, 10) === text;
};

/** An instant as digits, up to the year 2286. */
const instantOf = (text: string | null): number | null => (/^\d{1,13}$/.test(text ?? '') ? Number(text) : null);

/**
 * Reads `?service=<id>`, `?leika=<14 digits>`, `?persons=<n>`, `?day=<YYYY-MM-DD>`, `?at=<epoch ms>`, or
 * `?move=<key>&services=<ids>&persons=<n>&from=<epoch ms>`.
 */
export const readAddress = (search: string, office: PublicOffice): Asked => {
  const { services, mostPersons, mostServices, today, lastDay } = office;
  const query = new URLSearchParams(search);
  const named = query.get('day') ?? '';
  const day = isDay(named) && named >= today && named <= lastDay ? named : null;
  const moveKey = query.get('move');
  const persons = Math.max(1, Math.floor(Number(query.get('persons'))) || 1);
  if (moveKey !== null) {
    const movesFrom = instantOf(query.get('from'));
    return {
      moveKey,
      movesFrom,
      wish: { serviceIds: listed(query.getAll('services')), persons },
      day,
      at: null,
      isUnknown: false,
    };
  }
  const ids = listed([...query.getAll('service'), ...query.getAll('services')]);
  const leikaKeys = listed(query.getAll('leika'));
  const isNamed = ({ id, leikaKey }: (typeof services)[number]) =>
    ids.includes(id) || (leikaKey !== null && leikaKeys.includes(leikaKey));
  const serviceIds = services.filter(isNamed).map(({ id }) => id);
  return {
    moveKey,
    movesFrom: null,
    wish: { serviceIds: serviceIds.slice(0, mostServices), persons: Math.min(persons, mostPersons) },
    day,
    at: day === null ? null : instantOf(query.get('at')),
    isUnknown: serviceIds.length < ids.length + leikaKeys.length,
  };
};
