// What the public pages ask over HTTP, patiently: a phone on bad mobile data loses answers, and asks again (N4).
import type { Challenge } from 'altcha-lib/types';
import type {
  BookedResult,
  BookingRequest,
  FindRequest,
  FoundResult,
  HoldRequest,
  HoldResult,
  HomeRequest,
  HomeResult,
  PublicDays,
  PublicOffice,
  PublicReply,
  PublicSlots,
  WaitingListRequest,
} from '../../shared/booking';
import { type Answer, OFFLINE } from './link';
import { newId } from './newId';

/** A reply, or the refusal `offline` when none came; a slot that cannot be had comes with the next free ones (A3). */
export type PublicAnswer<Result> = Answer<Result> & { alternatives?: number[] };

/** What somebody comes for, and with how many. */
export type VisitRequest = { serviceIds: string[]; persons: number };

type Plain<Request> = Omit<Request, 'id' | 'proof'>;

/** Every answer comes at the latest after three tries, about 50 s; most come at once. */
export type PublicApi = {
  office: () => Promise<PublicAnswer<PublicOffice>>;
  days: (wish: VisitRequest, from: string) => Promise<PublicAnswer<PublicDays>>;
  slots: (wish: VisitRequest, day: string) => Promise<PublicAnswer<PublicSlots>>;
  challenge: () => Promise<PublicAnswer<Challenge>>;
  hold: (request: Plain<HoldRequest>, proof: string) => Promise<PublicAnswer<HoldResult>>;
  giveBack: (held: Pick<HoldResult, 'holdId' | 'slotAt'>) => Promise<PublicAnswer<unknown>>;
  book: (request: Plain<BookingRequest>) => Promise<PublicAnswer<BookedResult>>;
  move: (key: string, held: Pick<HoldResult, 'holdId' | 'slotAt'>) => Promise<PublicAnswer<BookedResult>>;
  joinWaitingList: (request: Plain<WaitingListRequest>, proof: string) => Promise<PublicAnswer<unknown>>;
  /** A22: by a code as it was typed. */
  find: (request: Plain<FindRequest>, proof: string) => Promise<PublicAnswer<FoundResult>>;
  /** W23: a number for today. */
  fromHome: (request: Plain<HomeRequest>, proof: string) => Promise<PublicAnswer<HomeResult>>;
  /** N7: the office's public key for push services. */
  pushKey: () => Promise<PublicAnswer<{ publicKey: string }>>;
  /** Any other act; its id is made here. */
  post: <Result>(path: string, body: object) => Promise<PublicAnswer<Result>>;
};

export type PublicApiParts = {
  fetch: typeof fetch;
  /** How long each try may take, and the pause before the next one. */
  tries: readonly { withinMs: number; pauseMs: number }[];
};

const PATIENCE = [
  { withinMs: 10_000, pauseMs: 1000 },
  { withinMs: 15_000, pauseMs: 3000 },
  { withinMs: 20_000, pauseMs: 0 },
];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const isReply = (value: unknown): boolean => typeof value === 'object' && value !== null && 'ok' in value;

const search = ({ serviceIds, persons }: VisitRequest, more: Record<string, string>) =>
  new URLSearchParams({ services: serviceIds.join(), persons: String(persons), ...more }).toString();

/** The public port as these pages know it. */
export const createPublicApi = ({ fetch, tries }: PublicApiParts): PublicApi => {
  /** What the server answered; null when nothing came, or something that only a machine in between says. */
  const once = async (path: string, init: RequestInit, withinMs: number): Promise<unknown> => {
    const ended = new AbortController();
    const timer = setTimeout(() => ended.abort(), withinMs);
    try {
      const response = await fetch(path, { ...init, cache: 'no-store', signal: ended.signal });
      // The office is away for a moment: asked again with the same id.
      if (response.status === 503) return null;
      const body: unknown = await response.json();
      return isReply(body) ? body : null;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };

  const ask = async <Result>(path: string, init: RequestInit): Promise<PublicAnswer<Result>> => {
    for (const { withinMs, pauseMs } of tries) {
      const body = await once(path, init, withinMs);
      // Both ends are built from one contract, in which an address settles its result.
      if (body !== null) return body as PublicReply<Result>;
      await pause(pauseMs);
    }
    return { ok: false, refusal: OFFLINE };
  };

  /** The ids of acts whose answers were lost: the same wish later, by the same person, is the same act. */
  const unanswered = new Map<string, string>();

  const post = async <Result>(path: string, body: object, proof?: string): Promise<PublicAnswer<Result>> => {
    const act = `${path} ${JSON.stringify(body)}`;
    const id = unanswered.get(act) ?? newId();
    unanswered.set(act, id);
    const sent = JSON.stringify({ id, ...body, ...(proof !== undefined && { proof }) });
    const headers = { 'content-type': 'application/json' };
    const answer = await ask<Result>(path, { method: 'POST', headers, body: sent });
    const isOpen = !answer.ok && ['offline', 'proofNeeded'].includes(answer.refusal.code);
    if (!isOpen) unanswered.delete(act);
    return answer;
  };

  return {
    office: () => ask('/api/office', {}),
    days: (wish, from) => ask(`/api/days?${search(wish, { from })}`, {}),
    slots: (wish, day) => ask(`/api/slots?${search(wish, { day })}`, {}),
    challenge: () => ask('/api/challenge', {}),
    hold: (request, proof) => post('/api/holds', request, proof),
    giveBack: ({ holdId, slotAt }) => post('/api/holds/return', { holdId, slotAt }),
    book: (request) => post('/api/appointments', request),
    move: (key, { holdId, slotAt }) => post(`/api/appointments/${encodeURIComponent(key)}/move`, { slotAt, holdId }),
    joinWaitingList: (request, proof) => post('/api/waiting-list', request, proof),
    pushKey: () => ask('/api/push-key', {}),
    fromHome: (request, proof) => post('/api/numbers', request, proof),
    find: (request, proof) => post('/api/appointments/find', request, proof),
    post: (path, body) => post(path, body),
  };
};

/** The one for pages. */
export const openPublicApi = (): PublicApi =>
  createPublicApi({ fetch: (path, init) => fetch(path, init), tries: PATIENCE });
