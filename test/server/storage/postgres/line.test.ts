// S87: where public sides on other machines find the office, as the database has it.
import { createLineKeeper, readLine } from '../../../../server/storage/postgres/line';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import { oneDatabase } from '../../../engine/databases';

test('S87 where the office is reached is said by who is the office: one that was it writes nothing more, and is overwritten', async () => {
  const place = { url: await oneDatabase(), office: 'nord' };
  const open = () => openDatabaseStore({ ...place, onLost: () => undefined });
  const [one, two] = [
    { url: 'http://one', secret: 'a' },
    { url: 'http://two', secret: 'b' },
  ];
  const stands = async () => (await readLine(place)).line;
  const [keepOne, keepTwo] = [createLineKeeper(place), createLineKeeper(place)];
  const first = await open();
  await keepOne(one);
  expect(await stands()).toEqual(one);
  await first.close();
  const second = await open();
  await keepTwo(two);
  await keepOne(one);
  expect(await stands()).toEqual(two);
  // Held before it had said so for the first time.
  await createLineKeeper(place)(one);
  expect(await stands()).toEqual(one);
  await keepTwo(two);
  expect(await stands()).toEqual(two);
  // The same program opens its office anew.
  await keepTwo({ ...two, secret: 'c' });
  expect(await stands()).toEqual({ ...two, secret: 'c' });
  await second.close();
});
