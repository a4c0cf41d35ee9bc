// The import API as another booking system uses it: over HTTP, with a token.
import { validate } from '@readme/openapi-parser';
import { newToken } from '../../../server/basics/tokens';
import type { Reply } from '../../../shared/protocol';
import { type Answered, HOUR, MINUTE, type Office, openOffice } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const ERIKA = {
  id: 'Muster/Erika 1',
  start: '2017-11-06T11:00:00+01:00',
  services: ['ausweis'],
  name: 'Erika Muster',
  email: 'erika@example.org',
};
const MAX = { id: 'T-2', start: '2017-11-08 10:15', services: ['Meldebescheinigung'], persons: 2, name: 'Max Muster' };
const PATH = '/appointments';
const at = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

const post = (...appointments: unknown[]) => office.fetch(PATH, { method: 'POST', body: { appointments } });
const rowsOf = ({ body }: Answered) =>
  (body as { result: { rows: { id: string; outcome: string; code: string | null }[] } }).result.rows;
const outcomes = (answered: Answered) => rowsOf(answered).map(({ outcome }) => outcome);
const listed = ({ body }: Answered) =>
  (body as { result: { appointments: { id: string; state: string; start: string; changedAt: string }[] } }).result
    .appointments;
const booked = () =>
  ['2017-11-06', '2017-11-08', '2017-11-09'].flatMap((day) =>
    [...office.branch.dayNamed(day).visits.values()].filter(({ state }) => state === 'booked'),
  );
const countEvents = () => office.store.database.prepare('SELECT count(*) AS count FROM events').get();

test('A6 appointments come in, and are known here by name and code', async () => {
  const answered = await post(ERIKA, MAX);
  expect(answered.status).toBe(200);
  expect(rowsOf(answered)).toEqual([
    { id: ERIKA.id, outcome: 'booked', code: expect.stringMatching(/^[A-Z2-9]{6}$/) },
    { id: 'T-2', outcome: 'booked', code: expect.any(String) },
  ]);
  const [erika, max] = booked();
  expect(erika).toMatchObject({ slotAt: Date.parse(ERIKA.start), serviceIds: ['ausweis'], via: 'import' });
  expect(max).toMatchObject({ serviceIds: ['meldebescheinigung'], persons: 2, code: rowsOf(answered)[1]?.code });
  const today = office.branch.today();
  expect(today.bookers.get(erika?.id ?? '')).toMatchObject({ name: 'Erika Muster', externalId: ERIKA.id });
});

test('A6 the same again changes nothing', async () => {
  const first = rowsOf(await post(ERIKA, MAX));
  const before = countEvents();
  const again = await post(ERIKA, MAX);
  expect(outcomes(again)).toEqual(['unchanged', 'unchanged']);
  expect(rowsOf(again).map(({ code }) => code)).toEqual(first.map(({ code }) => code));
  expect(countEvents()).toEqual(before);
});

test('A6 what was moved there moves here, to another day too, and keeps its code', async () => {
  const [first] = rowsOf(await post(MAX));
  const moved = await post({ ...MAX, start: '2017-11-09T08:00:00+01:00' });
  expect(rowsOf(moved)).toEqual([{ id: 'T-2', outcome: 'changed', code: first?.code }]);
  expect(booked().map(({ slotAt }) => slotAt)).toEqual([Date.parse('2017-11-09T08:00:00+01:00')]);
});

test('A6 with any bad row every bad row is named and nothing is imported', async () => {
  const before = countEvents();
  const answered = await post(ERIKA, { ...MAX, start: '2017-11-08 25:15', persons: 0 }, { ...MAX, id: ERIKA.id }, 'x');
  expect(answered.status).toBe(422);
  expect(answered.body).toEqual({
    ok: false,
    refusal: { code: 'malformed', values: { where: 'appointments', what: '4 faults' } },
    faults: [
      { row: 2, id: 'T-2', field: 'persons', code: 'tooLittle', values: { least: 1 } },
      { row: 2, id: 'T-2', field: 'start', code: 'notATime', values: { text: '2017-11-08 25:15' } },
      { row: 3, id: ERIKA.id, field: 'id', code: 'sameId', values: { other: 1 } },
      { row: 4, id: null, field: 'row', code: 'wrongKind', values: { expected: 'object' } },
    ],
  });
  expect(countEvents()).toEqual(before);
});

