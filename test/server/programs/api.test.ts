// The API for other programs as specialist software uses it: over HTTP, with a token, against a whole office.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { validate } from '@readme/openapi-parser';
import pino from 'pino';
import { newToken } from '../../../server/basics/tokens';
import type { LineSeen, VisitSeen } from '../../../server/programs/views';
import type { ProgramScope } from '../../../shared/programs';
import type { CounterView, KioskView } from '../../../shared/protocol';
import { type Client, draw, MONDAY_NINE } from '../../world';
import { codeOf, openProgramOffice, type ProgramOffice, resultOf } from './office';

type Called = { visitId: string; number: string };

const MINUTE = 60_000;
const HERE = '/counters/schalter-3';
const at = (visitId: string, act: string) => `${HERE}/visits/${visitId}/${act}`;

let office: ProgramOffice;
let kiosk: Client<KioskView>;
let clerk: Client<CounterView>;
/** What becomes of the slips is an event, too, and comes when the printer answers. */
const untilPrinted = async () => {
  const slips = () => [...office.world.app().branch.today().slips.values()];
  while (slips().some(({ state }) => state !== 'printed')) await new Promise((resolve) => setTimeout(resolve, 20));
};

beforeEach(async () => {
  office = await openProgramOffice();
  kiosk = await office.world.connect('kiosk', 'kiosk-1');
  clerk = await office.world.connect('counter', 'schalter-3');
  await kiosk.ask(draw('ausweis'));
  await kiosk.ask(draw('ausweis'));
  await untilPrinted();
});
afterEach(() => office.world.close());

const reopen = async (options: Parameters<typeof openProgramOffice>[0]) => {
  await office.world.close();
  office = await openProgramOffice(options);
};

const auditOf = async (name: string) => {
  const filter = { from: null, to: null, kind: null, place: null, personId: null, text: null };
  const found = await office.admin.ask({ type: 'auditEntries', filter, before: null });
  if (!found.ok) throw new Error(found.refusal.code);
  const { entries } = found.result as { entries: { name: string; [key: string]: unknown }[] };
  return entries.filter((entry) => entry.name === name);
};

test('G21 a program calls, begins, parks, calls back and finishes at a counter, and the clerk’s screen shows it', async () => {
  const { act } = await office.program(['act']);
  const first = resultOf<Called>(await act(`${HERE}/next`));
  expect(first).toMatchObject({ number: 'A001', why: { rule: 'line' } });
  const shown = await clerk.until((view) => view.visit?.state === 'called');
  expect(shown.visit?.number).toBe('A001');
  expect(resultOf(await act(at(first.visitId, 'begin')))).toBeNull();
  expect(resultOf(await act(at(first.visitId, 'park'), { body: { place: 'Automat' } }))).toBeNull();
  expect(resultOf<Called>(await act(`${HERE}/next`)).number).toBe('A002');
  expect(codeOf(await act(at(first.visitId, 'call-back')))).toBe('counterBusy');
  const second = office.world.app().branch.today().counters.get('schalter-3')?.visitId ?? '';
  await office.world.pass(60_000);
  expect(resultOf(await act(at(second, 'call-again')))).toBeNull();
  expect(resultOf(await act(at(second, 'miss')))).toBeNull();
  expect(resultOf<Called>(await act(at(second, 'call-back'))).number).toBe('A002');
  expect(resultOf(await act(at(second, 'return')))).toBeNull();
  expect(resultOf<Called>(await act(at(first.visitId, 'call-back'))).number).toBe('A001');
  expect(resultOf(await act(at(first.visitId, 'finish')))).toBeNull();
  expect(office.world.app().branch.today().visits.get(first.visitId)?.state).toBe('done');
});

