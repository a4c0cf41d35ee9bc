// Which page is shown: it stands behind the # of the address, so that it can be kept as a bookmark and gone back from.

import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../shared/settings';

/** The pages as the navigation has them: what happens now, how the office works, its screens, its people. */
export const PAGE_GROUPS = [
  ['setup', 'goLive'],
  ['overview', 'reports', 'insight', 'replay', 'outage', 'paper', 'unfit', 'unusual'],
  ['office', 'look', 'texts', 'services', 'hours', 'appointments', 'formFields', 'order', 'errands', 'limits'],
  ['counters', 'kiosks', 'displays', 'sound', 'announcements', 'printers', 'slip'],
  [
    'devices',
    'persons',
    'roles',
    'signOn',
    'mail',
    'mailTexts',
    'watching',
    'feeds',
    'versions',
    'backups',
    'audit',
    'privacy',
  ],
  ['account'],
] as const;
export type Page = (typeof PAGE_GROUPS)[number][number];
/** The pages that there are in this office: of setting up and ending, one or none. */
export const isThere = (page: Page, { office, setup }: Pick<Settings, 'office' | 'setup'>): boolean => {
  if (page === 'goLive') return office.demonstration;
  return page !== 'setup' || setup !== null;
};
/** `id` is the one thing on the page that is being looked at; null is the page itself. */
export type Route = { page: Page; id: string | null };

/** The address of a page, or of one thing on it. */
export const hrefTo = (page: Page, id: string | null = null): string => `#/${page}${id === null ? '' : `/${id}`}`;

/** The page that an address leads to; the overview where it leads nowhere. */
export const routeOf = (hash: string): Route => {
  const [, named, id] = hash.split('/');
  const page = PAGE_GROUPS.flat().find((one) => one === named);
  return page ? { page, id: id || null } : { page: 'overview', id: null };
};

/** The page that is shown now. */
export const useRoute = (): Route => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
};
