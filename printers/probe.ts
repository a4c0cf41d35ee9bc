// Finds out what a printer answers, so that its profile need not be guessed.
import { randomInt } from 'node:crypto';
import type { PrinterProblem, ProbeResult } from '../shared/printing';
import type { OpenChannel } from './channels/channel';
import { askProcessId, REPORT_CHANGES, REPORT_NOTHING, RESET, TRANSMIT_STATUS } from './commands';
import { blocking } from './job';
import { createTalk, type Talk } from './talk';

const OPEN_MS = 3000;
const ANSWER_MS = 1000;
const PROOF_MS = 2000;
const CLOSE_MS = 300;

const answersOf = (talk: Talk, id: string): ProbeResult['answers'] => ({
  state: talk.hasToldState(),
  automatic: talk.hasReported(),
  processId: talk.hasConfirmed(id),
  transmitted: talk.transmitted() !== null,
});

const profileFor = ({ state, processId, transmitted }: ProbeResult['answers']): ProbeResult['profile'] => {
  const status = state ? 'required' : 'optional';
  if (processId) return { status, confirm: 'gs-h' };
  return { status, confirm: transmitted ? 'gs-r' : 'none' };
};

const NOTHING: ProbeResult['answers'] = { state: false, automatic: false, processId: false, transmitted: false };
const missed = (problem: PrinterProblem, answers = NOTHING): ProbeResult => ({ problem, answers, profile: null });

const ask = async (talk: Talk): Promise<ProbeResult> => {
  const id = String(randomInt(1000, 10_000));
  const problem = blocking((await talk.look(ANSWER_MS)) ?? []);
  if (!talk.isOpen()) return missed(talk.channel.lost);
  // While it stands still it answers nothing of what waits in its queue
  if (problem !== null) return missed(problem, answersOf(talk, id));
  talk.forgetTransmitted();
  const questions = Buffer.concat([RESET, askProcessId(id), TRANSMIT_STATUS, REPORT_CHANGES]);
  const written = await talk.channel.write(questions, PROOF_MS);
  if (written === 'timeout') return missed('offline', answersOf(talk, id));
  const hasAll = () => (talk.hasConfirmed(id) && talk.transmitted() !== null && talk.hasReported() ? true : null);
  await talk.until(hasAll, PROOF_MS);
  if (!talk.isOpen()) return missed(talk.channel.lost, answersOf(talk, id));
  await talk.channel.write(REPORT_NOTHING, ANSWER_MS);
  const answers = answersOf(talk, id);
  return { problem: null, answers, profile: profileFor(answers) };
};

/** Asks everything once; nothing is printed, unless by a printer that takes a question for text. */
export const probe = async (open: OpenChannel): Promise<ProbeResult> => {
  const opened = await open(OPEN_MS);
  if (!opened.ok) return missed(opened.problem);
  const result = await ask(createTalk(opened.channel));
  await opened.channel.close(CLOSE_MS);
  return result;
};