test('G21 K21 a terminal reports a visitor back without any clerk, once however often, and can do nothing else', async () => {
  const counter = await office.program(['act']);
  const terminal = await office.program(['reportBack'], null, 'Foto-Terminal');
  const back = (ticket: string, key?: string) => terminal.act('/back', { body: { ticket }, ...(key && { key }) });
  const { visitId, number } = resultOf<Called>(await counter.act(`${HERE}/next`));
  expect(resultOf(await counter.act(at(visitId, 'errand'), { body: { errandId: 'foto' } }))).toBeNull();
  expect(codeOf(await counter.act('/back', { body: { ticket: number } }))).toBe('notAllowed');
  expect(codeOf(await terminal.act(`${HERE}/next`))).toBe('notAllowed');
  expect(codeOf(await back('Z999'))).toBe('unknownVisit');
  expect(codeOf(await back('x'))).toBe('malformed');
  const key = newToken();
  const first = resultOf(await back(number, key));
  expect(first).toMatchObject({ visitId, number, counter: '3', isBack: true, isCalled: false });
  expect(resultOf(await back(number, key))).toEqual(first);
  expect(resultOf(await back(visitId))).toEqual(first);
  const { branch } = office.world.app();
  expect(branch.today().visits.get(visitId)?.state).toBe('waiting');
  const { version } = branch.today();
  await back(number);
  expect(branch.today().version).toBe(version);
  const [entry] = await auditOf('reportBack');
  expect(entry).toMatchObject({ asker: 'program', place: terminal.programId, person: null, detail: { number } });
  expect(resultOf<Called>(await counter.act(`${HERE}/next`))).toMatchObject({ visitId, why: { rule: 'errand' } });
});

test('G21 K7 K18 a program says what it turned out to be, what was done with the end, and later', async () => {
  const { act } = await office.program(['act']);
  const { visitId } = resultOf<Called>(await act(`${HERE}/next`));
  const visit = () => office.world.app().branch.today().visits.get(visitId);
  const change = { serviceIds: ['ausweis', 'meldebescheinigung'], persons: 2 };
  expect(resultOf(await act(at(visitId, 'change'), { body: change }))).toBeNull();
  expect(visit()).toMatchObject(change);
  const work = { services: [{ serviceId: 'ausweis', count: 1 }], persons: 2, hindrance: null };
  expect(codeOf(await act(at(visitId, 'finish'), { body: { work: { ...work, services: [] } } }))).toBe('malformed');
  expect(resultOf(await act(at(visitId, 'finish'), { body: { work } }))).toBeNull();
  expect(visit()).toMatchObject({ state: 'done', work });
  expect(resultOf(await act(at(visitId, 'note'), { body: { work: { ...work, persons: 1 } } }))).toBeNull();
  expect(visit()?.work?.persons).toBe(1);
  expect((await act(at(visitId, 'note'))).status).toBe(403);
});

test('G21 the line tells numbers, counters and their states, and nothing of anybody’s person', async () => {
  const { get, act } = await office.program(['readLine', 'act']);
  const { visitId } = resultOf<Called>(await act(`${HERE}/next`));
  const answered = await get('/line');
  const line = resultOf<LineSeen>(answered);
  expect(line).toMatchObject({ day: '2017-11-06', isOpen: true, away: [] });
  expect(line.counters.find(({ id }) => id === 'schalter-3')).toMatchObject({
    state: 'called',
    visit: { visitId, number: 'A001' },
  });
  expect(line.counters.find(({ id }) => id === 'schalter-4')).toMatchObject({ state: 'closed', visit: null });
  expect(line.waiting).toMatchObject([{ number: 'A002', serviceIds: ['ausweis'], kind: 'walkIn', persons: 1 }]);
  expect(line.services.find(({ id }) => id === 'ausweis')?.waiting).toBe(1);
  await act(at(visitId, 'park'), { body: { place: 'beim Fotografen Maier' } });
  const parked = await get('/line');
  expect(resultOf<LineSeen>(parked).away).toMatchObject([{ number: 'A001', state: 'parked', counterId: 'schalter-3' }]);
  expect(JSON.stringify(parked.body)).not.toContain('Maier');
  expect(JSON.stringify(parked.body)).not.toMatch(/personId|key/);
});

