// N4, S84: which commands have been answered, as whoever takes an office over reads it.
import { readGivenIds } from '../../../../server/storage/postgres/reads/given';
import { openReaders } from '../../../../server/storage/postgres/session/readers';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import { oneDatabase } from '../../../engine/databases';
import { ANSWERED, ANSWERED_LATELY, turnsAnswered } from '../answeredLately';

test.each([
  ['a clock that shows the time', Date.now()],
  ['a clock that is set', Date.parse('2017-11-06T09:00:00Z')],
])(
  'N4 S84 by %s, what was answered lately is known after a start, whatever day it is of; what nobody asks for is not read',
  async (_, now) => {
    const place = { url: await oneDatabase(), office: `given-${now}` };
    const store = await openDatabaseStore({ ...place, onLost: () => undefined });
    for (const turn of turnsAnswered(now)) await store.commit(turn);
    await store.close();
    const readers = await openReaders(place.url, place.office, null);
    const { among } = await readGivenIds(readers);
    expect(among(ANSWERED, 0)).toEqual(ANSWERED_LATELY);
    await readers.close();
  },
);

test('N4 a new office has answered nothing', async () => {
  const readers = await openReaders(await oneDatabase(), 'nobody', null);
  expect((await readGivenIds(readers)).among(['a'], 0)).toEqual([]);
  await readers.close();
});
