// What a printer can do, as it is chosen in a form.
import type { PrinterProfile } from '../../shared/settings';
import type { AdminWords } from '../../shared/words/admin';

export const ENCODINGS = ['CP858', 'CP1252', 'CP437'] as const;
export const QR_WAYS = ['native', 'raster'] as const;
export const CONFIRM_WAYS = ['auto', 'gs-h', 'gs-r', 'none'] as const;
export const CHINESE_WAYS = ['switchedOff', 'untouched'] as const;
export const STATUS_WAYS = ['required', 'optional', 'none'] as const;

/** Papers by width; 'custom' is whatever the two numbers say. */
export const PAPERS = { mm80: { columns: 48, dots: 576 }, mm58: { columns: 32, dots: 384 } } as const;
export const PAPER_CHOICES = ['mm80', 'mm58', 'custom'] as const;
export type Paper = (typeof PAPER_CHOICES)[number];

export const paperOf = ({ columns, dots }: PrinterProfile): Paper =>
  PAPER_CHOICES.find((one) => one !== 'custom' && PAPERS[one].columns === columns && PAPERS[one].dots === dots) ??
  'custom';

/** The number of `ESC t` under which Epson's printers have an encoding: what most others copy. */
export const TABLES: Record<PrinterProfile['codePage']['encoding'], number> = { CP858: 19, CP1252: 16, CP437: 0 };

/** State questions by number and what they ask, or that there are none. */
export const questionsPhrase = (t: AdminWords['t'], questions: NonNullable<PrinterProfile['questions']>): string =>
  questions.length === 0 ? '–' : questions.map((question) => t(`admin.question.${question}`)).join(', ');