test('A6 one by one: put, put again, asked for, cancelled, cancelled again', async () => {
  const { id, ...body } = ERIKA;
  const put = () => office.fetch(at(id), { method: 'PUT', body });
  const cancel = () => office.fetch(at(id), { method: 'DELETE' });
  expect((await put()).body).toMatchObject({ ok: true, result: { id, outcome: 'booked' } });
  expect((await put()).body).toMatchObject({ result: { outcome: 'unchanged' } });
  expect((await office.fetch(at(id))).body).toMatchObject({
    ok: true,
    result: { id, state: 'booked', start: '2017-11-06T11:00:00+01:00', minutes: 12, number: null },
  });
  expect((await cancel()).body).toMatchObject({ result: { id, outcome: 'cancelled' } });
  expect((await cancel()).body).toMatchObject({ result: { outcome: 'unchanged' } });
  expect((await office.fetch(at(id))).body).toMatchObject({ result: { state: 'cancelled' } });
  expect((await put()).body).toMatchObject({ result: { outcome: 'booked' } });
  expect((await office.fetch(at(id))).body).toMatchObject({ result: { state: 'booked' } });
});

test('A6 an id that the address names may be said again, but no other', async () => {
  expect(await office.fetch(at('T-2'), { method: 'PUT', body: MAX })).toMatchObject({ status: 200 });
  expect(await office.fetch(at('T-3'), { method: 'PUT', body: MAX })).toMatchObject({
    status: 400,
    body: { refusal: { code: 'malformed', values: { where: 'id' } } },
  });
});

test('A6 nobody knows of an appointment that was never imported', async () => {
  for (const method of ['GET', 'DELETE'])
    expect(await office.fetch(at('T-9'), { method })).toMatchObject({
      status: 404,
      body: { refusal: { code: 'unknownVisit' } },
    });
});

test('A6 what lies in the past, or too far ahead, is left aside and said to be', async () => {
  const past = { ...ERIKA, start: '2017-11-06T08:00:00+01:00' };
  const far = { ...MAX, start: '2020-01-01 10:00' };
  expect(outcomes(await post(past, far))).toEqual(['ignored', 'ignored']);
  expect(booked()).toEqual([]);
});

test('A6 another system that polls sees its own appointments and what becomes of them, and no names', async () => {
  const [erika] = rowsOf(await post(ERIKA, MAX));
  expect(listed(await office.fetch(`${PATH}?day=2017-11-06`))).toEqual([
    {
      id: ERIKA.id,
      code: erika?.code,
      start: '2017-11-06T11:00:00+01:00',
      minutes: 12,
      state: 'booked',
      number: null,
      changedAt: '2017-11-06T09:00:00+01:00',
    },
  ]);
  office.time.now += HOUR + 40 * MINUTE;
  const since = encodeURIComponent(new Date(office.time.now).toISOString());
  expect(listed(await office.fetch(`${PATH}?since=${since}`))).toEqual([]);
  await office.handle({ type: 'checkIn', code: erika?.code ?? '', language: null });
  const changed = await office.fetch(`${PATH}?since=${since}`);
  expect(listed(changed)).toMatchObject([{ id: ERIKA.id, state: 'waiting', number: 'T001' }]);
  expect(JSON.stringify(changed.body).replaceAll(ERIKA.id, '')).not.toMatch(/Muster|Erika|example/);
});

test('A6 what was moved to another day is told of that day, once', async () => {
  await post(MAX);
  await post({ ...MAX, start: '2017-11-09T08:00:00+01:00' });
  const all = listed(await office.fetch(`${PATH}?since=2017-11-01T00:00:00Z`));
  expect(all.map(({ start }) => start)).toEqual(['2017-11-09T08:00:00+01:00']);
  expect(listed(await office.fetch(`${PATH}?day=2017-11-08`))).toEqual([]);
});

test('A6 a second source sees nothing of the first, and the same id is another appointment', async () => {
  await post(ERIKA);
  const { token } = await office.ask<{ token: string }>({ type: 'createSource', name: 'Anderes System' });
  const list = () => office.fetch(`${PATH}?day=2017-11-06`, { token });
  expect(listed(await list())).toEqual([]);
  expect(await office.fetch(at(ERIKA.id), { token, method: 'DELETE' })).toMatchObject({ status: 404 });
  await office.fetch(PATH, { token, method: 'POST', body: { appointments: [ERIKA] } });
  expect(booked()).toHaveLength(2);
  expect(listed(await list())).toHaveLength(1);
});

