// D11: the door through which screens of the house get what is to be heard.
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import { languageSchema, tokenSchema } from '../../shared/settings';
import { refuseRequest } from '../http/http';
import type { Device } from '../identity/devices';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import { createAttempts } from '../limits/attempts';
import type { VoiceRoom } from './room';

/** A sentence or two; nobody listens to more at once. */
export const MOST_TEXT = 400;
/** Who goes through a page by keys hears one thing after the other, and seldom to its end. */
const PER_MINUTE = 120;
const MOST_NAME = 80;

const device = { deviceId: tokenSchema };
const sayingSchema = z.strictObject({
  ...device,
  language: languageSchema,
  text: z.string().trim().min(1).max(MOST_TEXT),
  /** Slower, for whoever asks for it. */
  isSlow: z.boolean().default(false),
});
const callSchema = z.strictObject({
  ...device,
  language: languageSchema,
  number: z.string().regex(/^[A-Z]\d{3}$/),
  counter: z.string().trim().min(1).max(MOST_NAME),
});
const silenceSchema = z.strictObject({ ...device, isSilent: z.boolean() });
/** What the routes here take, by their addresses. */
export const voiceBodies = {
  '/api/voice': sayingSchema,
  '/api/voice/call': callSchema,
  '/api/voice/silence': silenceSchema,
};

const sendSound = (response: Response, sound: Uint8Array | null): void => {
  if (sound === null) refuseRequest(response, 'tooMany', { seconds: 5 });
  else response.set('Cache-Control', 'no-store').type('audio/wav').send(Buffer.from(sound));
};

type VoiceHttpParts = { identity: Identity; voice: VoiceRoom };

/** By POST, though it changes nothing: what is read aloud stands in no address, and so in no log of a proxy. */
export const serveVoice = (app: Express, { identity, voice }: VoiceHttpParts): void => {
  const asked = createAttempts(PER_MINUTE, 60);

  /** What a paired device asks; null when it was refused. */
  const readAsked = async <Body extends { deviceId: string }>(
    schema: z.ZodType<Body>,
    request: Request,
    response: Response,
  ): Promise<{ body: Body; device: Device } | null> => {
    const body = schema.safeParse(request.body);
    if (!body.success) {
      const issue = body.error.issues[0];
      refuseRequest(response, 'malformed', { where: issue?.path.join('.') ?? '', what: issue?.message ?? '' });
      return null;
    }
    const proof = proofOf(identity, request.headers.cookie, body.data.deviceId);
    const wait = proof && (await asked.count(proof.device.id));
    if (proof === null) refuseRequest(response, 'notPaired');
    else if (wait !== null) refuseRequest(response, 'tooMany', { seconds: wait });
    else return { body: body.data, device: proof.device };
    return null;
  };

  app.post('/api/voice', async (request, response) => {
    const read = await readAsked(sayingSchema, request, response);
    if (read !== null) sendSound(response, await voice.say(read.body));
  });
  app.post('/api/voice/call', async (request, response) => {
    const read = await readAsked(callSchema, request, response);
    if (read !== null) sendSound(response, await voice.calls.say(read.body));
  });
  app.post('/api/voice/silence', async (request, response) => {
    const read = await readAsked(silenceSchema, request, response);
    if (read === null) return;
    if (read.device.role !== 'display') return refuseRequest(response, 'notAllowed');
    voice.silence.report(read.device.stationId, read.body.isSilent);
    response.json({ ok: true, result: null });
  });
};
