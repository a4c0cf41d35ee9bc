// What a browser shows that is no screen yet.
import { openedMorning } from '../mornings';
import { type State, statesOf } from '../state';

const state = statesOf({ screen: 'start', sizes: ['desk', 'narrow'], languages: ['de', 'en'] });

export const startStates: State[] = [
  state('not-paired', 'Not paired, and no link was opened.', { open: () => ({ office: openedMorning() }) }),
  state('pairing-failed', 'A link was opened, and the server does not answer.', {
    open: () => ({ office: openedMorning(), address: '#pair=a-link-of-yesterday' }),
  }),
];
