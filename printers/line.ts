// One physical printer: its slips one after the other, and between them a look at how it is (P3, P4).
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProblem } from '../shared/printing';
import type { PrinterProfile } from '../shared/settings';
import type { OpenChannel, Way } from './channels/channel';
import { type KnownQuestions, QUESTIONS } from './conversation/asking';
import { type Experience, type Paper, runJob, type SlipResult, tellsState } from './conversation/job';
import { createDoorway } from './conversation/pause';
import { type Reached, reach } from './conversation/reach';
import { inOrder } from './conversation/status';

/** What pino offers, as far as it is used here. */
export type Log = {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

export type Slip = {
  slipId: string;
  /** Its bytes, made when its turn has come: a crowd at the kiosk does not wait for slips that wait themselves. */
  encode: () => Buffer;
  profile: PrinterProfile;
};

export type LineParts = {
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
  /** Outlives the line: what one has begun, the next must not continue. */
  paper: Paper;
};

export type Line = {
  print(slip: Slip): void;
  /** Does something else with the printer in between, before the slips that wait. Must not reject. */
  borrow(errand: (open: OpenChannel) => Promise<void>): void;
  /** Ends the watch and the waiting slips (`notSent`); a slip on its way gets a moment to be proved. */
  close(): Promise<void>;
};

/** Two misses in a row still add up to less than the five seconds of P3. */
const WATCH_EVERY_MS = 1500;
const WATCH_OPEN_MS = 1200;
/** The last one is worth it only for a printer that begins its pause anew with every connection that it refuses. */
const WATCH_AGAIN_MS = [300, 2300];
const WATCH_REACH_MS = 4100;
const WATCH_CLOSE_MS = 200;
/** A little over the pause that the printer needs. */
const WATCH_MARGIN_MS = 150;
/** Questions that it did not answer are tried again now and then: it may have been busy. */
const LOOKS_UNTIL_TRIED_AGAIN = 400;
const LAST_PROOF_MS = 3000;
/** Later its visitor has left the printer, and the slip would be taken by somebody else. */
const MOST_WAITING_MS = 60_000;
const NOT_SENT: SlipResult = { state: 'notSent', problem: null };

const questionsOf = ({ questions }: PrinterProfile): KnownQuestions =>
  new Map(questions?.length ? QUESTIONS.map((one) => [one, questions.includes(one) ? 'answered' : 'mute']) : []);

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
  const door = createDoorway(open, profile.pauseMs);
  const experience: Experience = { questions: questionsOf(profile), proof: 'untried' };
  const stop = new AbortController();
  let isClosing = false;
  let condition: PrinterProblem[] | null = null;
  let wake = new AbortController();
  let seenAt = performance.now();
  let looks = 0;

  const isWanted = () => waiting.length > 0 || errands.length > 0;

  const report = (problems: PrinterProblem[]) => {
    if (condition?.join() === problems.join()) return;
    // That a printer is well is no news at the start.
    if (condition || problems.length > 0) log.warn({ problems, detail }, 'condition of a printer changed');
    condition = problems;
    parts.onCondition(problems);
  };

  const reportReachable = (problems: PrinterProblem[]) => {
    const givesNoProof = profile.confirm !== 'none' && experience.proof === 'none';
    report(givesNoProof ? inOrder(new Set([...problems, 'noConfirmation'])) : problems);
  };

  const seen = (problems: PrinterProblem[] | null) => {
    seenAt = performance.now();
    if (profile.status === 'none') return reportReachable([]);
    if (problems === null)
      return report([profile.status === 'required' || tellsState(experience) ? 'offline' : 'silent']);
    // What never spoke and now does may prove its slips as well
    if (condition?.includes('silent') && experience.proof === 'none') experience.proof = 'untried';
    reportReachable(problems);
  };

  const missed = (problem: PrinterProblem) => {
    // It may be another printer, or another setting, that comes back
    experience.proof = 'untried';
    experience.questions = questionsOf(profile);
    report([problem]);
  };

  const tryQuestionsAgain = () => {
    looks += 1;
    if (profile.questions !== null || looks % LOOKS_UNTIL_TRIED_AGAIN > 0 || !tellsState(experience)) return;
    for (const [question, how] of [...experience.questions]) if (how === 'mute') experience.questions.delete(question);
  };

  const watch = async () => {
    tryQuestionsAgain();
    const giveUp = wakeAnew();
    const reached: Reached = await reach({
      door,
      profile,
      questions: experience.questions,
      openMs: WATCH_OPEN_MS,
      lookFor: 'watch',
      isSilent: profile.status === 'none',
      waitsMs: WATCH_AGAIN_MS,
      until: Math.max(seenAt + WATCH_REACH_MS, performance.now() + WATCH_OPEN_MS),
      giveUp,
    });
    switch (reached.kind) {
      case 'gaveUp':
        return;
      case 'missed':
        return missed(reached.problem);
      case 'reached':
        // A look that was broken off has not heard everything
        if (!giveUp.aborted) seen(reached.problems);
        await reached.talk.channel.close(WATCH_CLOSE_MS);
        door.wasGood();
    }
  };

  const wakeAnew = (): AbortSignal => {
    wake = new AbortController();
    if (isWanted() || isClosing) wake.abort();
    return wake.signal;
  };

  const pause = async (ms: number) => {
    await sleep(ms, null, { signal: wakeAnew() }).catch(() => null);
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
      door,
      bytes,
      profile,
      experience,
      paper: parts.paper,
      isDown: condition?.includes('unreachable') === true,
      beforeSend: () => parts.beforeSend(slipId),
      onResult: (result) => parts.onResult(slipId, result),
      onLook: seen,
      onMissed: missed,
      stop: stop.signal,
    });
    if (condition?.includes('unreachable') !== true) seenAt = performance.now();
  };

  const run = async (errand: (open: OpenChannel) => Promise<void>) => {
    await errand(door.open);
    door.wasGood();
  };

  const work = async () => {
    await parts.free;
    while (!isClosing) {
      const errand = errands.shift();
      const slip = errand ? undefined : waiting.shift();
      if (errand) await run(errand);
      else if (slip !== undefined) await printNext(slip);
      else {
        await watch();
        await pause(Math.max(WATCH_EVERY_MS, door.pauseMs() + WATCH_MARGIN_MS));
      }
    }
    for (const errand of errands.splice(0)) await run(errand);
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
