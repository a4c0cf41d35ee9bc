// What the administration asks about recordings.
import type { recordingCommands } from '../../shared/commands/hall/recordings';
import { samplesOf } from '../../shared/sound/wav';
import { type Answers, done, refused } from '../office/answers';
import type { Recordings } from './recordings';
import type { Voice } from './voice';

export const recordingAnswers = (
  recordings: Recordings,
  voice: Pick<Voice, 'level'>,
): Answers<keyof typeof recordingCommands> => ({
  recordings: async ({ language }) => done({ names: await recordings.names(language) }),
  keepRecording: async ({ language, name, wav }) => {
    const samples = samplesOf(Buffer.from(wav, 'base64'));
    if (samples === null) return refused('malformed', { where: 'wav', what: 'no such WAV file' });
    const levelled = await voice.level(samples);
    if (levelled === null) return refused('tooMany', { seconds: 5 });
    if (levelled.length === 0) return refused('malformed', { where: 'wav', what: 'silent' });
    return (await recordings.keep(language, name, levelled)) ? done(null) : refused('tooLarge', { most: 0 });
  },
  removeRecordings: async ({ language, name }) => {
    await recordings.remove(language, name);
    return done(null);
  },
});
