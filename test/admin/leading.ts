// What administrations of tests have in common: somebody with every right, and an office in which nothing goes on.
import { officeView } from '../../server/queue/views/parts';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { LiveView } from '../../shared/figures/live';
import type { AdminView, LoggedInView, Snapshot } from '../../shared/protocol';
import { RIGHTS, SUPERVISOR } from '../../shared/rights';

/** 9:00 in the office, on a Monday. */
export const NINE = Date.UTC(2025, 2, 3, 8, 0);

export const LEADING: LoggedInView = {
  ...{ id: 'person-0009', name: 'Katharina Brandt', roleIds: [SUPERVISOR], rights: [...RIGHTS] },
};
export const NOBODY_WAITS: LiveView = { lines: [], called: [], errands: [], onTheWay: 0, pauses: [] };

/** What the administration sees of it, with what a test is about. */
export const adminViewOf = (more: Partial<AdminView> = {}): AdminView => {
  const settings = more.settings ?? demonstrationOffice;
  return {
    ...{ screen: 'admin', office: officeView(settings), settings, settingsVersion: 1, person: LEADING },
    ...{ devices: [], invitations: [], staff: [], secondFactor: null, signOn: { hasSecret: false } },
    ...{
      counters: [],
      kiosks: [],
      printers: [],
      slips: [],
      alarms: [],
      emergencies: [],
      messages: [],
      sent: [],
      unserved: [],
    },
    ...{ live: NOBODY_WAITS, inHours: false, away: [], reception: { state: 'open' }, now: NINE, unfit: 0, waiting: 0 },
    ...{ publicUrl: 'https://termine.example', sources: [], feeds: [], programs: [], hooks: [], told: [] },
    mail: { hasPassword: false, waiting: 0, lastFault: null },
    ...more,
  };
};

export const adminSnapshotOf = (view: AdminView): Snapshot<AdminView> => ({
  ...{ build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view },
});
