// The steps of the assistant: each is a page that there is, so that nothing is set in two places.
import type { AdminView } from '../../shared/protocol';
import type { Settings, SetupStep } from '../../shared/settings';
import type { Page } from '../draft/routes';

const PAGES: Record<SetupStep, Page> = {
  office: 'office',
  hours: 'hours',
  services: 'services',
  counters: 'counters',
  people: 'persons',
  printer: 'printers',
  screens: 'devices',
};

/** The steps in their order, each with its page. */
export const STEPS: readonly { step: SetupStep; page: Page }[] = Object.entries(PAGES).map(([step, page]) => ({
  // Entries of a record have its keys.
  step: step as SetupStep,
  page,
}));

/** The place of the step that a page belongs to; null for pages that are no step. */
export const placeOfPage = (page: Page): number | null => {
  const place = STEPS.findIndex((one) => one.page === page);
  return place < 0 ? null : place;
};

export const isDone = ({ setup }: Settings, step: SetupStep): boolean => setup?.done.includes(step) ?? true;

/** The settings when a step is done. */
export const withStep = (settings: Settings, step: SetupStep): Settings => {
  const { setup } = settings;
  return setup === null || setup.done.includes(step)
    ? settings
    : { ...settings, setup: { done: [...setup.done, step] } };
};

/** What an office cannot do without, and does not have yet. */
export type Missing = 'people' | 'kiosk' | 'display' | 'counter' | 'name';

export const missingIn = ({
  staff,
  devices,
  settings,
}: Pick<AdminView, 'staff' | 'devices' | 'settings'>): Missing[] => {
  const isPaired = (role: 'kiosk' | 'display' | 'counter') => devices.some((device) => device.role === role);
  const missing: [Missing, boolean][] = [
    ['name', settings.office.place === ''],
    ['people', staff.length < 2],
    ['kiosk', !isPaired('kiosk')],
    ['display', !isPaired('display')],
    ['counter', !isPaired('counter')],
  ];
  return missing.flatMap(([what, isMissing]) => (isMissing ? what : []));
};
