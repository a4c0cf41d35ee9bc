// N4: which commands have been answered, as an office in a file reads it when it begins.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGivenIds } from '../../../server/storage/sqlite/turns/given';
import { openStore } from '../../../server/storage/store';
import { ANSWERED, ANSWERED_LATELY, turnsAnswered } from './answeredLately';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-given-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['a clock that shows the time', Date.now()],
  ['a clock that is set', Date.parse('2017-11-06T09:00:00Z')],
])('N4 by %s, what was answered lately is known after a start, whatever day it is of', async (_, now) => {
  const store = openStore(join(folder, 'office.db'));
  for (const turn of turnsAnswered(now)) await store.commit(turn);
  expect(readGivenIds(store.database).among(ANSWERED, 0)).toEqual(ANSWERED_LATELY);
  store.close();
});

test('N4 what is answered is found at once, and after a start; a new office has answered nothing', async () => {
  const file = join(folder, 'office.db');
  const store = openStore(file);
  expect(await store.answers.to(ANSWERED, 0)).toEqual([]);
  for (const turn of turnsAnswered(Date.now())) await store.commit(turn);
  const found = (await store.answers.to(['late'], 0)).map(({ commandId }) => commandId);
  store.close();
  const again = openStore(file);
  expect([found, (await again.answers.to(['late'], 0)).map(({ commandId }) => commandId)]).toEqual([
    ['late'],
    ['late'],
  ]);
  again.close();
});
