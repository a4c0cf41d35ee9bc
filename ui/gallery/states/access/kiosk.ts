// The kiosk as somebody has made it for herself: read aloud, in contrast, larger; and with help on its way (W12, W13).
import { clerk } from '../../history';
import { busyMorning } from '../../mornings';
import type { State } from '../../state';
import { draw, saying, speaking, state } from '../kiosk';

export const kioskAccessStates: State[] = [
  state('aloud', 'It is read aloud: its keys stand on the glass.', {
    open: () => ({ office: busyMorning(), posted: () => ({}) }),
    steps: speaking(saying('kiosk.aloud')),
  }),
  state('contrast', 'Yellow and white on black.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(saying('kiosk.contrast')),
  }),
  state('contrast-ticket', 'The ticket in contrast.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await saying('kiosk.contrast')(parts);
      await draw(parts);
    }),
  }),
  state('larger', 'Larger letters.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(saying('kiosk.larger')),
  }),
  state('help', 'Somebody has asked for help, and a clerk comes.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await saying('kiosk.help')(parts);
      parts.office.handle({ type: 'takeHelp', kioskId: 'kiosk-1' }, clerk(3));
    }),
  }),
];
