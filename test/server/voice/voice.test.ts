// D1, D11: what the voice says is measured: how long, how loud, that it differs by number, and the same for the same.
import { loudnessOf, MOST_PEAK, SPEECH_LUFS } from '../../../server/voice/sound/loudness';
import { MOST_TEXT } from '../../../server/voice/voiceHttp';
import { SOUND_HZ, samplesOf } from '../../../shared/sound/wav';
import { openWorld, trustingOffice, type World } from '../../world';

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
  const samples = samplesOf(Buffer.from(await response.arrayBuffer()));
  if (samples === null) throw new Error('no sound as this office makes it');
  return samples;
};
const seconds = (samples: Float32Array) => samples.length / SOUND_HZ;

test('D11 a paired kiosk has a sentence read aloud: as long as it takes, as loud as it should be, without silence around it', async () => {
  for (const language of ['de', 'en']) {
    const sound = await heard({ language, text: 'Nummer A042, Schalter 3' });
    expect(seconds(sound)).toBeGreaterThan(1.5);
    expect(seconds(sound)).toBeLessThan(5);
    expect(Math.abs(loudnessOf(sound, SOUND_HZ) - SPEECH_LUFS)).toBeLessThan(1);
    expect(sound.reduce((most, one) => Math.max(most, Math.abs(one)), 0)).toBeLessThanOrEqual(MOST_PEAK);
    const loudFrom = sound.findIndex((one) => Math.abs(one) > 0.02);
    expect(loudFrom / SOUND_HZ).toBeLessThan(0.1);
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

test('D1 D12 a call is spoken with its counter, by the word for the place, and in another language otherwise', async () => {
  const { cookie, result } = await world.pair('display', 'anzeige-1');
  const call = async (more: object = {}) => {
    const asked = { deviceId: result.deviceId, language: 'de', number: 'A042', counter: '3', ...more };
    const response = await world.post('/api/voice/call', asked, cookie);
    return { status: response.status, sound: Buffer.from(await response.arrayBuffer()) };
  };
  const { sound } = await call();
  expect(samplesOf(sound)).toEqual(await heard({ text: 'Nummer A 42, Schalter 3' }));
  // As on the display: a name that begins with a word says itself what it is.
  const named = await call({ counter: 'Infopoint' });
  expect(samplesOf(named.sound)).toEqual(await heard({ text: 'Nummer A 42, Infopoint' }));
  // It is the office's own word, and no other voice than the German one can read it.
  const foreign = samplesOf((await call({ counter: 'Infopoint', language: 'tr' })).sound) ?? [];
  const [who, where] = [await heard({ language: 'tr', text: 'Numara A 42' }), await heard({ text: 'Infopoint' })];
  expect(foreign.slice(0, who.length)).toEqual(who);
  expect(foreign.slice(-where.length)).toEqual(where);
  expect((await call({ counter: '12 a' })).sound).not.toEqual(sound);
  expect((await call({ language: 'en' })).sound).not.toEqual(sound);
  expect((await call({ number: 'A42' })).status).toBe(400);
});

test('D12 a display that may not sound is an alarm for staff, until it may, or has said nothing for three minutes', async () => {
  const display = await world.pair('display', 'anzeige-1');
  const counter = await world.connect('counter', 'schalter-1');
  const isAlarmed = ({ alarms }: ReturnType<typeof counter.view>) =>
    alarms.some((one) => one.kind === 'server' && one.fault === 'displaySilent' && one.about === 'Wartebereich');
  const report = async (isSilent: boolean, by = display) => {
    const asked = { deviceId: by.result.deviceId, isSilent };
    return (await world.post('/api/voice/silence', asked, by.cookie)).status;
  };
  expect(await report(true)).toBe(200);
  await counter.until(isAlarmed);
  expect(await report(false)).toBe(200);
  await counter.until((view) => !isAlarmed(view));
  expect(await report(true)).toBe(200);
  await counter.until(isAlarmed);
  await world.pass(200_000);
  await counter.until((view) => !isAlarmed(view));
  expect(await report(true, { ...display, ...kiosk, result: { ...display.result, deviceId: kiosk.deviceId } })).toBe(
    403,
  );
});

test('D12 the display hears which gong, how loud now, and in which languages each visitor is called', async () => {
  const admin = await world.connect('admin', 'admin');
  const sound = {
    ...{ gong: 'deep' as const, voice: ['de' as const, 'en' as const] },
    volumes: [
      { from: '12:00', percent: 40 },
      { from: '07:00', percent: 90 },
    ],
  };
  const saved = await admin.ask({
    type: 'changeSettings',
    version: admin.view().settingsVersion,
    settings: { ...trustingOffice, sound },
  });
  expect(saved.ok).toBe(true);
  const display = await world.connect('display', 'anzeige-1');
  const kioskClient = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  for (const language of ['de', 'en'] as const) {
    await kioskClient.ask({ type: 'drawTicket', serviceIds: ['abholung'], persons: 1, language });
    await counter.ask({ type: 'callNext' });
    const view = await display.until(({ calls }) => calls[0]?.stands === true);
    expect(view.calls[0]?.spokenIn).toEqual(language === 'de' ? ['de'] : ['de', 'en']);
    const { visit } = await counter.until((one) => one.visit !== null);
    await counter.ask({ type: 'begin', visitId: visit?.visitId ?? '' });
    await counter.ask({ type: 'finish', visitId: visit?.visitId ?? '' });
    await counter.until((one) => one.visit === null);
  }
  expect(display.view()).toMatchObject({ gong: 'deep', voice: true, volume: 90 });
  await world.pass(4 * 3_600_000);
  await display.until(({ volume }) => volume === 40);
});

test('D11 whoever asks without end is told to wait, and others are not', async () => {
  const { cookie, result } = await world.pair('display', 'anzeige-1');
  const statuses = new Set<number>();
  for (let at = 0; at < 130; at++) statuses.add((await ask({ text: 'Ja', deviceId: result.deviceId }, cookie)).status);
  expect([...statuses]).toEqual([200, 429]);
  expect((await ask({ text: 'Ja' })).status).toBe(200);
});
