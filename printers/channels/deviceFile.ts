// The way to a printer at a device file (/dev/usb/lp0): never blocking, because a blocked write can be ended by nobody.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProblem } from '../../shared/printing';
import type { Channel, OpenChannel, Opened, Written } from './channel';

/** The kernel's driver takes small pieces, so that a deadline is noticed between two of them. */
const PIECE = 4096;
const RETRY_MS = 10;
const READ_MS = 20;
const ANSWER_BYTES = 256;

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What `attempt` gives; null while the device has nothing or takes nothing. Rejects when it is gone. */
const unlessBusy = async <T>(attempt: Promise<T>): Promise<T | null> => {
  try {
    return await attempt;
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return null;
    throw error;
  }
};

const channelOver = (file: FileHandle): Channel => {
  let isEnded = false;
  let isClosing = false;
  /** The last bytes may still be under way to the printer, and closing would stop them. */
  let isUnderWay = false;
  let onData: ((bytes: Buffer) => void) | null = null;
  let onEnd: (() => void) | null = null;

  const end = () => {
    if (isEnded) return;
    isEnded = true;
    if (!isClosing) onEnd?.();
  };

  const listen = async () => {
    const room = Buffer.alloc(ANSWER_BYTES);
    while (!isClosing) {
      const read = await unlessBusy(file.read(room, 0, room.length, null));
      if (read !== null && read.bytesRead > 0) {
        isUnderWay = false;
        onData?.(Buffer.from(room.subarray(0, read.bytesRead)));
      } else await sleep(READ_MS);
    }
  };
  const listening = listen().catch(end);

  const write = async (bytes: Buffer, timeoutMs: number): Promise<Written> => {
    const deadline = performance.now() + timeoutMs;
    isUnderWay = true;
    try {
      for (let at = 0; at < bytes.length; ) {
        if (isEnded) return 'ended';
        const written = await unlessBusy(file.write(bytes, at, Math.min(PIECE, bytes.length - at), null));
        at += written?.bytesWritten ?? 0;
        if (written !== null) continue;
        if (performance.now() > deadline) return 'timeout';
        await sleep(RETRY_MS);
      }
      return 'written';
    } catch {
      end();
      return 'ended';
    }
  };

  return {
    lost: 'unplugged',
    write,
    onData: (listener) => {
      onData = listener;
    },
    onEnd: (listener) => {
      onEnd = listener;
      if (isEnded && !isClosing) listener();
    },
    close: async (patienceMs) => {
      isClosing = true;
      if (isUnderWay && !isEnded) await sleep(patienceMs);
      await listening;
      await file.close();
    },
  };
};

const problemOf = (code: string): PrinterProblem => {
  if (code === 'EBUSY') return 'busy';
  return code === 'EACCES' || code === 'EPERM' ? 'noAccess' : 'unplugged';
};

/** Opens a printer's device file; refused as `unplugged`, `busy` or `noAccess`, and where no device is behind the path. */
export const openDeviceFile =
  ({ path }: { path: string }): OpenChannel =>
  async (): Promise<Opened> => {
    let file: FileHandle | null = null;
    try {
      file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
      if ((await file.stat()).isCharacterDevice()) return { ok: true, channel: channelOver(file) };
      await file.close();
      return { ok: false, problem: 'noAccess', detail: `${path} is no device of a printer` };
    } catch (error) {
      return { ok: false, problem: problemOf(codeOf(error)), detail: String(error) };
    }
  };
