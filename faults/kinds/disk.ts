// A disk of its own for the office, which can be as full as anybody likes: a file system in memory, in a room of mounts
// that ends with this process.
import { spawnSync } from 'node:child_process';
import { cpSync, statfsSync } from 'node:fs';

const ROOM_BYTES = 256 * 2 ** 20;
const PAGE_BYTES = 4096;
const MOST_TRIES = 100;

export type Disk = {
  /** Leaves so many bytes. */
  fill: (bytesLeft: number) => void;
  empty: () => void;
  /** Takes it away; what lay on it is kept in this folder. */
  close: (keptIn: string) => void;
};

/** Null when it was done, or why it was not. */
const mount = (...args: string[]): string | null => {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  return status === 0 ? null : `mount ${args.join(' ')}: ${stderr}`;
};
const mustMount = (...args: string[]): void => {
  const fault = mount(...args);
  if (fault !== null) throw new Error(fault);
};

/** Puts a disk in the place of an empty folder. Wants mounts of one's own (`unshare -m`). */
export const mountDisk = (folder: string): Disk => {
  mustMount('-t', 'tmpfs', '-o', `size=${ROOM_BYTES}`, 'wertmarke', folder);
  const resized = (bytes: number) => ['-o', `remount,size=${bytes}`, folder];
  const leave = (bytesLeft: number): string | null => {
    const { blocks, bfree, bsize } = statfsSync(folder);
    return mount(...resized((blocks - bfree) * bsize + bytesLeft));
  };
  return {
    // Somebody writes meanwhile: a disk cannot be smaller than what lies on it.
    fill: (bytesLeft) => {
      let fault = leave(bytesLeft);
      for (let tries = 1; fault !== null && tries < MOST_TRIES; tries += 1)
        fault = leave(bytesLeft + tries * PAGE_BYTES);
      if (fault !== null) throw new Error(fault);
    },
    empty: () => mustMount(...resized(ROOM_BYTES)),
    close: (keptIn) => {
      cpSync(folder, keptIn, { recursive: true });
      spawnSync('umount', [folder]);
    },
  };
};
