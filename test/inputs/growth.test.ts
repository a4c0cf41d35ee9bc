// Whether what is refused leaves something behind.
import { moreOf } from '../../inputs/growth';
import { openTried } from './office';

const taken = (handles: Record<string, number>) => ({ heap: 0, objects: 0, resident: 0, handles, kept: {} });

test('S67 sockets and timers that stay are named, and those that come and go are not', () => {
  const before = taken({ TCPSocketWrap: 5, Timeout: 9 });
  expect(moreOf(before, taken({ TCPSocketWrap: 8, Timeout: 7, FSReqPromise: 1 }))).toEqual([]);
  expect(moreOf(before, taken({ TCPSocketWrap: 40, Timeout: 9 }))).toEqual(['40 TCPSocketWrap instead of 5']);
});

test('S67 a look says the same twice, and another thing after somebody has changed something', async () => {
  const office = await openTried();
  office.mark();
  expect(office.looks().after).toEqual(office.looks().before);
  await office.ask('admin', { type: 'createSource', name: 'Noch eine' });
  expect(office.looks().after).not.toEqual(office.looks().before);
  await office.close();
});
