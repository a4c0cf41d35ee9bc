// S52: what of the machine ends before it has ended: room on the disk, and the certificate of https.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Settings } from '../../shared/settings';
import { dayOf } from '../../shared/time';
import type { Logger } from '../basics/log';
import type { ServerAlarms } from '../office/serverAlarms';

const EVERY_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** What was short is short until so many per cent more are free: files come and go. */
const SLACK_PERCENT = 2;

/** Bytes of a file system. */
export type Room = { free: number; all: number };
export const roomIn = async (folder: string): Promise<Room> => {
  const { bsize, bavail, blocks } = await statfs(folder);
  return { free: bsize * bavail, all: bsize * blocks };
};

/** When a certificate (PEM, the first of the file) ends, in epoch ms; null where it cannot be read. */
export const endOfCertificate = (file: string): number | null => {
  try {
    return Date.parse(new X509Certificate(readFileSync(file)).validTo);
  } catch {
    return null;
  }
};

export type MachineParts = {
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
  settings: () => Settings;
  /** Folders that are written to, by what people call them. */
  folders: readonly string[];
  /** PEM file of https; null without. */
  certificate: string | null;
  /** Epoch ms of the world outside, by which certificates end. */
  outside: () => number;
  /** Real time in ms. */
  elapsed: () => number;
  log: Pick<Logger, 'warn'>;
  room?: ((folder: string) => Promise<Room>) | undefined;
};

export const createMachine = (parts: MachineParts) => {
  const { serverAlarms, settings, folders, certificate, outside, elapsed, log, room = roomIn } = parts;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let told: string | null = null;
  const short = new Set<string>();

  const lookAtDisk = async (folder: string): Promise<void> => {
    const { free, all } = await room(folder);
    const percent = (free * 100) / all;
    const { diskPercent } = settings().watching;
    if (percent < diskPercent) short.add(folder);
    else if (percent >= diskPercent + SLACK_PERCENT) short.delete(folder);
    if (short.has(folder)) serverAlarms.raise('diskSoon', folder);
    else serverAlarms.settle('diskSoon', folder);
  };

  const lookAtCertificate = (): void => {
    const ends = certificate === null ? null : endOfCertificate(certificate);
    const isSoon = ends !== null && ends - outside() < settings().watching.certificateDays * DAY_MS;
    const last = isSoon ? dayOf(ends, settings().office.timeZone) : null;
    if (told !== null && told !== last) serverAlarms.settle('certificate', told);
    if (last !== null) serverAlarms.raise('certificate', last);
    told = last;
  };

  return {
    /** To be called every second or so. */
    look: async (): Promise<void> => {
      if (elapsed() - lookedAt < EVERY_MS) return;
      lookedAt = elapsed();
      lookAtCertificate();
      for (const folder of folders)
        await lookAtDisk(folder).catch((error: unknown) => log.warn({ error }, 'room on a disk could not be read'));
    },
  };
};
