// What a booking remembers while its tab lives, so that a page that is loaded again goes on where it was: what is
// wished, which day is looked at, which slot is held. No name and no address is ever kept in the browser.
import { useState } from 'preact/hooks';
import type { HoldResult } from '../../../shared/booking';
import type { VisitRequest } from '../../../ui/link/publicApi';
import { readKept } from '../../../ui/link/storage';

export type Kept = {
  wish: VisitRequest;
  /** The day whose times are shown. */
  day: string | null;
  shownAs: 'calendar' | 'list';
  held: HoldResult | null;
};

const NAME = 'booking';

type Fields<Name extends string> = { [Field in Name]: unknown };
const hasFields = <Name extends string>(value: unknown, ...names: Name[]): value is Fields<Name> =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);

const isWish = (value: unknown): value is VisitRequest =>
  hasFields(value, 'serviceIds', 'persons') &&
  Array.isArray(value.serviceIds) &&
  value.serviceIds.every((id) => typeof id === 'string') &&
  typeof value.persons === 'number';

const isHeld = (value: unknown): value is HoldResult =>
  hasFields(value, 'holdId', 'slotAt', 'until') &&
  typeof value.holdId === 'string' &&
  typeof value.slotAt === 'number' &&
  typeof value.until === 'number';

const isKept = (value: unknown): value is Kept =>
  hasFields(value, 'wish', 'day', 'shownAs', 'held') &&
  isWish(value.wish) &&
  (value.day === null || typeof value.day === 'string') &&
  (value.shownAs === 'calendar' || value.shownAs === 'list') &&
  (value.held === null || isHeld(value.held));

// A browser may refuse to keep anything: then a page that is loaded again begins anew, and that is all.
const read = (address: string): Kept | null => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
    return hasFields(stored, 'address', 'kept') && stored.address === address && isKept(stored.kept)
      ? stored.kept
      : null;
  } catch {
    return null;
  }
};

const write = (stored: { address: string; kept: Kept } | null): void => {
  try {
    if (stored === null) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, JSON.stringify(stored));
  } catch {
    return;
  }
};

/** W23: where this browser keeps the number that was drawn at home with it, and its day. */
export const HOME_NUMBER = 'wertmarke-from-home';
export const hasHomeNumber = (): boolean => readKept(HOME_NUMBER) !== null;

/** Nothing is left to go on with. */
export const forgetKept = (): void => write(null);

export type KeptParts = {
  /** The page's own, as it was opened: another link begins anew. */
  address: string;
  first: Pick<Kept, 'wish' | 'day'>;
  /** Whether what was wished can still be had. */
  isOffered: (wish: VisitRequest) => boolean;
};

export const useKept = ({ address, first, isOffered }: KeptParts): [Kept, (change: Partial<Kept>) => void] => {
  const [kept, setKept] = useState<Kept>(() => {
    const before = read(address);
    if (before !== null && isOffered(before.wish)) return before;
    return { wish: first.wish, day: first.day, shownAs: 'calendar', held: null };
  });
  const keep = (change: Partial<Kept>) =>
    setKept((before) => {
      const after = { ...before, ...change };
      write({ address, kept: after });
      return after;
    });
  return [kept, keep];
};
