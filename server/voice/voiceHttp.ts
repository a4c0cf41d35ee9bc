// D11: the door through which screens of the house have sentences read aloud.
import type { Express, Response } from 'express';
import { z } from 'zod';
import { languageSchema, tokenSchema } from '../../shared/settings';
import { refuseRequest } from '../http/http';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import { createAttempts } from '../limits/attempts';
import type { Voice } from './voice';

/** A sentence or two; nobody listens to more at once. */
export const MOST_TEXT = 400;
/** Who goes through a page by keys hears one thing after the other, and seldom to its end. */
const PER_MINUTE = 120;

const sayingSchema = z.strictObject({
  deviceId: tokenSchema,
  language: languageSchema,
  text: z.string().trim().min(1).max(MOST_TEXT),
  /** Slower, for whoever asks for it. */
  isSlow: z.boolean().default(false),
});

const sendSound = (response: Response, sound: Buffer | null): void => {
  if (sound === null) refuseRequest(response, 'tooMany', { seconds: 5 });
  else response.set('Cache-Control', 'no-store').type('audio/wav').send(sound);
};

type VoiceHttpParts = { identity: Identity; voice: Voice };

/** By POST, though it changes nothing: what is read aloud stands in no address, and so in no log of a proxy. */
export const serveVoice = (app: Express, { identity, voice }: VoiceHttpParts): void => {
  const asked = createAttempts(PER_MINUTE, 60);
  app.post('/api/voice', async (request, response) => {
    const body = sayingSchema.safeParse(request.body);
    if (!body.success) {
      const issue = body.error.issues[0];
      return refuseRequest(response, 'malformed', { where: issue?.path.join('.') ?? '', what: issue?.message ?? '' });
    }
    const { deviceId, ...saying } = body.data;
    if (proofOf(identity, request.headers.cookie, deviceId) === null) return refuseRequest(response, 'notPaired');
    const wait = await asked.count(deviceId);
    if (wait !== null) return refuseRequest(response, 'tooMany', { seconds: wait });
    sendSound(response, await voice.say(saying));
  });
};
