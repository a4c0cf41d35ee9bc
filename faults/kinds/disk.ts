// A disk of its own for the office, which can be as full as anybody likes: a file system in memory, in a room of mounts
// that ends with this process.
import { spawnSync } from 'node:child_process';
import { cpSync, statfsSync } from 'node:fs';

const ROOM_BYTES = 256 * 2 ** 20;

export type Disk = {
  /** Leaves so many bytes. */
  fill: (bytesLeft: number) => void;
  empty: () => void;
  /** Takes it away; what lay on it is kept in this folder. */
  close: (keptIn: string) => void;
};

const mount = (...args: string[]): void => {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
};

/** Puts a disk in the place of an empty folder. Wants mounts of one's own (`unshare -m`). */
export const mountDisk = (folder: string): Disk => {
  mount('-t', 'tmpfs', '-o', `size=${ROOM_BYTES}`, 'wertmarke', folder);
  const resize = (bytes: number) => mount('-o', `remount,size=${bytes}`, folder);
  return {
    fill: (bytesLeft) => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      resize((blocks - bfree) * bsize + bytesLeft);
    },
    empty: () => resize(ROOM_BYTES),
    close: (keptIn) => {
      cpSync(folder, keptIn, { recursive: true });
      spawnSync('umount', [folder]);
    },
  };
};
