// D13: the office's own voice, piece by piece.
import { z } from 'zod';
import { languageSchema } from '../../settings/basics';
import { LONGEST_NAME, MOST_SECONDS, PIECE } from '../../sound/recordings';
import { SOUND_HZ } from '../../sound/wav';
import { answer, done, query, roomCommand } from '../define';

/** What is recorded in a language, by the names of the pieces. */
export type RecordingsResult = { names: string[] };

const piece = z.string().max(LONGEST_NAME).regex(PIECE);
const MOST_BYTES = 44 + MOST_SECONDS * SOUND_HZ * 2;

export const recordingCommands = {
  recordings: query({
    does: 'Which pieces are recorded in a language, by their names.',
    asks: { language: languageSchema },
    answers: answer<RecordingsResult>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
  }),
  keepRecording: roomCommand({
    does: 'A recording takes the place of the voice for a piece of a call; one that was there before goes. A WAV file of 22,050 Hz, 16 bits, one channel, and nothing else.',
    asks: { language: languageSchema, name: piece, wav: z.base64().max(Math.ceil(MOST_BYTES / 3) * 4) },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
    size: 'large',
  }),
  removeRecordings: roomCommand({
    does: 'The recording of a piece goes, or all of a language where `name` is null; the voice speaks again.',
    asks: { language: languageSchema, name: piece.nullable() },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
};
