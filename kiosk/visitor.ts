// The person in front of the kiosk: where they are on the way to a ticket, in which language, and what was refused.
import { useRef, useState } from 'preact/hooks';
import type { CommandOf } from '../shared/commands';
import type { ReturnResult } from '../shared/commands/calls';
import { readPaper } from '../shared/paper/slips';
import type { TicketResult } from '../shared/protocol';
import type { Language } from '../shared/settings';
import type { SpokenRefusal } from '../shared/words';
import { KIOSK_LANGUAGES } from '../shared/words/kiosk/fetch';
import { useLearned } from '../ui/learning';
import type { Ask } from '../ui/link/link';

/** What was held to the scanner: a code, or the key of a ticket page. */
type Held = { code: string | null; ticket: string | null };

/** What was held to the scanner: a code, or an address that has none; null is nothing yet. */
export type Scanned = { code: string | null } | null;

/** What somebody comes for, in that order, and with how many. */
export type Wish = { serviceIds: string[]; persons: number };

/** W18: how one more matter is looked for: among all, in one group, by letters. */
export type Looking = { by: 'list' | 'letters' } | { by: 'group'; group: string };

export type Step =
  | { kind: 'start' }
  /** W10: one group of services, letters to look for one, those that can be booked. */
  | { kind: 'group'; group: string }
  | { kind: 'search' }
  | { kind: 'offers' }
  | ({ kind: 'confirm' } & Wish)
  | ({ kind: 'another'; looking: Looking } & Wish)
  /** W26: `isHome`: with the code of a number from home. */
  | { kind: 'checkIn'; isHome: boolean; scanned: Scanned }
  | { kind: 'pick' }
  /** W16: an appointment for it is booked here. */
  | ({ kind: 'book' } & Wish)
  /** Nobody and nothing after a check-in: the appointment knows them; and `code` is null but after one with it. */
  | ({ kind: 'ticket'; ticket: TicketResult; code: string | null } & Wish)
  /** K21: back from where a counter had sent them. */
  | { kind: 'back' }
  | { kind: 'returned'; returned: ReturnResult }
  /** K30: a number from paper that nobody has brought in. */
  | { kind: 'paper'; number: string }
  /** Checked in before. */
  | { kind: 'known'; visitId: string; number: string };

type Known = Extract<Step, { kind: 'known' }>;
type Arrival = CommandOf<'drawTicket'> | CommandOf<'checkIn'> | CommandOf<'checkInVisit'>;

const START: Step = { kind: 'start' };
const NO_WISH: Wish = { serviceIds: [], persons: 0 };

/** The visit that is here already, where that is why it was refused. */
const knownOf = ({ code, values: { visitId, number } }: SpokenRefusal): Known | null =>
  code === 'alreadyCheckedIn' && typeof visitId === 'string' && typeof number === 'string' && number !== ''
    ? { kind: 'known', visitId, number }
    : null;

