// S4: what the end of the chain was, kept outside of the database: whoever cuts entries off its end leaves it here. One line
// a minute in which anything happened; of days that are over, the last.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptHead } from '../auditPort';

/** Beside the day list, which may be kept on another machine. */
export const HEADS_FILE = 'protokoll-stand.txt';

const LINE = /^(\d{1,15}) (\d{1,15}) ([0-9a-f]{64})$/;
const DAY_MS = 24 * 3_600_000;
/** So far back every line is kept. */
const ALL_KEPT_MS = 2 * DAY_MS;
/** So many lines are none too many to read at once. */
const MOST_LINES = 6_000;

const lineOf = ({ at, seq, hash }: KeptHead): string => `${at} ${seq} ${hash}\n`;

export const createHeads = (dir: string) => {
  const file = join(dir, HEADS_FILE);
  const read = (): KeptHead[] => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return text.split('\n').flatMap((line) => {
      const [, at, seq, hash] = LINE.exec(line) ?? [];
      return hash === undefined ? [] : [{ at: Number(at), seq: Number(seq), hash }];
    });
  };
  return {
    /** Lines that are none are left out: somebody may have cut one. Throws what the disk throws. */
    read,
    keep: (head: KeptHead): void => appendFileSync(file, lineOf(head), { mode: 0o600 }),
    /** Of days that are over, the last line is enough; whole or not at all. */
    shorten: (now: number): void => {
      const all = read();
      if (all.length <= MOST_LINES / 2) return;
      const dayOf = ({ at }: KeptHead) => Math.floor(at / DAY_MS);
      const kept = all.filter((one, i) => {
        const next = all[i + 1];
        return one.at > now - ALL_KEPT_MS || next === undefined || dayOf(next) !== dayOf(one);
      });
      writeFileSync(`${file}.new`, kept.slice(-MOST_LINES).map(lineOf).join(''), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
};