test('G21 who asks again and again is sent nothing as long as nothing has changed', async () => {
  const { get } = await office.program(['readLine']);
  const etag = (await get('/line')).headers.get('etag') ?? '';
  expect((await get('/line', { headers: { 'if-none-match': etag } })).status).toBe(304);
  await kiosk.ask(draw('ausweis'));
  expect((await get('/line', { headers: { 'if-none-match': etag } })).status).toBe(200);
});

test('G21 N4 an act happens once however often it is asked with its key, also after a restart and with nobody there', async () => {
  const { act } = await office.program(['act']);
  const key = newToken();
  const answers = await Promise.all([1, 2, 3].map(() => act(`${HERE}/next`, { key })));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  await office.world.restart();
  office.admin = await office.world.connect('admin', 'admin');
  await office.admin.ask({ type: 'revokeDevice', deviceId: clerk.deviceId });
  expect(codeOf(await act(`${HERE}/next`))).toBe('notLoggedIn');
  expect((await act(`${HERE}/next`, { key: `"${key}"` })).body).toEqual(answers[0]?.body);
  expect(codeOf(await act(at(resultOf<Called>(answers[0] as never).visitId, 'begin'), { key }))).toBe('idUsedBefore');
  const called = [...office.world.app().branch.today().visits.values()].filter(({ state }) => state === 'called');
  expect(called).toHaveLength(1);
  expect(await act(`${HERE}/next`, { key: null })).toMatchObject({
    status: 400,
    body: { refusal: { code: 'malformed', values: { where: 'Idempotency-Key' } } },
  });
});

test('G21 S21 a program acts for who is logged in at the counter; with nobody there it is refused, in words', async () => {
  const { act } = await office.program(['act']);
  const nobody = await act('/counters/schalter-5/next', { headers: { 'accept-language': 'en' } });
  expect(nobody).toMatchObject({ status: 403, body: { refusal: { code: 'notLoggedIn' } } });
  expect(nobody.body['words']).toBe('You are not logged in here. Please log in.');
  expect((await act('/counters/schalter-5/next')).body['words']).toMatch(/^Sie sind hier nicht angemeldet/);
  await clerk.ask({ type: 'logOut' });
  expect(codeOf(await act(`${HERE}/next`))).toBe('notLoggedIn');
  expect(await auditOf('callNext')).toMatchObject([{ kind: 'refused', outcome: 'notLoggedIn' }, { kind: 'refused' }]);
});

test('G21 S21 a browser that is revoked leaves nobody to act for, though the visitor is still at the counter', async () => {
  const { act } = await office.program(['act']);
  const { visitId } = resultOf<Called>(await act(`${HERE}/next`));
  await office.admin.ask({ type: 'revokeDevice', deviceId: clerk.deviceId });
  expect(codeOf(await act(at(visitId, 'finish')))).toBe('notLoggedIn');
  expect(office.world.app().branch.today().visits.get(visitId)?.state).toBe('called');
});

test('G21 S21 what the person may not do, the program may not do there either', async () => {
  const { act, get } = await office.program(['act', 'readVisit']);
  const { settings, settingsVersion: version } = office.admin.view();
  const roles = settings.roles.map((role) =>
    role.id !== 'supervisor'
      ? { ...role, rights: role.rights.filter((right) => right !== 'serve' && right !== 'readNames') }
      : role,
  );
  const saved = await office.admin.ask({ type: 'changeSettings', version, settings: { ...settings, roles } });
  expect(saved).toMatchObject({ ok: true });
  expect(codeOf(await act(`${HERE}/next`))).toBe('noRight');
  expect((await get(`${HERE}/visit`)).body).toEqual({ ok: true, result: null });
});