test('A6 polling costs little: what has not changed is not sent again', async () => {
  await post(ERIKA);
  const path = `${PATH}?day=2017-11-06`;
  const etag = (await office.fetch(path)).headers.get('etag') ?? '';
  const again = () => office.fetch(path, { headers: { 'if-none-match': etag } });
  expect(await again()).toMatchObject({ status: 304, body: '' });
  await office.fetch(at(ERIKA.id), { method: 'DELETE' });
  expect(await again()).toMatchObject({ status: 200 });
});

test.each(['', '?day=2017-11-06&since=2017-11-06T00:00:00Z', '?day=heute', '?since=2017-11-06', '?tag=2017-11-06'])(
  'S3 a list asked for by %j is refused',
  async (query) => {
    expect(await office.fetch(`${PATH}${query}`)).toMatchObject({
      status: 400,
      body: { refusal: { code: 'malformed' } },
    });
  },
);

test('X1 no event, no answer and no log of the office holds a name or what may be one', async () => {
  await post(ERIKA, MAX);
  await post({ ...ERIKA, start: '2017-11-09 10:00' });
  expect(office.written()).not.toMatch(/Muster|Erika|example\.org|T-2/);
});

test('S2 nobody without a token, with a wrong one or with one that was revoked, is heard', async () => {
  const body = { appointments: [ERIKA] };
  for (const token of [null, newToken(), `${office.source.token}x`]) {
    const answered = await office.fetch(PATH, { method: 'POST', body, token });
    expect(answered).toMatchObject({ status: 401, body: { ok: false, refusal: { code: 'notAllowed' } } });
    expect(answered.headers.get('www-authenticate')).toBe('Bearer');
  }
  await office.ask({ type: 'revokeSource', sourceId: office.source.sourceId });
  expect(await office.fetch(PATH, { method: 'POST', body })).toMatchObject({ status: 401 });
  expect(booked()).toEqual([]);
});

test('S1 whoever guesses tokens is stopped; who has one is not', async () => {
  const guesses = Array.from({ length: 25 }, () => office.fetch(`${PATH}?day=2017-11-06`, { token: newToken() }));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  expect(await office.fetch(`${PATH}?day=2017-11-06`)).toMatchObject({ status: 200 });
});

test('S6 wrong tokens are counted by the network that a trusted proxy names: one that guesses stops nobody else behind it', async () => {
  const guess = (from: string) =>
    office.fetch(`${PATH}?day=2017-11-06`, { token: newToken(), headers: { 'x-forwarded-for': from } });
  for (let n = 0; n < 20; n++) expect(await guess('198.51.100.7')).toMatchObject({ status: 401 });
  expect([(await guess('198.51.100.7')).status, (await guess('198.51.100.8')).status]).toEqual([429, 401]);
});

test('S5 a row of a hundred thousand faults is named by twenty of them', async () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, 1]));
  const wrong = [
    { id: '1', services: Array.from({ length: 300_000 }, () => 1) },
    { id: '2', ...many },
  ];
  const { status, body } = await office.fetch(PATH, { method: 'POST', body: { appointments: wrong } });
  expect(status).toBe(422);
  const { faults } = body as { faults: { row: number }[] };
  expect(faults.length).toBeLessThanOrEqual(40);
  expect(new Set(faults.map(({ row }) => row))).toEqual(new Set([1, 2]));
});

test('S2 a token is kept as its hash, shown once; its use is noted', async () => {
  const { sourceId, token } = office.source;
  expect(office.written()).not.toContain(token);
  const [unused] = office.imports.sources();
  expect(unused).toEqual({
    ...{ id: sourceId, name: 'Terminland', createdAt: office.time.now },
    ...{ lastUsedAt: null, revokedAt: null },
  });
  const first = office.time.now;
  await post(ERIKA);
  const lastUsed = () => office.imports.sources()[0]?.lastUsedAt;
  expect(lastUsed()).toBe(first);
  // To the minute: not every question is worth writing to the disk.
  office.time.now = first + 59_000;
  await post(ERIKA);
  expect(lastUsed()).toBe(first);
  office.time.now = first + 60_000;
  await post(ERIKA);
  expect(lastUsed()).toBe(first + 60_000);
});

