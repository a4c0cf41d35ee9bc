// What the administration sees: settings, devices, people, printers, locks.
import type { AdminOfNobody, AdminView } from '../../../shared/protocol';
import type { Right } from '../../../shared/rights';
import type { Settings } from '../../../shared/settings';
import type { Day } from '../day/day';
import { waitingGroups } from '../order/serving';
import { receivesAt } from '../slots/hours';
import { alarms } from './counter';
import { emergencyViews } from './emergency';
import { liveView } from './live';
import { sentMessages, unreadMessages } from './messages';
import { latestSlips, lockView, officeView, receptionView, type Scene, slipView, unservedView } from './parts';

const LATEST_SLIPS = 12;
const SHOWN_CONDITIONS = 20;

/** What stands beside the day: devices, people, and which version of the settings is shown. */
export type Beside = Outside &
  Pick<AdminView, 'person' | 'secondFactor' | 'settingsVersion' | 'devices' | 'invitations' | 'staff' | 'unfit'>;
/** What the office has to do with others: mail, and where appointments come from. */
export type Outside = Pick<
  AdminView,
  'publicUrl' | 'signOn' | 'mail' | 'sources' | 'feeds' | 'programs' | 'hooks' | 'told'
>;

/** R5: of which no browser is there, though one was meant to be. */
export const awayStations = ({ kiosks, displays }: Settings, devices: Beside['devices']): AdminView['away'] => {
  const awayOf = (role: 'kiosk' | 'display', stations: readonly { id: string; name: string }[]) =>
    stations.filter(({ id }) => {
      const paired = devices.filter((device) => device.role === role && device.stationId === id);
      return paired.length > 0 && paired.every(({ online }) => !online);
    });
  return [...awayOf('kiosk', kiosks), ...awayOf('display', displays)].map(({ name }) => ({ name }));
};

/** S22: what is shown while nobody is logged in. */
export const adminOfNobody = ({ settings }: Scene, isFirst: boolean): AdminOfNobody => ({
  screen: 'admin',
  office: officeView(settings),
  person: null,
  isFirst,
  signOn: settings.signOn?.label ?? null,
});

/** What somebody who is logged in may see: of people and browsers only who manages them. */
export const adminView = (day: Day, scene: Scene, beside: Beside): AdminView => {
  const { settings } = scene;
  const may = (right: Right) => beside.person.rights.includes(right);
  return {
    screen: 'admin',
    office: officeView(settings),
    settings,
    ...beside,
    devices: may('manageDevices') ? beside.devices : [],
    invitations: may('manageDevices') ? beside.invitations : [],
    staff: may('managePeople') ? beside.staff : [],
    counters: settings.counters.map(({ id }) => {
      const state = day.counters.get(id);
      const visit = state?.visitId ? day.visits.get(state.visitId) : undefined;
      const person = beside.staff.find((one) => one.id === state?.personId)?.name ?? null;
      return {
        ...{ id, isOpen: state !== undefined, person, visit: visit?.number ?? null, since: visit?.since ?? null },
        ...{ paused: Boolean(state?.paused), until: state?.paused?.until ?? null, movedTo: day.moved.get(id) ?? null },
      };
    }),
    kiosks: settings.kiosks.map(({ id }) => lockView(day, scene, id)),
    reception: scene.once(day, receptionView),
    now: scene.now,
    unserved: scene.once(day, unservedView),
    printers: settings.printers.map(({ id }) => ({
      id,
      problems: day.printers.get(id) ?? [],
      history: day.conditions
        .filter(({ printerId }) => printerId === id)
        .slice(-SHOWN_CONDITIONS)
        .map(({ at, problems }) => ({ at, problems }))
        .reverse(),
    })),
    slips: latestSlips(day, scene, () => true, LATEST_SLIPS).map((slip) => slipView(day, scene, slip)),
    alarms: scene.once(day, alarms),
    emergencies: scene.once(day, emergencyViews),
    messages: may('serve') ? unreadMessages(day, scene, null) : [],
    sent: may('serve') ? sentMessages(day, scene, { here: null, personId: null }) : [],
    waiting: day.waiting.size,
    live: liveView({ ...scene, day }, scene.once(day, waitingGroups)),
    inHours: receivesAt(settings, { walkInHours: null }, scene.now),
    away: awayStations(settings, beside.devices),
  };
};
