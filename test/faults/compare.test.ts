// The record notices what it is there for: each way in which an office could break its word.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, doubled, slipsOf } from '../../faults/compare';
import type { Logged } from '../../faults/log';
import { planOf } from '../../faults/plan';
import { openRecord, readRecord } from '../../faults/record';

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-record-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let version = 0;
const logged = (commandId: string, event: Logged['event'], day = '2017-11-06'): Logged => {
  version += 1;
  return { day, version, commandId, event };
};
const drawn = (commandId: string, visitId: string, number: string, day?: string) =>
  logged(commandId, { type: 'ticketDrawn', visitId, number }, day);
const called = (visitId: string) => logged(`call-${visitId}`, { type: 'ticketCalled', visitId });

const written = (name: string) => {
  const path = join(folder, name);
  const record = openRecord(path);
  record.asked('one', 'ticket', 'kiosk-1', {});
  record.answered('one', { visitId: 'v1', number: 'A001' });
  record.asked('two', 'ticket', 'kiosk-1', {});
  record.refused('two', 'storageFailed', 1);
  record.asked('three', 'ticket', 'kiosk-1', {});
  record.close();
  return [...readRecord(path).values()];
};

test('S61 the record knows what was answered, refused and never answered, and finds it all in a file that kept its word', () => {
  const acts = written('good');
  expect(acts.map(({ id, answer, refusal }) => [id, answer?.result ?? null, refusal?.code ?? null])).toEqual([
    ['one', { visitId: 'v1', number: 'A001' }, null],
    ['two', null, 'storageFailed'],
    ['three', null, null],
  ]);
  expect(compare(acts, [drawn('one', 'v1', 'A001'), drawn('three', 'v3', 'A002')])).toEqual([]);
});

test('S61 what is lost, stored otherwise, done twice, or done although it was refused is named', () => {
  const acts = written('bad');
  const whats = (events: Logged[]) => compare(acts, events).map(({ what }) => what);
  expect(whats([])).toEqual(['lost']);
  expect(whats([drawn('one', 'v1', 'A002')])).toEqual(['other']);
  expect(whats([drawn('one', 'v1', 'A001'), drawn('one', 'v2', 'A002')])).toEqual(['twice']);
  expect(whats([drawn('one', 'v1', 'A001'), drawn('two', 'v2', 'A002')])).toEqual(['refusedAndDone']);
});

test('S61 a number that two have at once, and a visit that is called twice, are named; another day or a way back is none', () => {
  const first = drawn('one', 'v1', 'A001');
  const whats = (...events: Logged[]) => doubled([first, ...events]).map(({ what }) => what);
  expect(whats(drawn('two', 'v2', 'A001'))).toEqual(['double']);
  expect(whats(drawn('two', 'v2', 'A001', '2017-11-07'))).toEqual([]);
  expect(whats(logged('end', { type: 'visitFinished', visitId: 'v1' }), drawn('two', 'v2', 'A001'))).toEqual([]);
  expect(whats(called('v1'), called('v1'))).toEqual(['twice']);
  expect(whats(called('v1'), logged('back', { type: 'visitReturned', visitId: 'v1' }), called('v1'))).toEqual([]);
});

test('S61 a slip that came out twice, or not as it is told, is named; one that is known as unproved is not', () => {
  const slip = (state: string) => [
    drawn('one', 'v1', 'A001'),
    logged('one', { type: 'slipQueued', slipId: 's1', visitId: 'v1' }),
    logged('one', { type: 'slipReported', slipId: 's1', state }),
  ];
  const wrongs = (state: string, times: number) =>
    slipsOf(slip(state), new Map(times === 0 ? [] : [['A001', times]])).wrongs.length;
  expect([0, 1, 2].map((times) => wrongs('printed', times))).toEqual([1, 0, 1]);
  expect([0, 1, 2].map((times) => wrongs('unknown', times))).toEqual([0, 0, 1]);
  expect([0, 1].map((times) => wrongs('notSent', times))).toEqual([0, 1]);
});

test('S61 the same seed makes the same plan, another one another, and each kind of fault is in it', () => {
  expect(planOf(7, 50)).toEqual(planOf(7, 50));
  expect(planOf(7, 50)).not.toEqual(planOf(8, 50));
  const faults = new Set(planOf(7, 300).map(({ fault }) => fault));
  expect([...faults].sort()).toEqual(['clock', 'disk', 'network', 'none', 'start']);
});