/** One visitor after the other: `leave` makes the kiosk as it was before anybody came. */
export const useVisitor = (ask: Ask, firstLanguage: Language) => {
  const [step, setStep] = useState<Step>(START);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  // Two taps can come before the page is drawn anew: they are one wish.
  const asking = useRef(false);
  // Where the service was chosen: a step back leads there.
  const chosenIn = useRef<Step>(START);
  const wished = chosen ?? firstLanguage;
  const language = useLearned(wished, KIOSK_LANGUAGES);

  const go = (next: Step) => {
    setRefusal(null);
    setStep(next);
  };

  const during = async (work: () => Promise<SpokenRefusal | null>) => {
    if (asking.current) return;
    asking.current = true;
    setIsAsking(true);
    setRefusal(null);
    const refused = await work();
    asking.current = false;
    setIsAsking(false);
    if (refused) setRefusal(refused);
  };

  const arrive = (command: Arrival, wish: Wish = NO_WISH) =>
    during(async () => {
      const answer = await ask(command);
      if (!answer.ok) {
        const known = knownOf(answer.refusal);
        if (known === null) return answer.refusal;
        // K21: who was sent away, and holds the code of the appointment to the kiosk, is back.
        const back = await ask({ type: 'reportBack', ticket: known.visitId });
        go(back.ok && back.result.isBack ? { kind: 'returned', returned: back.result } : known);
        return null;
      }
      const code = command.type === 'checkIn' ? command.code : null;
      go({ kind: 'ticket', ticket: answer.result, ...wish, code });
      return null;
    });

  /** `otherwise`: where to go if there is nobody of this number or key. */
  const reportBack = (ticket: string, otherwise: Step | null = null) =>
    during(async () => {
      const answer = await ask({ type: 'reportBack', ticket });
      if (answer.ok) go({ kind: 'returned', returned: answer.result });
      else if (otherwise === null || answer.refusal.code !== 'unknownVisit') return answer.refusal;
      else go(otherwise);
      return null;
    });

  const leave = () => {
    go(START);
    setChosen(null);
  };

  return {
    step,
    language,
    refusal,
    /** A question is on its way to the server. */
    isAsking,
    /** Nobody is here, as far as the kiosk can tell. */
    rests: step.kind === 'start' && chosen === null && !isAsking,
    speak: setChosen,
    ask,
    choose: (serviceId: string) => {
      chosenIn.current = step;
      go({ kind: 'confirm', serviceIds: [serviceId], persons: 1 });
    },
    openGroup: (group: string) =>
      go(step.kind === 'another' ? { ...step, looking: { by: 'group', group } } : { kind: 'group', group }),
    search: () => go(step.kind === 'another' ? { ...step, looking: { by: 'letters' } } : { kind: 'search' }),
    offers: () => go({ kind: 'offers' }),
    /** W9: what is wished is changed, or something more is looked for. */
    wish: (wish: Wish) => go({ kind: 'confirm', ...wish }),
    another: (wish: Wish) => go({ kind: 'another', looking: { by: 'list' }, ...wish }),
    book: ({ serviceIds, persons }: Wish) => go({ kind: 'book', serviceIds, persons }),
    enterCode: () => go({ kind: 'checkIn', isHome: false, scanned: null }),
    enterHomeCode: () => go({ kind: 'checkIn', isHome: true, scanned: null }),
    pick: () => go({ kind: 'pick' }),
    enterNumber: () => go({ kind: 'back' }),
    reportBack: (number: string) => reportBack(number),
    /** A step back, mostly to the start, in the language that was chosen: the same person goes on. */
    back: () => {
      if (step.kind === 'another') {
        const { serviceIds, persons, looking } = step;
        go(looking.by === 'list' ? { kind: 'confirm', serviceIds, persons } : { ...step, looking: { by: 'list' } });
      } else go(step.kind === 'confirm' ? chosenIn.current : START);
    },
    leave,
    draw: (wish: Wish) => arrive({ type: 'drawTicket', ...wish, language: wished }, wish),
    /** Who has chosen no language is spoken to in the one of the booking. */
    checkIn: (code: string) => arrive({ type: 'checkIn', code, language: chosen }),
    checkInVisit: (visitId: string, familyName: string | null) =>
      arrive({ type: 'checkInVisit', visitId, language: chosen, familyName }),
    /** Whatever stands here: who holds a code to the scanner checks in, and is somebody else than who has a ticket. */
    scan: ({ code, ticket }: Held) => {
      const isNext = ['ticket', 'known', 'returned', 'paper'].includes(step.kind);
      // A phone that stays before the scanner is read again and again.
      if (asking.current || (step.kind === 'ticket' && code === step.code)) return;
      if (isNext) leave();
      // Whoever tries again with the scanner is still who has chosen that door.
      const isHome = step.kind === 'checkIn' && step.isHome;
      const held: Step = { kind: 'checkIn', isHome, scanned: { code } };
      if (code === null && ticket !== null) {
        go({ kind: 'back' });
        const slip = readPaper(ticket);
        const onPaper: Step | null = slip && { kind: 'paper', number: slip.number };
        void reportBack(slip?.key ?? ticket, onPaper ?? held);
        return;
      }
      go(held);
      if (code !== null) void arrive({ type: 'checkIn', code, language: isNext ? null : chosen });
    },
    printAgain: (visitId: string) =>
      during(async () => {
        const answer = await ask({ type: 'printAgain', visitId });
        return answer.ok ? null : answer.refusal;
      }),
  };
};
export type Visitor = ReturnType<typeof useVisitor>;
