// To a printer that answers: opens and looks, and tries again where there is hope, before anything is said of it (P6).
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProblem } from '../../shared/printing';
import type { PrinterProfile } from '../../shared/settings';
import type { KnownQuestions, LookFor } from './asking';
import type { Doorway } from './pause';
import { createTalk, type Talk } from './talk';

export type ReachParts = {
  door: Doorway;
  profile: PrinterProfile;
  questions: KnownQuestions;
  openMs: number;
  lookFor: LookFor;
  /** It is not asked, for it has never answered. */
  isSilent: boolean;
  /** So long each waits for the next try, which none begins that would end after `until`. */
  waitsMs: readonly number[];
  until: number;
  /** Somebody else needs the printer more; null when nobody does. */
  giveUp: AbortSignal | null;
};

export type Reached =
  /** `problems`: what it says of itself; null when it does not answer, or is not asked. */
  | { kind: 'reached'; talk: Talk; problems: PrinterProblem[] | null }
  | { kind: 'missed'; problem: PrinterProblem }
  | { kind: 'gaveUp' };

/** One that is busy with itself takes a connection and hangs up on it. */
const HANG_UP_MS = 200;
const OTHER_WAITS_MS = [300];

const tryOnce = async ({ door, openMs, questions, lookFor, isSilent, giveUp }: ReachParts): Promise<Reached> => {
  const opened = await door.open(openMs);
  if (!opened.ok) return { kind: 'missed', problem: opened.problem };
  const { channel } = opened;
  const talk = createTalk({ channel, questions, giveUp });
  const problems = isSilent ? await talk.until(() => null, HANG_UP_MS) : await talk.look(lookFor);
  if (talk.isOpen()) return { kind: 'reached', talk, problems };
  await channel.close(0);
  return { kind: 'missed', problem: channel.lost };
};

/** Whoever reaches it closes the channel, and tells the door how it was. */
export const reach = async (parts: ReachParts): Promise<Reached> => {
  const { door, until, giveUp } = parts;
  for (let tries = 0; ; tries += 1) {
    const reached = await tryOnce(parts);
    if (reached.kind !== 'missed') return reached;
    door.wasBad();
    // Only in a network does it help to wait: what is unplugged or somebody else's stays so
    const waitMs = (reached.problem === 'unreachable' ? parts.waitsMs : OTHER_WAITS_MS)[tries];
    if (giveUp?.aborted) return { kind: 'gaveUp' };
    if (waitMs === undefined || performance.now() + waitMs > until) return reached;
    await sleep(waitMs, null, giveUp === null ? {} : { signal: giveUp }).catch(() => null);
    if (giveUp?.aborted) return { kind: 'gaveUp' };
  }
};
