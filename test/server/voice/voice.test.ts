// D1, D11: what the voice says is measured: how long, how loud, that it differs by number, and the same for the same.
import { loudnessOf, MOST_PEAK, SPEECH_LUFS } from '../../../server/voice/sound/loudness';
import { samplesOf } from '../../../server/voice/sound/wav';
import { RATE_HZ } from '../../../server/voice/speaker/asked';
import { MOST_TEXT } from '../../../server/voice/voiceHttp';
import { openWorld, type World } from '../../world';

jest.setTimeout(60_000);

let world: World;
let kiosk: { cookie: string; deviceId: string };
beforeAll(async () => {
  world = await openWorld();
  const { cookie, result } = await world.pair('kiosk', 'kiosk-1');
  kiosk = { cookie, deviceId: result.deviceId };
});
afterAll(() => world.close());

const ask = (saying: object, cookie = kiosk.cookie) =>
  world.post('/api/voice', { deviceId: kiosk.deviceId, language: 'de', ...saying }, cookie);
const heard = async (saying: object): Promise<Float32Array> => {
  const response = await ask(saying);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  const samples = samplesOf(Buffer.from(await response.arrayBuffer()), RATE_HZ);
  if (samples === null) throw new Error('no sound as this office makes it');
  return samples;
};
const seconds = (samples: Float32Array) => samples.length / RATE_HZ;

test('D11 a paired kiosk has a sentence read aloud: as long as it takes, as loud as it should be, without silence around it', async () => {
  for (const language of ['de', 'en']) {
    const sound = await heard({ language, text: 'Nummer A042, Schalter 3' });
    expect(seconds(sound)).toBeGreaterThan(1.5);
    expect(seconds(sound)).toBeLessThan(5);
    expect(Math.abs(loudnessOf(sound, RATE_HZ) - SPEECH_LUFS)).toBeLessThan(1);
    expect(sound.reduce((most, one) => Math.max(most, Math.abs(one)), 0)).toBeLessThanOrEqual(MOST_PEAK);
    const loudFrom = sound.findIndex((one) => Math.abs(one) > 0.02);
    expect(loudFrom / RATE_HZ).toBeLessThan(0.1);
  }
});

test('D11 the same is the same to the sample, and another number, counter, language or pace is not', async () => {
  const first = await heard({ text: 'Nummer A042, Schalter 3' });
  expect(await heard({ text: 'Nummer A 042,  Schalter 3' })).toEqual(first);
  for (const other of [
    { text: 'Nummer A043, Schalter 3' },
    { text: 'Nummer B042, Schalter 3' },
    { text: 'Nummer A042, Schalter 4' },
    { text: 'Nummer A042, Schalter 3', language: 'en' },
  ])
    expect(await heard(other)).not.toEqual(first);
  const slow = await heard({ text: 'Nummer A042, Schalter 3', isSlow: true });
  expect(seconds(slow)).toBeGreaterThan(seconds(first) * 1.1);
});

test('D11 nothing is read to who is no device of the house, and nothing that is too long or in no language', async () => {
  expect((await ask({ text: 'Hallo' }, '')).status).toBe(403);
  expect((await ask({ text: 'Hallo', deviceId: 'somebodyelse' })).status).toBe(403);
  expect((await ask({ text: 'a'.repeat(MOST_TEXT + 1) })).status).toBe(400);
  expect((await ask({ text: '  ' })).status).toBe(400);
  expect((await ask({ text: 'Hallo', language: 'klingon' })).status).toBe(400);
  expect((await fetch(world.url('/api/voice'))).status).toBe(404);
  expect((await fetch(world.publicUrl('/api/voice'), { method: 'POST' })).status).not.toBe(200);
});

test('D11 whoever asks without end is told to wait, and others are not', async () => {
  const { cookie, result } = await world.pair('display', 'anzeige-1');
  const statuses = new Set<number>();
  for (let at = 0; at < 130; at++) statuses.add((await ask({ text: 'Ja', deviceId: result.deviceId }, cookie)).status);
  expect([...statuses]).toEqual([200, 429]);
  expect((await ask({ text: 'Ja' })).status).toBe(200);
});
