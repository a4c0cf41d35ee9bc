// ESC/POS commands as bytes: the few that slips and questions to the printer are made of.
import { MOST_BAND_BYTES } from './raster';

export const RESET = Buffer.from([0x1b, 0x40]);
/** Letters of one byte: many printers from China start with two bytes a letter, and read umlauts as Chinese. */
export const ONE_BYTE_LETTERS = Buffer.from([0x1c, 0x2e]);
export const CENTRE = Buffer.from([0x1b, 0x61, 1]);
export const LINE_FEED = Buffer.from([0x0a]);
/** Feeds to the cutter and cuts, leaving one point so that the slip does not fall. */
export const FEED_AND_CUT = Buffer.from([0x1d, 0x56, 66, 0]);
/** More than the largest picture that a printer may still be waiting for: white in a picture, nothing outside one. */
const FILLING = Buffer.alloc(MOST_BAND_BYTES);
/** Ends what a slip that was broken off has begun, and cuts its torso off, so that it does not hang on the next one. */
export const CLEARING = Buffer.concat([FILLING, RESET, FEED_AND_CUT]);
/** Transmit status: answered when all bytes before it were worked off. */
export const TRANSMIT_STATUS = Buffer.from([0x1d, 0x72, 1]);

/** Automatic status on: one comes at once and with every change; and off again. */
export const REPORT_CHANGES = Buffer.from([0x1d, 0x61, 0x0f]);
export const REPORT_NOTHING = Buffer.from([0x1d, 0x61, 0]);

/** Character size; both factors 1 to 8. */
export const characterSize = (width: number, height: number) =>
  Buffer.from([0x1d, 0x21, ((width - 1) << 4) | (height - 1)]);

export const bold = (weight: 'bold' | 'regular') => Buffer.from([0x1b, 0x45, weight === 'bold' ? 1 : 0]);

/** Asks for real-time state 1 printer, 2 offline cause, 3 error cause, 4 paper: one byte back. */
export const askRealTime = (question: 1 | 2 | 3 | 4) => Buffer.from([0x10, 0x04, question]);

/** Process id response: `id` is four printable ASCII characters that come back when all before it is on paper. */
export const askProcessId = (id: string) =>
  Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30]), Buffer.from(id, 'ascii')]);
