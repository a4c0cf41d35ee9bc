// What a disk may have lost is made as disks lose it.
import { createDisk, type Image } from '../../faults/power/disk';
import type { Written } from '../../faults/power/writes';
import { createChance } from '../../server/queue/replay/chance';

let at = 0n;
const done = (what: Written['what'], name: string, offset = 0, bytes = ''): Written => {
  at += 1n;
  return { at, what, name, offset, bytes: Buffer.from(bytes) };
};
const said = (image: Image) => Object.fromEntries([...image].map(([name, content]) => [name, content.toString()]));

test('S62 what was synced stays; what was written since is gone, whole, or there in pieces', () => {
  const disk = createDisk();
  for (const one of [
    done('write', 'a', 0, 'old'),
    done('sync', 'a'),
    done('write', 'a', 0, 'n'.repeat(2000)),
    done('write', 'b', 0, 'never synced'),
  ])
    disk.take(one);
  expect(said(disk.afterLoss('nothing', createChance(1)))).toEqual({ a: 'old' });
  expect(said(disk.afterLoss('all', createChance(1)))).toEqual({ a: 'n'.repeat(2000), b: 'never synced' });
  const torn = Array.from({ length: 30 }, (_, seed) => said(disk.afterLoss('sectors', createChance(seed)))['a'] ?? '');
  expect(torn.some((content) => content.startsWith('old') && content.includes('n'))).toBe(true);
  expect(torn.every((content) => content.length % 512 === 0 || [3, 2000].includes(content.length))).toBe(true);
});

test('S62 a file is cut to its size, and one that was taken away may be back until its folder was synced', () => {
  const disk = createDisk();
  for (const one of [done('write', 'a', 0, 'longer'), done('truncate', 'a', 4), done('sync', 'a'), done('unlink', 'a')])
    disk.take(one);
  const after = () =>
    new Set(Array.from({ length: 20 }, (_, seed) => said(disk.afterLoss('nothing', createChance(seed)))['a']));
  expect(after()).toEqual(new Set(['long', undefined]));
  disk.take(done('syncFolder', ''));
  expect(after()).toEqual(new Set([undefined]));
});

test('S63 a page is half old and half new, also the one that is just being written, and what was written last is there alone', () => {
  const disk = createDisk();
  for (const one of [done('write', 'a', 0, 'o'.repeat(4096)), done('sync', 'a'), done('write', 'b', 0, 'first')])
    disk.take(one);
  disk.take(done('write', 'b', 512, 'last'));
  const underWay = done('write', 'a', 0, 'n'.repeat(4096));
  const seen = (loss: 'halves' | 'latest', name: string) =>
    new Set(
      Array.from({ length: 60 }, (_, seed) =>
        said(disk.afterLoss(loss, createChance(seed), underWay))[name]?.replace(/(.)\1{100,}/g, '$1'),
      ),
    );
  expect(seen('halves', 'a')).toEqual(new Set(['o', 'n', 'on', 'no']));
  expect(seen('latest', 'b').has(`\0last`)).toBe(true);
});
