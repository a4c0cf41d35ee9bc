// A disk that is really full: a small file system of its own, where the machine lets us have one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mounts = (...args: string[]): boolean => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;

/** A disk of so many megabytes, or null where nobody may mount one. */
export const openSmallDisk = (megabytes: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-disk-'));
  if (!mounts('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder)) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    /** Not one more page fits. */
    fill: (): void => {
      const { bavail, bsize } = statfsSync(folder);
      for (const bytes of [bavail * bsize, bsize])
        try {
          writeFileSync(`${ballast}${bytes}`, Buffer.alloc(bytes));
        } catch {
          // That much did not fit.
        }
    },
    empty: (): void => {
      for (const name of [ballast]) spawnSync('sh', ['-c', `rm -f ${name}*`]);
    },
    /** It takes so many files and folders, its own among them. */
    limitFiles: (most: number): boolean => mounts('-o', `remount,nr_inodes=${most}`, folder),
    close: (): void => {
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type SmallDisk = NonNullable<ReturnType<typeof openSmallDisk>>;

/** `test` where small disks can be had, and a test that is left out where not. */
export const onSmallDisk = (): typeof test => {
  const disk = openSmallDisk(1);
  disk?.close();
  return disk === null ? (test.skip as typeof test) : test;
};
