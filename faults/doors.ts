// What the office says through its doors at the end, held against the record: the same answers, and the same states.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply, TicketView } from '../shared/protocol';
import { inTime } from './clients/asking';
import type { Wrong } from './compare';
import type { Crowd } from './crowd';
import type { Logged } from './log';
import type { Act } from './record';

const AT_ONCE = 8;
const TRIES = 120;
const PAUSE_MS = 100;

/** Of each visit the furthest that somebody was told of it. */
const RANKS: { [state: string]: number } = { waiting: 0, called: 1, serving: 2, done: 3 };
const RANK_OF: { [kind in Act['kind']]: number } = { booking: -1, ticket: 0, call: 1, begin: 2, finish: 3 };

const each = async <One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<void> => {
  const left = [...all];
  const worker = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

/** Asks a few times before it says that nobody answers. */
const again = async (ask: () => Promise<Reply | null>): Promise<Reply | null> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const reply = await inTime(ask());
    if (reply !== null && (reply.ok || reply.refusal.code !== 'tooMany')) return reply;
    await sleep(PAUSE_MS);
  }
  return null;
};

/** Every ticket and appointment asked for once more by the same id: the answer is the one of then (N4). */
const sameAnswers = async (acts: readonly Act[], { wayOf }: Crowd, wrongs: Wrong[]): Promise<void> => {
  const known = acts.filter(({ kind, answer }) => answer !== null && (kind === 'ticket' || kind === 'booking'));
  await each(known, async ({ id, by, kind, asked, answer }) => {
    const way = wayOf(by);
    if (way === null) return;
    const reply = await again(() => way(id, asked as object));
    if (reply?.ok === true && JSON.stringify(reply.result) === JSON.stringify(answer?.result)) return;
    wrongs.push({ what: 'broken', which: `${kind} ${id}: answered now ${JSON.stringify(reply)}` });
  });
};

/** What somebody was told last of each visit, by the key of its page. */
const furthest = (acts: readonly Act[]): Map<string, { number: string; rank: number }> => {
  const ranks = new Map<string, number>();
  const pages = new Map<string, { number: string; visitId: string }>();
  for (const { kind, asked, answer } of acts) {
    if (answer === null || kind === 'booking') continue;
    const said = { ...(asked as { visitId?: string }), ...(answer.result as { visitId?: string } | null) };
    const visitId = said.visitId ?? '';
    ranks.set(visitId, Math.max(ranks.get(visitId) ?? 0, RANK_OF[kind]));
    if (kind !== 'ticket') continue;
    const { number, url } = answer.result as { number: string; url: string };
    pages.set(url.split('/t/')[1] ?? '', { number, visitId });
  }
  return new Map([...pages].map(([key, { number, visitId }]) => [key, { number, rank: ranks.get(visitId) ?? 0 }]));
};

/** Every ticket's page of this day: its number, and nothing of it has gone back. */
const sameStates = async (
  acts: readonly Act[],
  events: readonly Logged[],
  { publicWay }: Crowd,
  wrongs: Wrong[],
): Promise<void> => {
  const office = await again(() => publicWay('/api/office'));
  const today = office?.ok === true ? (office.result as { today: string }).today : '';
  const ofToday = new Set(events.filter(({ day }) => day === today).map(({ commandId }) => commandId));
  const known = acts.filter(({ kind, id }) => kind !== 'ticket' || ofToday.has(id));
  if (known.every(({ kind }) => kind !== 'ticket')) wrongs.push({ what: 'broken', which: `no ticket of ${today}` });
  await each([...furthest(known)], async ([key, { number, rank }]) => {
    const reply = await again(() => publicWay(`/api/tickets/${key}`));
    const view = reply?.ok === true ? (reply.result as { view: TicketView | null }).view : null;
    if (view !== null && view.number === number && (RANKS[view.state] ?? 0) >= rank) return;
    wrongs.push({ what: 'broken', which: `page of ${number}: ${JSON.stringify(view?.state ?? reply)}` });
  });
};

/** Asks the running office about everything that the record knows. */
export const askAtDoors = async (acts: readonly Act[], events: readonly Logged[], crowd: Crowd): Promise<Wrong[]> => {
  const wrongs: Wrong[] = [];
  await sameAnswers(acts, crowd, wrongs);
  await sameStates(acts, events, crowd, wrongs);
  return wrongs;
};
