// Apart from its schema, so that a screen takes it without zod.
import type { PrinterProfile } from './printers';

/** The profile to start from: 80 mm paper, Epson's code page of Western Europe with the euro sign. */
export const DEFAULT_PROFILE: PrinterProfile = {
  codePage: { encoding: 'CP858', table: 19 },
  columns: 48,
  dots: 576,
  qr: 'native',
  confirm: 'auto',
  status: 'optional',
  questions: null,
  chineseMode: 'switchedOff',
  pauseMs: 0,
};
