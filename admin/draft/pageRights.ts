// K5: which right a page needs. What somebody may not open is not offered, and its address says why.
import type { Right } from '../../shared/rights';
import type { Page } from './routes';

/** One of these; null for everybody who is logged in. */
const NEEDED: Record<Page, readonly Right[] | null> = {
  setup: ['changeSettings'],
  goLive: ['managePeople'],
  overview: null,
  reports: ['seeFigures'],
  insight: ['seeFigures'],
  replay: ['seeFigures'],
  outage: ['changeSettings'],
  paper: ['operate'],
  unfit: ['readNames'],
  unusual: ['readNames'],
  office: ['changeSettings'],
  look: ['changeSettings'],
  texts: ['changeSettings'],
  formFields: ['changeSettings'],
  services: ['changeSettings'],
  hours: ['changeSettings'],
  appointments: ['changeSettings'],
  order: ['changeSettings'],
  errands: ['changeSettings'],
  limits: ['changeSettings'],
  counters: ['changeSettings'],
  kiosks: ['changeSettings', 'lockKiosks'],
  displays: ['changeSettings'],
  sound: ['changeSettings'],
  announcements: ['changeSettings'],
  printers: ['changeSettings', 'operate'],
  slip: ['changeSettings'],
  devices: ['manageDevices'],
  persons: ['managePeople'],
  roles: ['managePeople'],
  signOn: ['managePeople'],
  mail: ['changeSettings'],
  mailTexts: ['changeSettings'],
  watching: ['changeSettings'],
  versions: ['changeSettings'],
  backups: ['changeSettings'],
  privacy: ['protectData', 'changeSettings'],
  feeds: ['changeSettings', 'manageAppointments'],
  audit: ['seeAudit'],
  account: null,
};

/** Pages of which everything is saved with the settings: what opens them alone saves nothing. */
const SAVED_WITH_SETTINGS: readonly Page[] = ['roles', 'signOn'];
/** Pages that show things, whose forms stand behind them and are saved with the settings. */
const FORMS_OF_SETTINGS: readonly Page[] = ['kiosks', 'printers', 'feeds'];

/** Whether somebody opens it; `id`: one thing on it. */
export const mayOpen = (
  page: Page,
  may: (...rights: readonly Right[]) => boolean,
  id: string | null = null,
): boolean => {
  const needed = NEEDED[page];
  const isSaved = SAVED_WITH_SETTINGS.includes(page) || (id !== null && FORMS_OF_SETTINGS.includes(page));
  return (needed === null || may(...needed)) && (!isSaved || may('changeSettings'));
};
