// The letters that ticket numbers can begin with (N1).
import type { Settings } from '../../shared/settings';
import { LETTERS } from '../../shared/settings/ticketLetters';

/** The services whose numbers begin with a letter. */
const servicesOf = ({ services }: Settings, letter: string) => services.filter((one) => one.letter === letter);

/** Letters for a service: all but that of the appointments. */
export const lettersForServices = ({ appointmentLetter }: Settings): string[] =>
  [...LETTERS].filter((letter) => letter !== appointmentLetter);

/** Letters for appointments: those that no service has. */
export const lettersForAppointments = (settings: Settings): string[] =>
  [...LETTERS].filter((letter) => servicesOf(settings, letter).length === 0);

/** The first letter that is free; the first of all when none is. */
export const freshLetter = (settings: Settings): string =>
  lettersForServices(settings).find((letter) => servicesOf(settings, letter).length === 0) ??
  lettersForServices(settings)[0] ??
  'A';

/** The other services that share a letter with one. */
export const sharersOf = (settings: Settings, letter: string, id: string): Settings['services'] =>
  servicesOf(settings, letter).filter((one) => one.id !== id);
