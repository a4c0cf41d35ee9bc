// One slip's way onto paper: look first, write with a deadline, then ask the printer whether it is done (P2).
import { randomInt } from 'node:crypto';
import { HARMLESS_PROBLEMS, type PrinterProblem } from '../../shared/printing';
import type { PrinterProfile } from '../../shared/settings';
import { askProcessId, CLEARING } from '../slip/commands';
import type { KnownQuestions } from './asking';
import type { Doorway } from './pause';
import { reach } from './reach';
import { problemsOfTransmitted } from './status';
import type { Talk } from './talk';

/** How a slip ended; `printed` only when the printer said so. `problem` is null when it was not the printer's. */
export type SlipResult = {
  state: 'printed' | 'notSent' | 'unknown';
  problem: PrinterProblem | null;
};

/** What was learned about one printer since the start, so that not every slip waits for answers that never come. */
export type Experience = {
  questions: KnownQuestions;
  /** The proof that it gives; `none` after it gave neither. */
  proof: 'untried' | 'processId' | 'transmitted' | 'none';
};

/** What lies in the printer, whoever put it there. */
export type Paper = {
  /** Part of a slip may hang on it, and the printer may be waiting for the rest. */
  hasTorso: boolean;
};

export type Job = {
  door: Doorway;
  bytes: Buffer;
  profile: PrinterProfile;
  experience: Experience;
  paper: Paper;
  /** It was missed already, and is not waited for again. */
  isDown: boolean;
  /** Stores durably that the slip is being sent; false when it must no longer be sent. */
  beforeSend: () => Promise<boolean>;
  /** Called once, before the connection is closed. */
  onResult: (result: SlipResult) => void;
  /** What the printer said of itself on the way; null when it does not answer. */
  onLook: (problems: PrinterProblem[] | null) => void;
  /** There was no way to the printer. */
  onMissed: (problem: PrinterProblem) => void;
  /** Ends the wait for a proof. */
  stop: AbortSignal;
};

const OPEN_MS = 3000;
/** Together longer than printers in the field need between two connections. */
const OPEN_AGAIN_MS = [300, 600, 1300, 2200] as const;
const REACH_MS = 4600;
const ANSWER_MS = 1000;
const WRITE_MS = 10_000;
/** A printer that talks is waited for as long as the slowest paper takes; one that says nothing, a shorter time. */
const TALKING_MS = 20_000;
const MUTE_MS = 8000;
const NO_PROOF_MS = 1500;
/** Between the last byte worked off and the last line on paper; a process id still coming is the better proof. */
const PAPER_MS = 2000;
const CLOSE_MS = 300;
/** Closing earlier could cost the rest of a slip that the printer has not yet fetched. */
const CLOSE_UNPROVEN_MS = 3000;
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const notSent = (problem: PrinterProblem | null): SlipResult => ({ state: 'notSent', problem });
const unknown = (problem: PrinterProblem | null): SlipResult => ({ state: 'unknown', problem });
const PRINTED: SlipResult = { state: 'printed', problem: null };

/** An id that no answer to an earlier question carries. */
export const newProcessId = () =>
  Array.from({ length: 4 }, () => ID_LETTERS.charAt(randomInt(ID_LETTERS.length))).join('');

/** The first problem with which no slip comes out, null when there is none. */
export const blocking = (problems: readonly PrinterProblem[]): PrinterProblem | null =>
  problems.find((problem) => !HARMLESS_PROBLEMS.includes(problem)) ?? null;

/** Whether it ever told its state when asked: from then on no answer means that it is stuck. */
export const tellsState = ({ questions }: Experience): boolean => [...questions.values()].includes('answered');

/** A printer that gave no proof is not asked for its state either, unless it has to answer first. */
const isKnownSilent = ({ profile, experience }: Job) =>
  profile.status === 'none' ||
  (profile.status === 'optional' && !tellsState(experience) && experience.proof === 'none');

/** What keeps a slip from being sent to a printer that was asked first; null when nothing does. */
const hindrance = (problems: PrinterProblem[] | null, { profile, experience }: Job): PrinterProblem | null => {
  if (problems !== null) return blocking(problems);
  if (profile.status === 'none') return null;
  // One that used to answer is stuck: what it is given now might come out in an hour
  return profile.status === 'required' || tellsState(experience) ? 'offline' : null;
};

type Proofs = {
  processId: boolean;
  transmitted: boolean;
};

const proofsFor = ({ profile, experience: { proof } }: Job): Proofs => {
  switch (profile.confirm) {
    case 'auto':
      return {
        processId: proof === 'untried' || proof === 'processId',
        transmitted: proof === 'untried' || proof === 'transmitted',
      };
    case 'gs-h':
      return { processId: true, transmitted: false };
    case 'gs-r':
      return { processId: false, transmitted: true };
    case 'none':
      return { processId: false, transmitted: false };
  }
};

const patienceOf = (talk: Talk, { profile, experience }: Job) => {
  if (profile.confirm === 'none' || experience.proof === 'none') return NO_PROOF_MS;
  return tellsState(experience) || talk.hasAnswered() ? TALKING_MS : MUTE_MS;
};

