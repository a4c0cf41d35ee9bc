// The administration of an office that begins: the catalogue, the assistant, the end of the demonstration.
import { newOffice } from '../../../server/golive/newOffice';
import { busyMorning, openedMorning } from '../mornings';
import type { Office } from '../office';
import { galleryOffice } from '../settings';
import type { State } from '../state';
import { withDevices } from './adminOffices';
import { at, each, press, state, type } from './adminParts';

/** Two steps of the assistant are done; nobody but the first has an account. */
const newlyBegun = (): Office => {
  const office = openedMorning(0, { ...newOffice, setup: { done: ['office', 'hours'] } });
  office.beside.staff = office.beside.staff.slice(-1);
  return office;
};

const everythingThere = (): Office => {
  const office = withDevices();
  office.save(
    {
      ...office.settings(),
      setup: { done: ['office', 'hours', 'services', 'counters', 'people', 'printer', 'screens'] },
    },
    { kind: 'office' },
  );
  return office;
};

const demonstration = (): Office => busyMorning({ office: { ...galleryOffice.office, demonstration: true } });

export const setupStates: State[] = [
  state('catalogue', 'Usual matters to choose from.', {
    ...at('services'),
    steps: each(press('golive.catalogue.open'), type('golive.catalogue.search', 'Hund')),
  }),
  state('setup', 'The assistant: two of seven steps are done.', at('setup', newlyBegun)),
  state('setup-step', 'A step of the assistant on its page.', at('counters', newlyBegun)),
  state('setup-end', 'Nothing is missing any more.', at('setup', everythingThere)),
  state('go-live', 'The end of the demonstration, not yet read.', {
    ...at('goLive', demonstration),
    steps: press('admin.page.goLive'),
  }),
];
