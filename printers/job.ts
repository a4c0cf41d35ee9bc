// One slip's way onto paper: look first, write with a deadline, then ask the printer whether it is done (P2).
import { randomInt } from 'node:crypto';
import { HARMLESS_PROBLEMS, type PrinterProblem } from '../shared/printing';
import type { PrinterProfile } from '../shared/settings';
import type { OpenChannel } from './channels/channel';
import { askProcessId, TRANSMIT_STATUS } from './commands';
import { problemsOfTransmitted } from './status';
import { createTalk, type Talk } from './talk';

/** How a slip ended; `printed` only when the printer said so. `problem` is null when it was not the printer's. */
export interface SlipResult {
  state: 'printed' | 'notSent' | 'unknown';
  problem: PrinterProblem | null;
}

/** What was learned about one printer since the start, so that not every slip waits for answers that never come. */
export interface Experience {
  /** It has answered something at some time. */
  answers: boolean;
  /** The proof that it gives; `none` after it gave neither. */
  proof: 'untried' | 'processId' | 'transmitted' | 'none';
}

export interface Job {
  open: OpenChannel;
  bytes: Buffer;
  profile: PrinterProfile;
  experience: Experience;
  /** Stores durably that the slip is being sent; false when it shall not be sent any more. */
  beforeSend: () => Promise<boolean>;
  /** Called once, before the connection is closed. */
  onResult: (result: SlipResult) => void;
  /** What the printer said of itself on the way; null when it does not answer. */
  onLook: (problems: PrinterProblem[] | null) => void;
  /** There was no way to the printer. */
  onMissed: (problem: PrinterProblem) => void;
  /** Ends the wait for a proof. */
  stop: AbortSignal;
}

const OPEN_MS = 3000;
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

const notSent = (problem: PrinterProblem | null): SlipResult => ({ state: 'notSent', problem });
const unknown = (problem: PrinterProblem | null): SlipResult => ({ state: 'unknown', problem });
const PRINTED: SlipResult = { state: 'printed', problem: null };

/** The first problem with which no slip comes out, null when there is none. */
export const blocking = (problems: readonly PrinterProblem[]): PrinterProblem | null =>
  problems.find((problem) => !HARMLESS_PROBLEMS.includes(problem)) ?? null;

/** What keeps a slip from being sent to a printer that was asked first; null when nothing does. */
const preflight = async (talk: Talk, { profile, experience, onLook }: Job): Promise<PrinterProblem | null> => {
  if (profile.status === 'none') return null;
  const isKnownSilent = profile.status === 'optional' && !experience.answers && experience.proof === 'none';
  if (isKnownSilent) return null;
  const problems = await talk.look(ANSWER_MS);
  if (!talk.isOpen()) return talk.channel.lost;
  onLook(problems);
  // One that used to answer is stuck: what it is given now might come out in an hour
  if (problems === null) return profile.status === 'required' || experience.answers ? 'offline' : null;
  return blocking(problems);
};

const fenceOf = (id: string, { profile, experience }: Job): Buffer => {
  switch (profile.confirm) {
    case 'auto':
      if (experience.proof === 'none') return Buffer.alloc(0);
      if (experience.proof === 'processId') return askProcessId(id);
      if (experience.proof === 'transmitted') return TRANSMIT_STATUS;
      return Buffer.concat([askProcessId(id), TRANSMIT_STATUS]);
    case 'gs-h':
      return askProcessId(id);
    case 'gs-r':
      return TRANSMIT_STATUS;
    case 'none':
      return Buffer.alloc(0);
  }
};

const patienceOf = (talk: Talk, { profile, experience }: Job) => {
  if (profile.confirm === 'none' || experience.proof === 'none') return NO_PROOF_MS;
  return experience.answers || talk.hasAnswered() ? TALKING_MS : MUTE_MS;
};

/** What the printer has proved so far; null while it is still open. */
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
const unproven = (talk: Talk, { profile, experience, stop }: Job): SlipResult => {
  if (talk.transmitted() !== null) {
    experience.proof = 'transmitted';
    return PRINTED;
  }
  const wasTried = profile.confirm !== 'none' && !stop.aborted;
  if (wasTried && experience.proof === 'untried') experience.proof = 'none';
  return unknown(talk.hasAnswered() ? 'noConfirmation' : 'silent');
};

const prove = async (talk: Talk, id: string, job: Job): Promise<SlipResult> => {
  const proof = () => proofIn(talk, id, job);
  const begun = performance.now();
  let waitUntil = begun + patienceOf(talk, job);
  let wasTransmitted = false;
  let isStuck = false;
  while (performance.now() < waitUntil && !job.stop.aborted) {
    const proved = await talk.until(proof, ANSWER_MS);
    if (proved !== null) return proved;
    if (!talk.isOpen()) return unknown(talk.channel.lost);
    if (talk.transmitted() !== null && !wasTransmitted) {
      wasTransmitted = true;
      waitUntil = performance.now() + PAPER_MS;
    }
    if (!talk.hasAnswered()) continue;
    const problems = await talk.look(ANSWER_MS);
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

const send = async (talk: Talk, job: Job): Promise<SlipResult> => {
  const problem = await preflight(talk, job);
  if (problem !== null) return notSent(problem);
  if (job.stop.aborted || !(await job.beforeSend())) return notSent(null);
  const id = String(randomInt(1000, 10_000));
  talk.forgetTransmitted();
  const written = await talk.channel.write(Buffer.concat([job.bytes, fenceOf(id, job)]), WRITE_MS);
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
  const opened = await job.open(OPEN_MS);
  if (!opened.ok) {
    job.onMissed(opened.problem);
    return job.onResult(notSent(opened.problem));
  }
  const talk = createTalk(opened.channel);
  const result = await send(talk, job);
  job.onResult(result);
  await opened.channel.close(result.state === 'unknown' ? CLOSE_UNPROVEN_MS : CLOSE_MS);
};
