// N4, S84: which commands have been answered, as whoever takes an office over reads it.
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import type { Turn } from '../../../../server/storage/port';
import { readGivenIds } from '../../../../server/storage/postgres/reads/given';
import { openReaders } from '../../../../server/storage/postgres/session/readers';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import type { DayEvent } from '../../../../shared/events';
import { oneDatabase } from '../../../engine/databases';

const opened: DayEvent = { type: 'dayOpened', locks: {}, printers: {} };
const HOUR_MS = 3_600_000;
const answered = (day: string, version: number, at: number, commandId: string): Turn => ({
  ...emptyTurn(),
  events: [
    {
      stored: { day, version, at, by: { kind: 'office' }, commandId, event: opened },
      answer: { reply: '{}', digest: '' },
    },
  ],
});

test.each([
  ['a clock that shows the time', Date.now()],
  ['a clock that is set', Date.parse('2017-11-06T09:00:00Z')],
])(
  'N4 S84 by %s, what was answered lately is known after a start, whatever day it is of; what nobody asks for is not read',
  async (_, now) => {
    const place = { url: await oneDatabase(), office: `given-${now}` };
    const store = await openDatabaseStore({ ...place, onLost: () => undefined });
    const old = now - 400 * 24 * HOUR_MS;
    await store.commit(answered('2001-01-01', 1, old, 'old'));
    await store.commit(answered('2001-01-02', 1, old, 'old too'));
    await store.commit(answered('2001-01-02', 2, now - 40 * HOUR_MS, 'late'));
    await store.commit(answered('2001-03-01', 1, now - 30 * HOUR_MS, 'of today'));
    await store.commit(answered('2001-09-01', 1, now - HOUR_MS, 'of a day to come'));
    await store.close();
    const readers = await openReaders(place.url, place.office, null);
    const { among } = await readGivenIds(readers);
    const all = ['old', 'old too', 'late', 'of today', 'of a day to come'];
    expect(among(all, 0)).toEqual(['late', 'of today', 'of a day to come']);
    await readers.close();
  },
);

test('N4 a new office has answered nothing', async () => {
  const readers = await openReaders(await oneDatabase(), 'nobody', null);
  expect((await readGivenIds(readers)).among(['a'], 0)).toEqual([]);
  await readers.close();
});
