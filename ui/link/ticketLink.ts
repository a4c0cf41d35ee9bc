// A phone's link to one ticket, by the key in the address of its page: what it is shown, and the little that it may ask.

import type { Receipt } from '../../shared/fairness/receipt';
import type { Reply, Snapshot, TicketView, VisitState } from '../../shared/protocol';
import type { Language } from '../../shared/settings';
import type { Answer } from './link';
import { paperNumberOf } from './paperNumber';
import type { PublicApi } from './publicApi';
import { openWire, type Wire } from './wire';

/** Too many keys were tried from here, or too many connections are open from this network, or to this ticket. */
const LIMITS = ['tooMany', 'tooManyOfNetwork', 'tooManyOfTicket'] as const;
export type TicketLimit = (typeof LIMITS)[number];
const limitOf = (reason: string): TicketLimit | null => LIMITS.find((limit) => limit === reason) ?? null;

export type TicketAct = 'checkIn' | 'cancel' | 'leave' | 'back' | 'comes' | 'noReminders';

export type TicketLink = {
  /** What its address ends with. */
  key: string;
  /** null until the first one has come; a view of null is a ticket whose day is over. */
  snapshot: Snapshot<TicketView | null> | null;
  online: boolean;
  /** Why the server follows it with nobody here: no ticket has this key, or a limit is reached; then it is asked again. */
  refusal: 'unknownVisit' | TicketLimit | null;
  /** What comes of an act is seen in a snapshot; the language is the one to go on in. */
  ask: (act: TicketAct, language: Language, sign: string | null) => Promise<Answer<unknown>>;
  /** N7: whether the phone rings from now on, also while it is locked. */
  ring: (language: Language) => Promise<boolean>;
  /** M14: who was called before; null where nobody knows. */
  receipt: () => Promise<Receipt | null>;
};

const isTicket = (snapshot: Snapshot): snapshot is Snapshot<TicketView | null> => {
  const { view } = snapshot;
  return view === null || (typeof view === 'object' && 'screen' in view && view.screen === 'ticket');
};

const FINAL: readonly VisitState[] = ['done', 'left', 'cancelled'];

const askFor = (key: string, api: Pick<PublicApi, 'post'>): TicketLink['ask'] => {
  const part = encodeURIComponent(key);
  return (act, language, sign) => {
    switch (act) {
      case 'checkIn':
        return api.post(`/api/appointments/${part}/check-in`, { language, sign });
      case 'cancel':
        return api.post(`/api/appointments/${part}/cancel`, {});
      case 'comes':
        return api.post(`/api/appointments/${part}/confirm`, {});
      case 'noReminders':
        return api.post(`/api/appointments/${part}/no-reminders`, {});
      case 'leave':
        return api.post(`/api/tickets/${part}/leave`, {});
      case 'back':
        return api.post(`/api/tickets/${part}/back`, {});
    }
  };
};

const PLAIN_AFTER_MS = 1500;
const PLAIN_EVERY_MS = 10_000;
const PLAIN_LONGEST_MS = 60_000;
const PLAIN_PATIENCE_MS = 10_000;

/** What the server shows of a ticket by a plain request, or why it does not; null when it does not answer. */
const readTicket = async (origin: string, key: string): Promise<Snapshot | 'unknownVisit' | TicketLimit | null> => {
  try {
    const signal = AbortSignal.timeout(PLAIN_PATIENCE_MS);
    const answer = await fetch(`${origin}/api/tickets/${encodeURIComponent(key)}`, { cache: 'no-store', signal });
    if (answer.status === 404) return 'unknownVisit';
    const reply: Reply<Snapshot> = await answer.json();
    return reply.ok ? reply.result : limitOf(reply.refusal.code);
  } catch {
    // The next one may come through.
    return null;
  }
};

export type Following = {
  /** Where the server is: '' for the page's own origin. */
  origin: string;
  key: string;
  api: Pick<PublicApi, 'post' | 'pushKey'>;
  /** The pause after "too many". */
  askAgainMs: number;
  onChange: (link: TicketLink) => void;
};

/** Tells the link at once and whenever it changes, until the ticket's end or until the returned function is called. */
export const followTicket = ({ origin, key, api, askAgainMs, onChange }: Following): (() => void) => {
  const ring = async (language: Language) => (await import('./pushing.js')).ringFor(key, api, language);
  const receipt = async () => (await import('./receipt.js')).readReceipt(origin, key);
  let link: TicketLink = { key, snapshot: null, online: true, refusal: null, ask: askFor(key, api), ring, receipt };
  let wire: Wire | null = null;
  let isOver = false;
  let askAgain: ReturnType<typeof setTimeout> | undefined;
  let askPlainly: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const change = (next: Partial<TicketLink>) => {
    link = { ...link, ...next };
    onChange(link);
  };
  /** W7: the state without a socket, as old as it is: asked for less and less often, until a socket is there. */
  const look = async () => {
    const answer = await readTicket(origin, key);
    if (isOver || (link.online && link.snapshot !== null)) return;
    // K30: who shares a network with many who hold paper is asked to wait now and then, and is told no less for it.
    if (typeof answer === 'string') change({ refusal: link.refusal === 'unknownVisit' ? link.refusal : answer });
    // A limit of sockets still holds: it is why the state is old.
    else if (answer !== null && isTicket(answer)) {
      const isNew = link.refusal === 'unknownVisit';
      change({ snapshot: answer, online: false, refusal: isNew ? null : link.refusal });
      // K30: a number from paper was brought in meanwhile.
      if (isNew) open();
    }
    if (link.snapshot?.view && FINAL.includes(link.snapshot.view.state)) return;
    askPlainly = setTimeout(look, Math.min(PLAIN_LONGEST_MS, PLAIN_EVERY_MS * 2 ** failures++));
  };
  const open = () => {
    wire?.close();
    wire = openWire({
      origin,
      handshake: { ticket: key },
      patienceMs: 8000,
      silenceMs: 16_000,
      longestPauseMs: 30_000,
      onSnapshot: (snapshot) => {
        if (!isTicket(snapshot)) return;
        if (snapshot.view === null && paperNumberOf(key) !== null) {
          // K29: what was brought in was taken back, and may be brought in again.
          wire?.close();
          change({ online: false, refusal: 'unknownVisit' });
          askPlainly ??= setTimeout(look, PLAIN_AFTER_MS);
          return;
        }
        change({ snapshot, online: !snapshot.isOld, refusal: null });
        failures = 0;
        clearTimeout(askPlainly);
        askPlainly = undefined;
        // Nothing will change any more: a phone need not keep talking.
        if (snapshot.view === null || FINAL.includes(snapshot.view.state)) wire?.close();
      },
      onDown: () => {
        change({ online: false, refusal: null });
        askPlainly ??= setTimeout(look, PLAIN_AFTER_MS);
      },
      onRefused: (reason) => {
        const limit = limitOf(reason);
        if (limit === null && reason !== 'unknownVisit') return 'again';
        change({ refusal: limit ?? 'unknownVisit' });
        if (limit !== null) askAgain = setTimeout(open, askAgainMs);
        return 'stay away';
      },
    });
  };
  change({});
  askPlainly = setTimeout(look, PLAIN_AFTER_MS);
  open();
  return () => {
    isOver = true;
    clearTimeout(askAgain);
    clearTimeout(askPlainly);
    wire?.close();
  };
};
