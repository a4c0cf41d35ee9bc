// All states of the gallery, screen by screen.
import type { State } from '../state';
import { adminStates } from './admin';
import { bookingStates } from './booking';
import { counterStates } from './counter';
import { displayStates } from './display';
import { kioskStates } from './kiosk';
import { startStates } from './start';
import { ticketStates } from './ticket';

export const STATES: readonly State[] = [
  ...kioskStates,
  ...displayStates,
  ...counterStates,
  ...adminStates,
  ...bookingStates,
  ...ticketStates,
  ...startStates,
];
