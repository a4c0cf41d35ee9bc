// What the administration sees: settings, devices, people, printers, locks.
import type { AdminView, DeviceView, InvitationView, PersonView } from '../../../shared/protocol';
import type { Day } from '../day/day';
import { officeReception } from '../forecast/reception';
import { alarms } from './counter';
import { latestSlips, lockView, officeView, type Scene, slipView, unservedView } from './parts';

const LATEST_SLIPS = 12;
const SHOWN_CONDITIONS = 20;

/** What stands beside the day: devices, people, and which version of the settings is shown. */
export type Beside = Outside & {
  settingsVersion: number;
  devices: DeviceView[];
  invitations: InvitationView[];
  persons: PersonView[];
  unfit: number;
};
/** What the office has to do with others: mail, and where appointments come from. */
export type Outside = Pick<AdminView, 'publicUrl' | 'mail' | 'sources' | 'feeds'>;

export const adminView = (day: Day, scene: Scene, beside: Beside): AdminView => {
  const { settings } = scene;
  const { persons } = beside;
  return {
    screen: 'admin',
    office: officeView(settings),
    settings,
    ...beside,
    counters: settings.counters.map(({ id }) => {
      const state = day.counters.get(id);
      const visit = state?.visitId ? day.visits.get(state.visitId) : undefined;
      const person = persons.find((one) => one.id === state?.personId)?.name ?? null;
      return { id, isOpen: state !== undefined, person, visit: visit?.number ?? null, paused: Boolean(state?.paused) };
    }),
    kiosks: settings.kiosks.map(({ id }) => lockView(day, scene, id)),
    reception: officeReception({ ...scene, day }, scene.receptions()),
    now: scene.now,
    unserved: unservedView({ ...scene, day }),
    printers: settings.printers.map(({ id }) => ({
      id,
      problems: day.printers.get(id) ?? [],
      history: day.conditions
        .filter(({ printerId }) => printerId === id)
        .slice(-SHOWN_CONDITIONS)
        .map(({ at, problems }) => ({ at, problems }))
        .reverse(),
    })),
    slips: latestSlips(day, () => true, LATEST_SLIPS).map((slip) => slipView(day, scene, slip)),
    alarms: alarms(day, scene),
    waiting: day.waiting.size,
  };
};
