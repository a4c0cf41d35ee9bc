// The room of the voice: what speaks, what is said of calls, and who is kept silent.
import type { Settings } from '../../shared/settings';
import type { Logger } from '../basics/log';
import type { ServerAlarms } from '../office/serverAlarms';
import { createCallSounds } from './calls';
import { createSilence } from './silence';
import { createVoice } from './voice';

export type VoiceRoomParts = { log: Logger; serverAlarms: ServerAlarms; settings: () => Settings; clock: () => number };

export const createVoiceRoom = ({ log, serverAlarms, settings, clock }: VoiceRoomParts) => {
  const voice = createVoice({ log });
  const nameOf = (stationId: string) => settings().displays.find(({ id }) => id === stationId)?.name ?? null;
  return {
    say: voice.say,
    calls: createCallSounds({ voice, settings }),
    silence: createSilence({ serverAlarms, clock, nameOf }),
    close: voice.close,
  };
};
export type VoiceRoom = ReturnType<typeof createVoiceRoom>;
