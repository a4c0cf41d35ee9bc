// W26: somebody with a number that was drawn at home stands before the kiosk.
import { clerk, VISITOR } from '../../history';
import { busyMorning, until } from '../../mornings';
import type { Office } from '../../office';
import type { State } from '../../state';
import { saying, speaking, state } from '../kiosk';

const FROM_HOME = { isOffered: true, perDay: 20, perNetwork: 3, wayMin: 20, graceMin: 15 };

/** Drawn at twenty to ten by somebody who is there at ten. */
const onTheWay = (): { office: Office } => {
  const office = busyMorning({ fromHome: FROM_HOME });
  office.done({ type: 'drawFromHome', serviceIds: ['ausweis'], persons: 1, language: 'de', wayMin: 15 }, VISITOR);
  until(office, 60);
  return { office };
};

export const kioskHomeStates: State[] = [
  state('home-door', 'Whoever has a number from home finds a door of their own.', {
    open: onTheWay,
    steps: speaking(),
  }),
  state('home-full', 'The house is full, and who is on the way with a number comes in all the same.', {
    open: () => {
      const { office } = onTheWay();
      office.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
      return { office };
    },
    steps: speaking(),
  }),
  state('home-code', 'The code of a number from home is asked for.', {
    open: onTheWay,
    steps: speaking(saying('kiosk.haveHomeNumber')),
  }),
];