test('S2 a name is given once, and again when its source was revoked', async () => {
  const again = { type: 'createSource', name: ' TERMINLAND' } as const;
  expect(await office.refused(again)).toMatchObject({ refusal: { code: 'nameTaken' } });
  await office.ask({ type: 'revokeSource', sourceId: office.source.sourceId });
  expect(await office.refused({ type: 'revokeSource', sourceId: office.source.sourceId })).toMatchObject({
    refusal: { code: 'unknownSource' },
  });
  expect(await office.refused(again)).toMatchObject({ ok: true });
});

test('S3 bodies of up to two million bytes are read, larger ones and other things refused', async () => {
  const long = { ...ERIKA, phone: 'x'.repeat(300_000) };
  expect(await post(long)).toMatchObject({ status: 422 });
  expect(await post({ ...ERIKA, phone: 'x'.repeat(2_000_000) })).toMatchObject({
    status: 413,
    body: { refusal: { code: 'tooLarge', values: { most: 2_000_000 } } },
  });
  expect(await post(...Array.from({ length: 1001 }, (_, i) => ({ ...ERIKA, id: `${i}` })))).toMatchObject({
    status: 400,
  });
  for (const body of ['{', 'null', '[]', '{"appointments":[]}', '{"appointments":{}}'])
    expect(await office.fetch(PATH, { method: 'POST', body })).toMatchObject({ status: 400 });
  const text = await office.fetch(PATH, { method: 'POST', body: 'id=1', headers: { 'content-type': 'text/plain' } });
  expect(text).toMatchObject({ status: 403 });
  expect(await office.fetch(PATH, { method: 'PATCH' })).toMatchObject({ status: 405 });
  expect(await office.fetch('/nowhere')).toMatchObject({ status: 404 });
});

test('A6 a thousand at once', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => {
    const start = new Date(office.time.now + HOUR + i * 15 * MINUTE).toISOString();
    return { ...ERIKA, id: `T-${i}`, start };
  });
  expect(new Set(outcomes(await post(...many)))).toEqual(new Set(['booked']));
  expect(new Set(outcomes(await post(...many)))).toEqual(new Set(['unchanged']));
});

test('N4 two at once with the same row book it once', async () => {
  const both = await Promise.all([post(ERIKA), post(ERIKA)]);
  expect(both.flatMap(outcomes).sort()).toEqual(['booked', 'unchanged']);
  expect(booked()).toHaveLength(1);
});

test('A6 the document is valid OpenAPI 3.1, needs no token, and names what each route can answer', async () => {
  const { status, body } = await office.fetch('/openapi.json', { token: null });
  expect(status).toBe(200);
  const document = body as { paths: Record<string, Record<string, { responses: object; security?: unknown }>> };
  expect(await validate(structuredClone(document) as never)).toMatchObject({ valid: true });
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { responses }]) => `${method} ${path} ${Object.keys(responses).join(' ')}`,
    ),
  );
  expect(routes).toEqual([
    'post /api/import/appointments 200 400 401 403 413 422 429 500',
    'get /api/import/appointments 200 400 401 413 429',
    'put /api/import/appointments/{id} 200 400 401 403 413 422 429 500',
    'delete /api/import/appointments/{id} 200 400 401 403 404 413 429 500',
    'get /api/import/appointments/{id} 200 400 401 404 413 429',
    'get /api/import/openapi.json 200 400 413 429',
  ]);
});

test('T2 times as the clock shows them across both changes', async () => {
  office.time.now = Date.parse('2018-03-20T09:00:00+01:00');
  await office.handle({ type: 'tick' });
  const twice = { ...ERIKA, id: 'a', start: '2018-10-28 02:30' };
  const never = { ...ERIKA, id: 'b', start: '2018-03-25 02:30' };
  expect(await post(twice, never)).toMatchObject({
    status: 422,
    body: { faults: [{ row: 2, id: 'b', field: 'start', code: 'noSuchTime', values: { text: '2018-03-25 02:30' } }] },
  });
  await post(twice);
  expect((await office.fetch(at('a'))).body).toMatchObject({ result: { start: '2018-10-28T02:30:00+02:00' } });
});

test('S3 a refusal of the office is passed on', async () => {
  office.store.database.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'full'); END");
  const answered = await post(ERIKA);
  expect(answered).toMatchObject({ status: 500, body: { ok: false } satisfies Partial<Reply> });
  office.store.database.exec('DROP TRIGGER full');
  expect(outcomes(await post(ERIKA))).toEqual(['booked']);
});
