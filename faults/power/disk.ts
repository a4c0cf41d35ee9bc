// A disk that remembers what was synced and what was not, and what a loss of power may leave of it at any moment.
import type { Chance } from '../../server/queue/replay/chance';
import type { Written } from './writes';

/**
 * What reaches the disk of what was not synced: nothing, all of it, some of the writes, pieces of them, which disks call
 * sectors, each half of a page by itself, or what was written last and not what was written before.
 */
export const LOSSES = ['nothing', 'all', 'some', 'sectors', 'halves', 'latest'] as const;
export type Loss = (typeof LOSSES)[number];

/** So large are the pieces that are there or not. */
const PIECE_BYTES: { [loss in Loss]?: number } = { sectors: 512, halves: 2048, latest: 512 };
const LEAST_BYTES = 4096;

type Content = { bytes: Buffer; size: number };
type File = {
  /** What is on the disk for sure; null where the file itself may be gone. */
  synced: Content | null;
  since: Written[];
};

/** What lies in the folder: of each file its content. */
export type Image = Map<string, Buffer>;

const roomFor = (bytes: Buffer, size: number): Buffer => {
  if (size <= bytes.length) return bytes;
  const larger = Buffer.alloc(Math.max(size, 2 * bytes.length, LEAST_BYTES));
  bytes.copy(larger);
  return larger;
};

/** Done in place. */
const apply = (content: Content, { what, offset, bytes }: Written): void => {
  if (what === 'truncate') {
    if (offset < content.size) content.bytes.fill(0, offset, content.size);
    content.bytes = roomFor(content.bytes, offset);
    content.size = offset;
    return;
  }
  content.bytes = roomFor(content.bytes, offset + bytes.length);
  bytes.copy(content.bytes, offset);
  content.size = Math.max(content.size, offset + bytes.length);
};

/** A write as the pieces of the disk that it fills. */
const piecesOf = (written: Written, most: number): Written[] => {
  const { offset, bytes } = written;
  const pieces: Written[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, (Math.floor((offset + from) / most) + 1) * most - offset);
    pieces.push({ ...written, offset: offset + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return pieces;
};

const surviving = (since: readonly Written[], loss: Loss, { share }: Chance): Written[] => {
  if (loss === 'nothing') return [];
  if (loss === 'all') return [...since];
  const most = PIECE_BYTES[loss];
  const pieces = since.flatMap((one) => (most !== undefined && one.what === 'write' ? piecesOf(one, most) : [one]));
  if (loss === 'latest') return pieces.slice(Math.floor(share() * pieces.length));
  const kept = share();
  return pieces.filter(() => share() < kept);
};

const nothing = (): Content => ({ bytes: Buffer.alloc(0), size: 0 });
const copyOf = ({ bytes, size }: Content): Content => ({ bytes: Buffer.from(bytes.subarray(0, size)), size });

export const createDisk = () => {
  const files = new Map<string, File>();
  /** Taken out of the folder, which was not synced since: they may be there again. */
  let removed: [string, File][] = [];
  const fileOf = (name: string): File => {
    const known = files.get(name) ?? { synced: null, since: [] };
    files.set(name, known);
    return known;
  };
  const remove = (name: string): void => {
    const gone = files.get(name);
    if (gone) removed.push([name, gone]);
    files.delete(name);
  };
  const sync = (file: File): void => {
    file.synced ??= nothing();
    for (const one of file.since) apply(file.synced, one);
    file.since = [];
  };
  return {
    take: (one: Written): void => {
      if (one.what === 'syncFolder') removed = [];
      else if (one.what === 'unlink') remove(one.name);
      else if (one.what === 'sync') sync(fileOf(one.name));
      else if (one.what === 'rename') {
        files.set(one.bytes.toString('utf8'), fileOf(one.name));
        files.delete(one.name);
      } else fileOf(one.name).since.push(one);
    },
    /** What may lie there when the power is lost now; `underWay` is being written, and may be there by half. */
    afterLoss: (loss: Loss, chance: Chance, underWay?: Written): Image => {
      const image: Image = new Map();
      const back = removed.filter(([name]) => !files.has(name) && loss !== 'all' && chance.share() < 0.5);
      const half = underWay?.what === 'write' && loss !== 'all' && loss !== 'nothing' ? underWay : null;
      for (const [name, { synced, since }] of [...files, ...back]) {
        const left = surviving(half?.name === name ? [...since, half] : since, loss, chance);
        if (synced === null && left.length === 0) continue;
        const content = copyOf(synced ?? nothing());
        for (const one of left) apply(content, one);
        image.set(name, content.bytes.subarray(0, content.size));
      }
      return image;
    },
  };
};
