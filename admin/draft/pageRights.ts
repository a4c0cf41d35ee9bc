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
  unfit: ['readNames'],
  unusual: ['readNames'],
  office: ['changeSettings'],
  look: ['changeSettings'],
  formFields: ['changeSettings'],
  services: ['changeSettings'],
  hours: ['changeSettings'],
  appointments: ['changeSettings'],
  order: ['changeSettings'],
  limits: ['changeSettings'],
  counters: ['changeSettings'],
  kiosks: ['changeSettings', 'lockKiosks'],
  displays: ['changeSettings'],
  announcements: ['changeSettings'],
  printers: ['changeSettings', 'operate'],
  slip: ['changeSettings'],
  devices: ['manageDevices'],
  persons: ['managePeople'],
  roles: ['managePeople'],
  signOn: ['managePeople'],
  mail: ['changeSettings'],
  mailTexts: ['changeSettings'],
  versions: ['changeSettings'],
  privacy: ['protectData', 'changeSettings'],
  feeds: ['changeSettings', 'manageAppointments'],
  audit: ['seeAudit'],
  account: null,
};

/** Whether somebody opens it. */
export const mayOpen = (page: Page, may: (...rights: readonly Right[]) => boolean): boolean => {
  const needed = NEEDED[page];
  return needed === null || may(...needed);
};