test('G21 S25 the name of who booked is for the scope that says so, and each look at it is in the audit', async () => {
  const { act, get } = await office.program(['act', 'readVisit'], 'schalter-3');
  const booked = await clerk.ask({
    type: 'bookAppointment',
    ...{ serviceIds: ['ausweis'], persons: 2, language: 'de', slotAt: MONDAY_NINE + MINUTE, place: { kind: 'extra' } },
    contact: { name: 'Erika Mustermann', email: null, phone: null },
  });
  if (!booked.ok) throw new Error(booked.refusal.code);
  const { visitId } = booked.result as { visitId: string };
  await clerk.ask({ type: 'checkInVisit', visitId, language: null, familyName: null });
  expect((await get(`${HERE}/visit`)).body).toEqual({ ok: true, result: null });
  expect(resultOf<Called>(await act(`${HERE}/next`)).visitId).toBe(visitId);
  expect(resultOf<VisitSeen>(await get(`${HERE}/visit`))).toMatchObject({
    ...{
      visitId,
      state: 'called',
      kind: 'appointment',
      persons: 2,
      name: 'Erika Mustermann',
      slotAt: MONDAY_NINE + MINUTE,
    },
  });
  expect(await auditOf('seeVisitByProgram')).toMatchObject([{ kind: 'look', asker: 'program' }]);
  const { settings, settingsVersion: version } = office.admin.view();
  const roles = settings.roles.map((role) =>
    role.id === 'supervisor' ? role : { ...role, rights: role.rights.filter((right) => right !== 'readNames') },
  );
  expect(await office.admin.ask({ type: 'changeSettings', version, settings: { ...settings, roles } })).toMatchObject({
    ok: true,
  });
  expect(resultOf<VisitSeen>(await get(`${HERE}/visit`))).toMatchObject({ visitId, name: null });
  const other = await office.program(['readLine', 'act'], null, 'Statistik');
  expect(await other.get(`${HERE}/visit`)).toMatchObject({ status: 403, body: { refusal: { code: 'notAllowed' } } });
  expect(JSON.stringify((await other.get('/line')).body)).not.toContain('Erika');
});

test('S35 a token allows what its scopes say, at its counter', async () => {
  const reader = await office.program(['readLine'], null, 'Tafel');
  expect(codeOf(await reader.act(`${HERE}/next`))).toBe('notAllowed');
  expect(codeOf(await reader.get(`${HERE}/visit`))).toBe('notAllowed');
  const bound = await office.program(['act'], 'schalter-4', 'Pult');
  expect(codeOf(await bound.act(`${HERE}/next`))).toBe('notAllowed');
  expect(codeOf(await bound.get('/line'))).toBe('notAllowed');
  expect(resultOf(await bound.get('/program'))).toEqual({ name: 'Pult', scopes: ['act'], counterId: 'schalter-4' });
  expect(codeOf(await reader.get('/counters/schalter-99/visit'))).toBe('notAllowed');
  expect([...office.world.app().branch.today().visits.values()].map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
  ]);
});

test('S35 a token is worth nothing from the moment it is revoked, and nobody’s never was', async () => {
  const { get, act, programId } = await office.program(['readLine', 'act']);
  expect((await get('/line')).status).toBe(200);
  await office.admin.until(({ programs }) => programs[0]?.id === programId);
  expect(await office.admin.ask({ type: 'revokeProgram', programId })).toEqual({ ok: true, result: null });
  expect((await get('/line')).status).toBe(401);
  expect((await act(`${HERE}/next`)).status).toBe(401);
  for (const token of [null, 'x', newToken() + newToken()]) expect((await get('/line', { token })).status).toBe(401);
  expect(await office.admin.ask({ type: 'revokeProgram', programId })).toMatchObject({
    refusal: { code: 'unknownSource' },
  });
});

