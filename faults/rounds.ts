// Plays a plan: one life of the office after the other, each with its fault, each ended by a kill.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Counts } from './counts';
import type { Clock } from './kinds/clock';
import type { Disk } from './kinds/disk';
import type { Cable } from './kinds/network';
import type { Ended, Life, Started } from './office';
import { patienceWith } from './patience';
import type { Round } from './plan';

/** An office that is well again answers somebody within so much of the machine's time. */
const WELL_MS = 60_000;
/** A stack, and no words. */
const STACK = '\n    at ';

export type RoundsParts = {
  start: () => Life;
  counts: Counts;
  cables: readonly Cable[];
  disk: Disk | null;
  clock: Clock | null;
  /** Told the links of each start. */
  know: (links: string[]) => void;
  /** How many answers were given so far. */
  answers: () => number;
};

const isStarted = (ready: Started | Ended): ready is Started => 'links' in ready;

export const createRounds = ({ start, counts, cables, disk, clock, know, answers }: RoundsParts) => {
  const begin = (): Life => {
    counts.starts += 1;
    return start();
  };
  const kill = async (life: Life, during: string): Promise<void> => {
    const wasOver = life.isOver();
    const { code, said } = await life.end('SIGKILL');
    if (wasOver) counts.failures.push(`ended by itself (${code}) during ${during}: ${said.slice(-600)}`);
    else counts.kills += 1;
  };
  const ready = async (life: Life, during: string): Promise<boolean> => {
    const how = await life.ready;
    if (isStarted(how)) know(how.links);
    else counts.failures.push(`did not start (${how.code ?? how.signal}) during ${during}: ${how.said.slice(-600)}`);
    return isStarted(how);
  };
  /** Somebody is answered again. */
  const isWell = async (life: Life, during: string): Promise<void> => {
    const before = answers();
    const isLate = patienceWith(life.pid, WELL_MS);
    while (answers() === before && !life.isOver() && !isLate()) await sleep(20);
    if (answers() === before) counts.failures.push(`nobody was answered any more after ${during}`);
  };

  const startWhileFull = async (): Promise<void> => {
    const life = begin();
    const how = await life.ready;
    if (isStarted(how)) {
      know(how.links);
      return kill(life, 'a start on a full disk');
    }
    counts.startsRefused += 1;
    if (how.code !== 1 || how.said.includes(STACK) || how.said.trim() === '')
      counts.failures.push(`no words on a full disk (${how.code ?? how.signal}): ${how.said.slice(-600)}`);
  };

  /** Whether the round's own kill is still to come. */
  const spoil = async (round: Round, life: Life): Promise<boolean> => {
    if (round.fault === 'disk' && disk !== null) {
      disk.fill(round.bytesLeft);
      await sleep(round.lastsMs);
      if (round.isFullAtStart) {
        await kill(life, 'a full disk');
        await startWhileFull();
        disk.empty();
        return false;
      }
      disk.empty();
      await isWell(life, 'a full disk');
    }
    if (round.fault === 'network') {
      for (const cable of cables) cable.spoil(round.cut);
      await sleep(round.lastsMs);
      for (const cable of cables) cable.mend();
      await isWell(life, `a network that was ${round.cut}`);
    }
    if (round.fault === 'clock' && clock !== null) {
      clock.set(round.byS);
      await sleep(round.lastsMs);
      if (round.isBackAtKill) clock.set(0);
      else {
        await kill(life, 'a clock that was set');
        const next = begin();
        if (await ready(next, 'a clock that was set')) await sleep(round.lastsMs);
        await kill(next, 'a clock that was set');
        clock.set(0);
        return false;
      }
    }
    return true;
  };

  return {
    play: async (round: Round): Promise<void> => {
      counts.faults.set(round.fault, (counts.faults.get(round.fault) ?? 0) + 1);
      const life = begin();
      if (round.fault === 'start') {
        await sleep(round.afterMs);
        return kill(life, 'a start');
      }
      if (!(await ready(life, round.fault))) return;
      await sleep(round.afterMs);
      if (await spoil(round, life)) await kill(life, round.fault);
    },
  };
};
