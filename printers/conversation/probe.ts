// Finds out what a printer answers, and how long it rests between connections, so that its profile need not be guessed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProblem, ProbeResult } from '../../shared/printing';
import type { Channel, OpenChannel } from '../channels/channel';
import { askProcessId, REPORT_CHANGES, REPORT_NOTHING, RESET } from '../slip/commands';
import { type KnownQuestions, QUESTIONS } from './asking';
import { blocking, newProcessId } from './job';
import { createTalk, type Talk } from './talk';

const OPEN_MS = 3000;
const ANSWER_MS = 1000;
const PROOF_MS = 2000;
const CLOSE_MS = 300;
/** Somebody may just have used it, and it may rest after that. */
const FIRST_WAITS_MS = [0, 300, 600, 1300, 2500];
const PAUSES_MS = [0, 250, 500, 1000, 1500, 2000, 2500, 3000, 4000];
const SERVED_MS = 400;
/** What is measured once may be a little more at another time. */
const PAUSE_MARGIN = 1.1;

type Answers = ProbeResult['answers'];

const answersOf = (talk: Talk, id: string, known: KnownQuestions): Answers => {
  const questions = QUESTIONS.filter((question) => known.get(question) === 'answered');
  return {
    state: questions.length > 0,
    automatic: talk.hasReported(),
    processId: talk.hasConfirmed(id),
    transmitted: talk.transmitted() !== null,
    questions: questions.toSorted((one, other) => one - other),
    pauseMs: 0,
  };
};

const profileFor = ({ state, processId, transmitted, questions, pauseMs }: Answers): ProbeResult['profile'] => {
  const found = { status: state ? 'required' : 'optional', questions: state ? questions : null, pauseMs } as const;
  if (processId) return { ...found, confirm: 'gs-h' };
  return { ...found, confirm: transmitted ? 'gs-r' : 'none' };
};

const NOTHING: Answers = {
  state: false,
  automatic: false,
  processId: false,
  transmitted: false,
  questions: [],
  pauseMs: 0,
};
const missed = (problem: PrinterProblem, answers = NOTHING): ProbeResult => ({ problem, answers, profile: null });

/** What it answers; its pause is still to be found. */
const ask = async (talk: Talk, known: KnownQuestions): Promise<ProbeResult> => {
  const id = newProcessId();
  const problem = blocking((await talk.look('watch')) ?? []);
  if (!talk.isOpen()) return missed(talk.channel.lost);
  // While it stands still it answers nothing of what waits in its queue
  if (problem !== null) return missed(problem, answersOf(talk, id, known));
  const written = await talk.channel.write(Buffer.concat([RESET, askProcessId(id), REPORT_CHANGES]), PROOF_MS);
  if (written === 'timeout') return missed('offline', answersOf(talk, id, known));
  await talk.askTransmitted(PROOF_MS);
  const hasAll = () => talk.hasConfirmed(id) && talk.transmitted() !== null && talk.hasReported();
  const end = performance.now() + PROOF_MS;
  while (!hasAll() && talk.isOpen() && performance.now() < end) {
    const isNext = () => (hasAll() || talk.isWorthAsking() ? true : null);
    await talk.until(isNext, end - performance.now());
    if (talk.isWorthAsking()) await talk.askTransmitted(PROOF_MS);
  }
  if (!talk.isOpen()) return missed(talk.channel.lost, answersOf(talk, id, known));
  await talk.channel.write(REPORT_NOTHING, ANSWER_MS);
  return { problem: null, answers: answersOf(talk, id, known), profile: null };
};

/** Whether the printer serves this connection, and does not only take it. */
const isServed = async (channel: Channel, known: KnownQuestions): Promise<boolean> => {
  const talk = createTalk({ channel, questions: known, giveUp: null });
  const problems = [...known.values()].includes('answered') ? await talk.look('proof') : [];
  if (problems?.length === 0) await talk.until(() => null, SERVED_MS);
  const isServed = talk.isOpen() && problems !== null;
  await channel.close(CLOSE_MS);
  return isServed;
};

/** Connects again and again after longer pauses; the first that is served is the one, null when none is. */
const findPause = async (open: OpenChannel, known: KnownQuestions): Promise<number | null> => {
  for (const pauseMs of PAUSES_MS) {
    await sleep(pauseMs);
    const opened = await open(OPEN_MS);
    if (opened.ok && (await isServed(opened.channel, known))) return Math.ceil(pauseMs * PAUSE_MARGIN);
  }
  return null;
};

const openFirst = async (open: OpenChannel, known: KnownQuestions) => {
  let problem: PrinterProblem = 'unreachable';
  for (const waitMs of FIRST_WAITS_MS) {
    await sleep(waitMs);
    const opened = await open(OPEN_MS);
    if (!opened.ok && opened.problem !== 'unreachable') return opened;
    if (!opened.ok) continue;
    const talk = createTalk({ channel: opened.channel, questions: known, giveUp: null });
    await talk.until(() => null, SERVED_MS);
    if (talk.isOpen()) return { ok: true, talk } as const;
    await opened.channel.close(0);
    problem = opened.channel.lost;
  }
  return { ok: false, problem } as const;
};

/** Asks everything once; nothing is printed, unless by a printer that takes a question for text. */
export const probe = async (open: OpenChannel): Promise<ProbeResult> => {
  const known: KnownQuestions = new Map();
  const opened = await openFirst(open, known);
  if (!opened.ok) return missed(opened.problem);
  const { channel } = opened.talk;
  const asked = await ask(opened.talk, known);
  await channel.close(CLOSE_MS);
  if (asked.problem !== null || channel.lost !== 'unreachable') return withProfile(asked, 0);
  const pauseMs = await findPause(open, known);
  return pauseMs === null ? missed('unreachable', asked.answers) : withProfile(asked, pauseMs);
};

const withProfile = (asked: ProbeResult, pauseMs: number): ProbeResult => {
  const answers = { ...asked.answers, pauseMs };
  return { problem: asked.problem, answers, profile: asked.problem === null ? profileFor(answers) : null };
};
