// The state questions (DLE EOT). Their answers carry no name: a byte is believed only where it can answer nothing else (P8).
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { askRealTime } from '../slip/commands';
import type { Question } from './status';

/** What is known of a printer's questions; one that is missing was not tried to the end yet. */
export type KnownQuestions = Map<Question, 'answered' | 'mute'>;

/**
 * How much time a look takes. `watch` finds out which questions are answered, `slip` asks what may keep a slip from
 * coming out, `proof` asks only what is known to be answered.
 */
export type LookFor = 'watch' | 'slip' | 'proof';

export type Cable = {
  /** False when it could not be asked. */
  write(bytes: Buffer): Promise<boolean>;
  /** What `found` finds, tried now and after everything heard; null after `timeoutMs`, at the end, or when given up. */
  until<T>(found: () => T | null, timeoutMs: number, giveUp: AbortSignal | null): Promise<T | null>;
  isOpen(): boolean;
  /** Somebody else needs the printer more; null when nobody does. */
  giveUp: AbortSignal | null;
};

/** Some printers do not know the third question, so it comes last. */
export const QUESTIONS: readonly Question[] = [1, 2, 4, 3];

/** What is known to be answered is waited for so long; asked again in between, as some answer only with the next. */
const KNOWN_MS = { watch: 2700, slip: 4000, proof: 1000 } as const;
const BEFORE_AGAIN = 0.6;
/** So long a question is waited for before it counts as one that the printer does not know. */
const LEARN_MS = { watch: 2700, slip: 1200 } as const;
/** One of which nothing was ever heard is called first: so long it has for the first question, and for the others. */
const CALLS: readonly [Question, number][] = [
  [1, 600],
  [2, 400],
  [4, 400],
];
const SILENT_MS = 700;
/** A question that may well be answered is waited for so long, whoever needs the printer: its answer must not meet theirs. */
const UNDISTURBED_MS = 300;
/** What is still under way when nobody knows what it answers has passed by after so long a silence. */
const QUIET_MS = 800;
const MOST_QUIET_MS = 4000;
const LATER_MS = 400;
/** A printer that is stuck answers everything later; more questions would only add to it. */
const MOST_OPEN = 8;

export const createAsking = (cable: Cable, known: KnownQuestions) => {
  /** Asked and not answered, oldest first: what the printer answers, it answers in their order. */
  let open: Question[] = [];
  const answers = new Map<Question, number>();
  let heard = 0;
  let slowestMs = 0;

  const hasAnswered = () => [...known.values()].includes('answered');

  const hear = (byte: number) => {
    heard += 1;
    const question = open.shift();
    if (question !== undefined) answers.set(question, byte);
  };

  const put = (question: Question): Promise<boolean> => {
    open.push(question);
    return cable.write(askRealTime(question));
  };

  const ask = async (question: Question, patienceMs: number): Promise<number | null> => {
    answers.delete(question);
    const begun = performance.now();
    const found = () => answers.get(question) ?? null;
    const giveUp = known.get(question) === 'answered' ? null : cable.giveUp;
    for (const share of [BEFORE_AGAIN, 1 - BEFORE_AGAIN]) {
      if (open.length < MOST_OPEN && !(await put(question))) return null;
      const early = await cable.until(found, Math.min(UNDISTURBED_MS, patienceMs * share), null);
      const answer = early ?? (await cable.until(found, patienceMs * share - UNDISTURBED_MS, giveUp));
      if (answer !== null) {
        known.set(question, 'answered');
        slowestMs = Math.max(slowestMs, performance.now() - begun);
      }
      if (answer !== null || !cable.isOpen() || giveUp?.aborted) return answer;
    }
    return null;
  };

  /** Asks one after the other without waiting long; how many until anything was heard, null when nothing was. */
  const call = async (): Promise<number | null> => {
    const before = heard;
    for (const [i, [question, patienceMs]] of CALLS.entries()) {
      if (!(await put(question))) return null;
      await cable.until(() => (heard > before ? true : null), patienceMs, null);
      if (heard > before) return i + 1;
    }
    return null;
  };

  const quiet = async () => {
    const end = performance.now() + MOST_QUIET_MS;
    for (let count = -1; count !== heard && performance.now() < end && cable.isOpen(); ) {
      count = heard;
      await sleep(QUIET_MS);
    }
    open = [];
    answers.clear();
  };

  /** How long to wait for a question of which nobody knows whether it is answered; null asks none of them. */
  const patienceFor = async (lookFor: LookFor): Promise<number | null> => {
    if (lookFor === 'proof') return null;
    if (lookFor === 'watch') return LEARN_MS.watch;
    if (!hasAnswered()) {
      const begun = performance.now();
      const calls = await call();
      slowestMs = performance.now() - begun;
      if (calls === null) return null;
      // While only the first question is open, there is no doubt what was answered
      if (calls === 1) known.set(1, 'answered');
      else await quiet();
    }
    return Math.max(LEARN_MS.slip, slowestMs + LATER_MS);
  };

  const isMute = (question: Question) => known.get(question) === 'mute';
  const isUntried = (question: Question) => !known.has(question);

  const learn = async (lookFor: LookFor): Promise<void> => {
    if (!QUESTIONS.some(isUntried)) return;
    const patienceMs = await patienceFor(lookFor);
    if (patienceMs === null) return;
    for (const question of QUESTIONS.filter(isUntried)) {
      if (lookFor === 'slip' && question === 3) continue;
      const answer = await ask(question, patienceMs);
      if (!cable.isOpen() || cable.giveUp?.aborted) return;
      if (answer === null) open = open.filter((one) => one !== question);
    }
    if (lookFor === 'watch') for (const question of QUESTIONS.filter(isUntried)) known.set(question, 'mute');
  };

  /** One that answers nothing is called by one question at a time, for it may have been mended. */
  const callMute = async () => {
    const question = QUESTIONS[randomInt(QUESTIONS.length)] ?? 1;
    if ((await ask(question, SILENT_MS)) === null) open = open.filter((one) => one !== question);
    else for (const other of QUESTIONS.filter(isMute)) known.delete(other);
  };

  return {
    hear,
    /** The answers that came; empty when none did. */
    look: async (lookFor: LookFor): Promise<ReadonlyMap<Question, number>> => {
      const came = new Map<Question, number>();
      const take = (question: Question, answer: number | null) => answer !== null && came.set(question, answer);
      for (const question of QUESTIONS.filter((one) => known.get(one) === 'answered')) {
        const answer = await ask(question, KNOWN_MS[lookFor]);
        take(question, answer);
        if (answer === null) return came;
      }
      if (lookFor === 'watch' && QUESTIONS.every(isMute)) await callMute();
      const before = new Set(came.keys());
      await learn(lookFor);
      for (const question of QUESTIONS) if (!before.has(question)) take(question, answers.get(question) ?? null);
      return came;
    },
  };
};
