// What the administration's page of data protection is told.
import { min } from '../history';
import { busyMorning } from '../mornings';
import type { Office } from '../office';
import { galleryOffice } from '../settings';

const DAY_MS = 86_400_000;

/** Nothing is kept longer than it may be. */
export const withProof = (): Office => {
  const office = busyMorning();
  const row = { rows: 0, naming: 0, since: null, overdue: 0, undeclared: [] };
  office.beside.proof = {
    ...{ at: min(10), actsDays: 7, actsBefore: min(-9 * 60) - 7 * DAY_MS, deletedUpTo: '2017-11-05', columns: 118 },
    ...{ lookedFor: { staff: 16, visitors: 214 }, findings: [], unread: ['given_answers.answer'] },
    tables: [
      { ...row, table: 'bookers', rows: 96, naming: 96, holds: ['visitor'], since: '2017-11-06' },
      { ...row, table: 'devices', rows: 12, holds: [] },
      { ...row, table: 'events', rows: 48_211, naming: 3_904, holds: ['act'], since: min(0) - 6 * DAY_MS },
      { ...row, table: 'persons', rows: 8, naming: 8, holds: ['staff'] },
      { ...row, table: 'waiting_list', rows: 4, naming: 4, holds: ['visitor'], since: '2017-11-10' },
    ],
  };
  return office;
};

/** One appointment and one entry of the waiting list. */
export const withHeld = (): Office => {
  const office = busyMorning();
  const services = [galleryOffice.services[0]?.name ?? { de: '' }];
  office.beside.held = {
    visits: [
      {
        ...{
          day: '2017-11-07',
          visitId: 'visit-held-1',
          code: 'K7MX22',
          number: null,
          slotAt: min(1440),
          state: 'booked',
        },
        ...{ services, persons: 2, language: 'de', via: 'public', name: 'Zoë Quittenbaum', email: 'zoe@example.org' },
        ...{ phone: '02306 987654', externalId: null, hasNetwork: true, bookedAt: min(-3000), deleteOn: '2017-11-07' },
        ...{ remark: null, letters: ['reminder'], answers: [] },
      },
    ],
    wishes: [
      {
        ...{ id: 'wish-held', email: 'zoe@example.org', services, persons: 1, from: '2017-11-08', to: '2017-11-17' },
        ...{ language: 'de', joinedAt: min(-3000), confirmedAt: min(-2990), toldAt: null, deleteOn: '2017-11-17' },
      },
    ],
    isMore: false,
  };
  return office;
};
