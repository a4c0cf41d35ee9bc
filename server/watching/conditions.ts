// S50: what is wrong now, and after how long it is told: with the server, printers, screens, mail.
import { HARMLESS_PROBLEMS, type PrinterProblem } from '../../shared/printing';
import type { ServerAlarm } from '../../shared/serverFaults';
import type { Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import { receivesAt } from '../queue/slots/hours';
import type { Found } from './telling';

/** What was chosen not to be told of stands here too. */
export const isChosen = ({ kind }: Found, { watching }: Settings): boolean => !watching.untold.includes(kind);

/** A mail server may be away for a while. */
const MAIL_MS = 30 * MINUTE_MS;

export type Seen = {
  /** Epoch ms. */
  now: number;
  settings: Pick<Settings, 'printers' | 'watching' | 'hours'> & Settings;
  serverAlarms: readonly ServerAlarm[];
  /** Of each printer, what is wrong with it. */
  printers: ReadonlyMap<string, readonly PrinterProblem[]>;
  /** Paired kiosks and displays without a browser. */
  away: readonly { name: string }[];
  /** The last letter was not taken. */
  isMailFailing: boolean;
};

const isHindering = (problem: PrinterProblem): boolean => !HARMLESS_PROBLEMS.includes(problem);

export const conditionsOf = ({ now, settings, serverAlarms, printers, away, isMailFailing }: Seen): Found[] => {
  const { printerMin, screenMin } = settings.watching;
  const isOpen = receivesAt(settings, { walkInHours: null }, now);
  return [
    ...serverAlarms.map(({ fault, about, since }) => ({ kind: fault, about, since, afterMs: 0 })),
    ...settings.printers
      .filter(({ id }) => printers.get(id)?.some(isHindering))
      .map(({ name }) => ({ kind: 'printer' as const, about: name, since: now, afterMs: printerMin * MINUTE_MS })),
    ...away
      .filter(() => isOpen)
      .map(({ name }) => ({ kind: 'screen' as const, about: name, since: now, afterMs: screenMin * MINUTE_MS })),
    ...(isMailFailing ? [{ kind: 'mail' as const, about: '', since: now, afterMs: MAIL_MS }] : []),
  ];
};
