// One physical printer: its slips one after the other, and between them a look at how it is (P3, P4).
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProblem } from '../shared/printing';
import type { PrinterProfile } from '../shared/settings';
import type { OpenChannel, Way } from './channels/channel';
import { type Experience, runJob, type SlipResult } from './job';
import { inOrder } from './status';
import { createTalk } from './talk';

/** What pino offers, as far as it is used here. */
export interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Slip {
  slipId: string;
  /** Its bytes, made when its turn has come: a crowd at the kiosk shall not wait for slips that wait themselves. */
  encode: () => Buffer;
  profile: PrinterProfile;
}

export interface LineParts {
  way: Way;
  profile: PrinterProfile;
  log: Log;
  /** The printer's line before this one has let go of it. */
  free: Promise<void>;
  /** Must not reject. */
  beforeSend: (slipId: string) => Promise<boolean>;
  onResult: (slipId: string, result: SlipResult) => void;
  /** Called on change only; an empty list is a printer that is ready. */
  onCondition: (problems: PrinterProblem[]) => void;
}

export interface Line {
  print(slip: Slip): void;
  /** Does something else with the printer in between, before the slips that wait. Must not reject. */
  borrow(errand: (open: OpenChannel) => Promise<void>): void;
  /** Ends the watch and the waiting slips (`notSent`); a slip on its way gets a moment to be proved. */
  close(): Promise<void>;
}

/** Two misses in a row still add up to less than the five seconds of P3. */
const WATCH_EVERY_MS = 1500;
const WATCH_OPEN_MS = 1200;
const WATCH_AGAIN_MS = 300;
const WATCH_ANSWER_MS = 700;
const WATCH_CLOSE_MS = 200;
const LAST_PROOF_MS = 3000;
/** Later its visitor has left the printer, and the slip would be taken by somebody else. */
const MOST_WAITING_MS = 60_000;
const NOT_SENT: SlipResult = { state: 'notSent', problem: null };

/** Starts watching at once. */
export const createLine = (parts: LineParts): Line => {
  const { way, profile, log } = parts;
  /** Why the printer could last not be opened, for whoever reads the log. */
  let detail: string | null = null;
  const open: OpenChannel = async (timeoutMs) => {
    const opened = await way.open(timeoutMs);
    detail = opened.ok ? null : opened.detail;
    return opened;
  };
  const waiting: (Slip & { since: number })[] = [];
  const errands: ((open: OpenChannel) => Promise<void>)[] = [];
  const experience: Experience = { answers: false, proof: 'untried' };
  const stop = new AbortController();
  let isClosing = false;
  let condition: string | null = null;
  let wake = new AbortController();

  const isWanted = () => waiting.length > 0 || errands.length > 0;

  const report = (problems: PrinterProblem[]) => {
    if (condition === problems.join()) return;
    condition = problems.join();
    log.warn({ problems, detail }, 'condition of a printer changed');
    parts.onCondition(problems);
  };

  const reportReachable = (problems: PrinterProblem[]) => {
    const givesNoProof = profile.confirm !== 'none' && experience.proof === 'none';
    report(givesNoProof ? inOrder(new Set([...problems, 'noConfirmation'])) : problems);
  };

  const seen = (problems: PrinterProblem[] | null) => {
    if (problems === null) return report([profile.status === 'required' || experience.answers ? 'offline' : 'silent']);
    // What never spoke and now does may prove its slips as well
    if (!experience.answers && experience.proof === 'none') experience.proof = 'untried';
    experience.answers = true;
    reportReachable(problems);
  };

  const missed = (problem: PrinterProblem) => {
    // It may be another printer, or another setting, that comes back
    experience.proof = 'untried';
    report([problem]);
  };

  const look = async (): Promise<PrinterProblem | null> => {
    const opened = await open(WATCH_OPEN_MS);
    if (!opened.ok) return opened.problem;
    const talk = createTalk(opened.channel);
    const problems = profile.status === 'none' ? [] : await talk.look(WATCH_ANSWER_MS);
    const isThere = talk.isOpen();
    await opened.channel.close(WATCH_CLOSE_MS);
    if (!isThere) return opened.channel.lost;
    if (profile.status === 'none') reportReachable([]);
    else seen(problems);
    return null;
  };

  const watch = async () => {
    if ((await look()) === null || isWanted()) return;
    // A printer serves one connection at a time and may just have served somebody else's
    await pause(WATCH_AGAIN_MS);
    if (isWanted() || isClosing) return;
    const problem = await look();
    if (problem !== null) missed(problem);
  };

  const pause = async (ms: number) => {
    wake = new AbortController();
    if (!isWanted() && !isClosing) await sleep(ms, null, { signal: wake.signal }).catch(() => null);
  };

  const encoded = ({ slipId, encode }: Slip): Buffer | null => {
    try {
      return encode();
    } catch (error) {
      log.error({ error, slipId }, 'a slip could not be encoded');
      return null;
    }
  };

  const printNext = async (slip: (typeof waiting)[number]) => {
    const { slipId, profile, since } = slip;
    const bytes = performance.now() - since > MOST_WAITING_MS ? null : encoded(slip);
    if (bytes === null) return parts.onResult(slipId, NOT_SENT);
    await runJob({
      open,
      bytes,
      profile,
      experience,
      beforeSend: () => parts.beforeSend(slipId),
      onResult: (result) => parts.onResult(slipId, result),
      onLook: seen,
      onMissed: missed,
      stop: stop.signal,
    });
  };

  const work = async () => {
    await parts.free;
    while (!isClosing) {
      const errand = errands.shift();
      const slip = errand ? undefined : waiting.shift();
      if (errand) await errand(open);
      else if (slip !== undefined) await printNext(slip);
      else {
        await watch();
        await pause(WATCH_EVERY_MS);
      }
    }
    for (const errand of errands.splice(0)) await errand(open);
    for (const { slipId } of waiting.splice(0)) parts.onResult(slipId, NOT_SENT);
    await way.leave();
  };
  const working = work();

  return {
    borrow: (errand) => {
      errands.push(errand);
      wake.abort();
    },
    print: (slip) => {
      waiting.push({ ...slip, since: performance.now() });
      wake.abort();
    },
    close: async () => {
      isClosing = true;
      wake.abort();
      const patience = setTimeout(() => stop.abort(), LAST_PROOF_MS);
      await working;
      clearTimeout(patience);
    },
  };
};
