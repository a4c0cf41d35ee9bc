// The room of the voice: what speaks, what is said of calls, and who is kept silent.
import { join } from 'node:path';
import type { Settings } from '../../shared/settings';
import type { Logger } from '../basics/log';
import type { ServerAlarms } from '../office/serverAlarms';
import { createCallSounds } from './calls';
import { recordingAnswers } from './commands';
import { createRecordings } from './recordings';
import { createSilence } from './silence';
import { createVoice } from './voice';

export type VoiceRoomParts = {
  log: Logger;
  serverAlarms: ServerAlarms;
  settings: () => Settings;
  clock: () => number;
  dataDir: string;
};

export const createVoiceRoom = ({ log, serverAlarms, settings, clock, dataDir }: VoiceRoomParts) => {
  const voice = createVoice({ log });
  const recordings = createRecordings(join(dataDir, 'recordings'));
  const nameOf = (stationId: string) => settings().displays.find(({ id }) => id === stationId)?.name ?? null;
  return {
    say: voice.say,
    calls: createCallSounds({ voice, recordings, settings }),
    silence: createSilence({ serverAlarms, clock, nameOf }),
    answers: recordingAnswers(recordings, voice),
    close: voice.close,
  };
};
export type VoiceRoom = ReturnType<typeof createVoiceRoom>;
