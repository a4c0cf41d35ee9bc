// All states of the gallery, screen by screen.
import type { State } from '../state';
import { kioskAccessStates } from './access/kiosk';
import { adminStates } from './admin';
import { kioskBookingStates } from './atKiosk/booking';
import { kioskHomeStates } from './atKiosk/home';
import { bookingStates } from './booking';
import { counterStates } from './counter';
import { displayStates } from './display';
import { counterElsewhereStates } from './elsewhere/counter';
import { kioskStates } from './kiosk';
import { kioskGlassStates } from './kiosk/glass';
import { startStates } from './start';
import { ticketStates } from './ticket';

export const STATES: readonly State[] = [
  ...kioskStates,
  ...kioskBookingStates,
  ...kioskHomeStates,
  ...kioskAccessStates,
  ...kioskGlassStates,
  ...displayStates,
  ...counterStates,
  ...counterElsewhereStates,
  ...adminStates,
  ...bookingStates,
  ...ticketStates,
  ...startStates,
];
