// Parts of the settings that are no lists of things, and the page on which each is edited.
import type { Settings } from '../../shared/settings';
import type { Page } from './routes';

const PAGE_OF = {
  office: 'office',
  placeWord: 'office',
  ticketWord: 'office',
  ownTicketWord: 'office',
  look: 'look',
  ownWords: 'texts',
  dayEndsAt: 'office',
  waitingPlace: 'office',
  languages: 'office',
  publicLinks: 'office',
  responsible: 'office',
  retention: 'privacy',
  backups: 'backups',
  figuresPerClerk: 'privacy',
  hours: 'hours',
  calendar: 'hours',
  appointments: 'appointments',
  appointmentLetter: 'appointments',
  checkIn: 'appointments',
  policy: 'order',
  fairness: 'order',
  fromHome: 'order',
  calls: 'order',
  liveLimits: 'limits',
  sound: 'sound',
  display: 'displays',
  announcements: 'announcements',
  formFields: 'formFields',
  slip: 'slip',
  mail: 'mail',
  mailTexts: 'mailTexts',
  watching: 'watching',
  login: 'persons',
  signOn: 'signOn',
  roles: 'roles',
  setup: 'setup',
} as const satisfies Partial<Record<keyof Settings, Page>>;
export type Section = keyof typeof PAGE_OF;

const SECTIONS = Object.keys(PAGE_OF).filter((key): key is Section => key in PAGE_OF);

/** The page of what a path of the settings begins with; null for lists and what nobody edits here. */
export const pageOfSection = (named: string | undefined): Page | null => {
  const section = SECTIONS.find((one) => one === named);
  return section ? PAGE_OF[section] : null;
};

/** The pages on which something differs, each once. */
export const changedPages = (before: Settings, after: Settings): Page[] => [
  ...new Set(
    SECTIONS.filter((one) => JSON.stringify(before[one]) !== JSON.stringify(after[one])).map((one) => PAGE_OF[one]),
  ),
];

/** What no form has: only another program can get it wrong, and reads where. */
export const hasNoForm = (fault: string): boolean =>
  /(^|\.)(id|former|demonstration|setup)(\.|$)|^figuresPerClerk\.since$/.test(fault);

/** Lists whose entries have a form of their own, and no id. */
const FORMS_BY_PLACE = ['exceptions', 'closures', 'announcements', 'formFields'];

/** The entry that a path leads to, by its place in such a list: ['appointments', 'exceptions', '3', 'reason'] is the fourth. */
export const placeOfEntry = (path: readonly string[]): string | null => {
  const list = path.findIndex((part) => FORMS_BY_PLACE.includes(part));
  return list < 0 ? null : (path[list + 1] ?? null);
};