/** What the printer has proved so far; null while it is still open. Only what was asked counts (P7). */
const proofIn = (talk: Talk, id: string, { profile, experience }: Job): SlipResult | null => {
  if (talk.hasConfirmed(id)) {
    experience.proof = 'processId';
    return PRINTED;
  }
  const transmitted = talk.transmitted();
  if (transmitted === null) return null;
  const problem = blocking(problemsOfTransmitted(transmitted));
  if (problem !== null) return unknown(problem);
  if (profile.confirm === 'auto' && experience.proof === 'untried') return null;
  return PRINTED;
};

/** Nothing came of waiting: what is to be said, and remembered, about the printer. */
const unproven = (talk: Talk, { profile, experience, paper, stop }: Job): SlipResult => {
  if (talk.transmitted() !== null) {
    experience.proof = 'transmitted';
    return PRINTED;
  }
  const wasTried = profile.confirm !== 'none' && !stop.aborted;
  if (wasTried && experience.proof === 'untried') experience.proof = 'none';
  // It proves nothing, so that nothing follows from its silence; and it took all of the slip
  if (profile.confirm === 'none' || experience.proof === 'none') paper.hasTorso = false;
  return unknown(talk.hasAnswered() ? 'noConfirmation' : 'silent');
};

const prove = async (talk: Talk, id: string, job: Job): Promise<SlipResult> => {
  const proof = () => proofIn(talk, id, job);
  const proofOrMore = () => proof() ?? (talk.isWorthAsking() ? 'ask' : null);
  const begun = performance.now();
  let waitUntil = begun + patienceOf(talk, job);
  let wasTransmitted = false;
  let isStuck = false;
  while (performance.now() < waitUntil && !job.stop.aborted) {
    const proved = await talk.until(proofOrMore, ANSWER_MS);
    if (proved === 'ask') {
      await talk.askTransmitted(ANSWER_MS);
      continue;
    }
    if (proved !== null) return proved;
    if (!talk.isOpen()) return unknown(talk.channel.lost);
    if (talk.transmitted() !== null && !wasTransmitted) {
      wasTransmitted = true;
      waitUntil = performance.now() + PAPER_MS;
    }
    if (!tellsState(job.experience) || job.profile.status === 'none') continue;
    const problems = await talk.look('proof');
    if (!talk.isOpen()) return proof() ?? unknown(talk.channel.lost);
    job.onLook(problems);
    const problem = blocking(problems ?? []);
    isStuck = problems === null;
    if (isStuck) waitUntil = Math.min(waitUntil, begun + MUTE_MS);
    if (problem === null) continue;
    // The paper may have ended just behind the slip: its proof is then on the way
    return (await talk.until(proof, ANSWER_MS)) ?? unknown(problem);
  }
  return isStuck && talk.transmitted() === null ? unknown('offline') : unproven(talk, job);
};

const write = async (talk: Talk, id: string, job: Job) => {
  const { bytes, paper } = job;
  const { processId, transmitted } = proofsFor(job);
  const parts = [...(paper.hasTorso ? [CLEARING] : []), bytes, ...(processId ? [askProcessId(id)] : [])];
  paper.hasTorso = true;
  const written = await talk.channel.write(Buffer.concat(parts), WRITE_MS);
  return written === 'written' && transmitted ? talk.askTransmitted(WRITE_MS) : written;
};

const send = async (talk: Talk, problems: PrinterProblem[] | null, job: Job): Promise<SlipResult> => {
  const problem = hindrance(problems, job);
  if (problem !== null) return notSent(problem);
  if (job.stop.aborted || !(await job.beforeSend())) return notSent(null);
  const id = newProcessId();
  const written = await write(talk, id, job);
  switch (written) {
    case 'written':
      return prove(talk, id, job);
    case 'timeout':
      return unknown('offline');
    case 'ended':
      return unknown(talk.channel.lost);
  }
};

/** Sends one slip once. Refused before its first byte it is `notSent`; after that only the printer's word counts. */
export const runJob = async (job: Job): Promise<void> => {
  const { door, profile, experience, paper, isDown } = job;
  const reached = await reach({
    door,
    profile,
    questions: experience.questions,
    openMs: OPEN_MS,
    lookFor: 'slip',
    isSilent: isKnownSilent(job),
    waitsMs: isDown ? OPEN_AGAIN_MS.slice(0, 1) : OPEN_AGAIN_MS,
    until: performance.now() + REACH_MS,
    giveUp: null,
  });
  switch (reached.kind) {
    case 'gaveUp':
      return job.onResult(notSent(null));
    case 'missed':
      job.onMissed(reached.problem);
      return job.onResult(notSent(reached.problem));
    case 'reached': {
      const { talk, problems } = reached;
      if (!isKnownSilent(job)) job.onLook(problems);
      const result = await send(talk, problems, job);
      if (result.state === 'printed') paper.hasTorso = false;
      job.onResult(result);
      await talk.channel.close(result.state === 'unknown' ? CLOSE_UNPROVEN_MS : CLOSE_MS);
      door.wasGood();
    }
  }
};
