// W23, X1: the key by which numbers from home are counted by network: one a day, kept over new starts, and gone with its day.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../server/basics/log';
import { createBranch } from '../../../server/office/branch';
import { readDayDigests } from '../../../server/office/memory/origins';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { createAnswers } from '../../../server/storage/replyCache';
import { openStore, type Store } from '../../../server/storage/store';
import { MONDAY_NINE } from '../../world';
import { careOf } from '../storage/care';

const DAY_MS = 24 * 3_600_000;
const [MONDAY, TUESDAY] = ['2017-11-06', '2017-11-07'];
const network = { narrow: '192.0.2.7', wide: null };

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-day-key-'));
  store = openStore(join(folder, 'office.db'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const keys = async () => (await store.secrets.all()).filter(({ name }) => name === 'originsOfDay');

test('W23 X1 the key of the day outlives a new start, and ends with its day, also where nobody draws at home afterwards', async () => {
  const time = { now: MONDAY_NINE };
  const open = () =>
    createBranch({
      ...{ store, clock: () => time.now, log: createLog('silent'), firstSettings: demonstrationOffice },
      ...{ ticketUrl: (key: string) => key, answers: createAnswers(store, () => time.now), fileCare: careOf(store) },
      onLost: (error) => {
        throw error;
      },
    });
  const branch = await open();
  await branch.handleOwn({ type: 'tick' });
  const [first, together] = await Promise.all([1, 2].map(() => branch.networkOfDay(MONDAY, network)));
  expect(together).toEqual(first);
  const again = await open();
  expect(await again.networkOfDay(MONDAY, network)).toEqual(first);
  await again.handleOwn({ type: 'tick' });
  expect(await keys()).toHaveLength(1);
  time.now += DAY_MS;
  await again.handleOwn({ type: 'tick' });
  expect(again.today().day).toBe(TUESDAY);
  expect(await keys()).toEqual([]);
  await again.networkOfDay(TUESDAY, network);
  await again.handleOwn({ type: 'tick' });
  expect(await keys()).toHaveLength(1);
});

test('W23 a key that could not be kept counts nothing, and the next who draws has one that is', async () => {
  let isFull = true;
  const digests = await readDayDigests({
    ...store,
    save: (changes) => (isFull ? Promise.reject(new Error('full')) : store.save(changes)),
  });
  await expect(digests.networkOfDay(MONDAY, network)).rejects.toThrow('full');
  isFull = false;
  const counted = await digests.networkOfDay(MONDAY, network);
  expect(await (await readDayDigests(store)).networkOfDay(MONDAY, network)).toEqual(counted);
});