test('S35 tokens cannot be guessed: after some wrong ones nobody of this network is heard for a while', async () => {
  const { get } = await office.program(['readLine']);
  const statuses = [];
  for (let i = 0; i < 22; i++) statuses.push((await get('/line', { token: newToken() + newToken() })).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual([429, 429]);
  expect((await get('/line')).status).toBe(200);
});

test('S35 the token stands nowhere: not in the file, not in its log, not in the program’s log, not in the settings', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  await reopen({ log: pino({ level: 'trace' }, sink) as never });
  const { get, act, token } = await office.program(['readLine', 'act']);
  await get('/line');
  await act(`${HERE}/next`);
  await get('/line', { token: `${token}x` });
  const { settings } = office.admin.view();
  expect(JSON.stringify(settings)).not.toContain(token);
  expect(lines.join('')).not.toContain(token);
  for (const name of ['wertmarke.db', 'wertmarke.db-wal'])
    expect(readFileSync(join(office.world.folder, name)).includes(token)).toBe(false);
});

test('S35 the audit says which program did it, at which counter, and for whom', async () => {
  const { act, programId } = await office.program(['act']);
  await act(`${HERE}/next`);
  const [entry] = await auditOf('callNext');
  expect(entry).toMatchObject({
    ...{ kind: 'act', asker: 'program', place: programId, detail: { counterId: 'schalter-3', number: 'A001' } },
  });
  expect(entry?.['person']).toMatchObject({ name: expect.any(String) });
  expect(await auditOf('createProgram')).toMatchObject([{ detail: { programId } }]);
});

test('S35 only who changes settings lets programs in, and only who reads names lets one read them', async () => {
  const { admin, world } = office;
  expect(await clerk.ask({ type: 'createProgram', name: 'X', scopes: ['act'], counterId: null })).toMatchObject({
    refusal: { code: 'notAllowed' },
  });
  const { settings, settingsVersion: version } = admin.view();
  const roles = [...settings.roles, { id: 'betreuung', name: 'Betreuung', rights: ['changeSettings' as const] }];
  expect(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, roles } })).toMatchObject({
    ok: true,
  });
  const [name, password, newPassword] = ['Tina Technik', 'drei-rote-Dosen', 'vier-blaue-Dosen'];
  await admin.ask({ type: 'savePerson', personId: null, name, roleIds: ['betreuung'], password });
  const technician = await world.logIn('admin', 'admin', { name, password, newPassword });
  const ask = (scopes: ProgramScope[], counterId: string | null = null) =>
    technician.ask({ type: 'createProgram', name: 'Tafel', scopes, counterId });
  expect(await ask(['readVisit'])).toMatchObject({ refusal: { code: 'noRight' } });
  expect(await ask(['readLine'], 'schalter-99')).toMatchObject({ refusal: { code: 'unknownCounter' } });
  expect(await ask(['readLine', 'act'])).toMatchObject({ ok: true });
  expect(await ask(['readLine'])).toMatchObject({ refusal: { code: 'nameTaken' } });
});

test('G21 the document that is served is OpenAPI 3.1', async () => {
  const served = await (await fetch(office.world.url('/api/v1/openapi.json'))).json();
  expect(await validate(structuredClone(served))).toMatchObject({ valid: true });
  expect(Object.keys(served.paths)).toContain('/api/v1/counters/{counterId}/visits/{visitId}/finish');
});

test('S3 bad input of any kind is refused and changes nothing', async () => {
  const { act, get } = await office.program(['act', 'readLine', 'readVisit']);
  const before = office.world.app().branch.today().version;
  for (const path of [
    '/counters/%00/next',
    '/counters/SCHALTER/next',
    `${HERE}/visits/x/begin`,
    `${HERE}/visits/%2e/park`,
  ])
    expect((await act(path)).status).toBeGreaterThanOrEqual(400);
  expect((await act(`${HERE}/visits/abcdefgh/park`, { body: { place: 7 } })).status).toBe(400);
  expect((await act(`${HERE}/visits/abcdefgh/park`, { body: { place: 'x', extra: 1 } })).status).toBe(400);
  expect((await act(`${HERE}/visits/abcdefgh/park`, { body: 'x'.repeat(9000) })).status).toBe(413);
  expect((await get(`${HERE}/visit?x=1`)).status).toBe(400);
  expect((await get(`${HERE}/next`)).status).toBe(405);
  expect(office.world.app().branch.today().version).toBe(before);
});
