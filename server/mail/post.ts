// The outbox at work: letters go to the mail server one at a time, again and again until it has taken them or it is too late.
import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS } from '../../shared/time';
import { mailWordsOf } from '../../shared/words/mail';
import type { Logger } from '../basics/log';
import { hashOf, newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import type { Day } from '../queue/day/day';
import { createSecrets } from '../storage/secrets';
import type { Store } from '../storage/store';
import { type Appointment, isAppointment } from './calendarFile';
import { type Fault, faultBefore } from './faults';
import { appointmentLetter, type Letter, testLetter } from './messages';
import { createOutbox, type Due, type NewLetter } from './outbox';
import { send } from './transport';
import type { WaitingList } from './waitingList';

export type PostParts = {
  store: Store;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'dayNamed' | 'isClockDoubted'>;
  log: Logger;
  ticketUrl: (key: string) => string;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
  waitingList: WaitingList;
};

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const GIVE_UP_AFTER_MS = 3 * DAY_MS;
/** Reminded the day before; who booked or moved later than a day before that still remembers. */
const REMIND_BEFORE_MS = DAY_MS;
const LONGEST_GAP_MS = 6 * HOUR_MS;
/** A server that was down is soon found again; one that refuses the password is not asked until the account is locked. */
const LONGEST_REST_MS = 15 * MINUTE_MS;
const CLOSING_MS = 5000;
const SECRET = 'mail';
const LAST_DAY = '9999-12-31';

/** 1, 2, 4 … minutes. */
const gapAfter = (attempts: number, longest: number): number => Math.min(MINUTE_MS * 2 ** (attempts - 1), longest);

const wordsOf = ({ code }: Fault): string => mailWordsOf('de')(`mail.fault.${code}`);

/** What is written, and since when it has been worth writing (epoch ms). */
type Composed = { letter: Letter; since: number };

export const createPost = ({ store, branch, log, ticketUrl, publicUrl, waitingList }: PostParts) => {
  const outbox = createOutbox(store.database);
  const secrets = createSecrets(store.database);
  const ending = new AbortController();
  let isClosing = false;
  /** Sent, but the disk did not take it: not sent again. */
  const sent = new Set<number>();
  let hasBegun = false;
  let running: Promise<void> | null = null;
  let faultsInARow = 0;
  let restUntil = 0;
  let lastFault: { at: number; what: string } | null = null;
  let { mail } = branch.settings();

  const wakeUp = () => {
    faultsInARow = 0;
    restUntil = 0;
  };

  const appointmentOf = ({ kind, day: name, visit_id }: Due): { appointment: Appointment; day: Day } | null => {
    const day = branch.dayNamed(name);
    const visit = visit_id === null ? undefined : day.visits.get(visit_id);
    if (visit === undefined || !isAppointment(visit)) return null;
    const isAsSaid =
      kind === 'cancelled' ? visit.state === 'cancelled' && visit.movedTo === null : visit.state === 'booked';
    return isAsSaid && visit.slotAt + visit.minutes * MINUTE_MS > branch.now() ? { appointment: visit, day } : null;
  };

  /** null when nobody needs to hear of it any more, or can. */
  const compose = (due: Due): Composed | null => {
    const { kind } = due;
    if (kind === 'joined' || kind === 'slotFree') return waitingList.letterOf(due);
    const found = appointmentOf(due);
    const booker = found?.day.bookers.get(found.appointment.id);
    if (!found || !booker || booker.email === null) return null;
    const { appointment } = found;
    const letter = appointmentLetter({
      hasTooMany: appointment.via === 'public' && hasTooMany(due, booker.email),
      ...{ kind, appointment, settings: branch.settings(), url: ticketUrl(appointment.key) },
      ...{ booker: { name: booker.name, email: booker.email }, bookingUrl: `${publicUrl()}/` },
    });
    return { letter, since: kind === 'reminder' ? appointment.slotAt - REMIND_BEFORE_MS : appointment.since };
  };

  /** A14: what an address has already is told to its owner alone, where another one is booked. */
  const hasTooMany = ({ kind, day }: Due, email: string): boolean => {
    const { perEmailAndDay, perEmail } = branch.settings().appointments;
    const open = (from: string, to: string) => store.origins.openBookings(email, from, to);
    const isOfDay = open(day, day) > perEmailAndDay;
    return kind === 'booked' && (isOfDay || open(branch.today().day, LAST_DAY) > perEmail);
  };

  const reminderAfter = (due: Due): NewLetter | null => {
    const found = due.kind === 'booked' || due.kind === 'moved' ? appointmentOf(due) : null;
    if (!found) return null;
    const nextAt = found.appointment.slotAt - REMIND_BEFORE_MS;
    const { day, visit_id, delete_on } = due;
    return nextAt - branch.now() > DAY_MS
      ? { kind: 'reminder', day, visit_id, wish_id: null, delete_on, nextAt }
      : null;
  };

  const noteSent = (due: Due) => {
    sent.add(due.id);
    if (due.kind === 'slotFree') waitingList.wasTold(due);
    else outbox.replace(due.id, reminderAfter(due));
    sent.delete(due.id);
    wakeUp();
    lastFault = null;
  };

  /** No line has a name or an address: neither the error's own text nor the server's answer goes to the log. */
  const noteFault = ({ id, kind, attempts }: Due, fault: Fault) => {
    lastFault = { at: branch.now(), what: wordsOf(fault) };
    log.warn(
      { letter: id, kind, attempts, fault: fault.code, reply: fault.answer.slice(0, 3) },
      'a letter was not taken',
    );
  };

  const rest = (fault: Fault) => {
    faultsInARow += 1;
    const longest = fault.code === 'wrongLogin' ? LONGEST_GAP_MS : LONGEST_REST_MS;
    restUntil = branch.now() + gapAfter(faultsInARow, longest);
  };

  const giveUp = (due: Due) => {
    log.warn({ letter: due.id, kind: due.kind }, 'a letter was given up');
    outbox.replace(due.id, null);
  };

  const afterFault = (due: Due, since: number, fault: Fault) => {
    noteFault(due, fault);
    if (fault.isOfServer) return rest(fault);
    const attempts = due.attempts + 1;
    const nextAt = branch.now() + gapAfter(attempts, LONGEST_GAP_MS);
    if (fault.isFinal) waitingList.refused(due);
    if (fault.isFinal || nextAt - since > GIVE_UP_AFTER_MS) giveUp(due);
    else outbox.postpone(due.id, attempts, nextAt);
  };

  const sendLetter = (letter: Letter, messageName: string): Promise<Fault | null> => {
    const { mail: server, office } = branch.settings();
    if (server === null) return Promise.resolve(faultBefore('notSetUp'));
    const messageId = `<${hashOf(messageName)}@${server.from.slice(server.from.lastIndexOf('@') + 1)}>`;
    return send({
      ...{ letter, mail: server, password: secrets.named(SECRET), officeName: office.name, messageId },
      signal: ending.signal,
    });
  };

  const deliver = async (due: Due): Promise<void> => {
    if (sent.has(due.id)) return noteSent(due);
    const composed = compose(due);
    if (composed === null) return outbox.replace(due.id, null);
    const { letter, since } = composed;
    if (branch.now() - since > GIVE_UP_AFTER_MS) return giveUp(due);
    // The same for every attempt: who gets it twice after a crash is shown it once.
    const fault = await sendLetter(letter, `${due.kind} ${due.visit_id ?? due.wish_id} ${since}`);
    if (ending.signal.aborted && fault !== null) return;
    if (fault === null) noteSent(due);
    else afterFault(due, since, fault);
  };

  /** T4: by a clock that may be wrong no letter is sent too early, and none is given up. */
  const isResting = () => branch.now() < restUntil || branch.isClockDoubted();
  const next = () => (isClosing || isResting() ? null : outbox.due(branch.now()));

  const deliverAll = async (): Promise<void> => {
    try {
      for (let due = next(); due !== null; due = next()) await deliver(due);
    } catch (error) {
      log.error({ error }, 'the outbox failed');
      restUntil = branch.now() + MINUTE_MS;
    }
  };

  const lookAtList = async (): Promise<void> => {
    try {
      await waitingList.look(mail !== null && !isResting());
    } catch (error) {
      log.error({ error }, 'the waiting list failed');
    }
  };

  /** After each commit and every second: sends what is due, if nothing is being sent. */
  const look = (): void => {
    if (!hasBegun || isClosing) return;
    if (branch.settings().mail !== mail) {
      mail = branch.settings().mail;
      wakeUp();
    }
    void lookAtList();
    if (mail === null || running !== null || next() === null) return;
    running = deliverAll().finally(() => {
      running = null;
    });
  };

  return {
    /** Sends what a restart left. */
    begin: (): void => {
      hasBegun = true;
      look();
    },
    look,
    /** To see whether mail goes out as it is set up. The words are German, with the server's answer. */
    test: async (to: string): Promise<'sent' | { failed: string }> => {
      const fault = await sendLetter(testLetter(to, branch.settings()), newToken());
      lastFault = fault && { at: branch.now(), what: wordsOf(fault) };
      if (fault !== null) return { failed: [wordsOf(fault), fault.answer].filter((part) => part !== '').join(' – ') };
      wakeUp();
      look();
      return 'sent';
    },
    /** null forgets it. */
    setPassword: (password: string | null): void => {
      if (password === null) secrets.remove(SECRET);
      else secrets.set(SECRET, password);
      wakeUp();
    },
    hasPassword: (): boolean => secrets.named(SECRET) !== null,
    /** Letters that should have gone by now, and what went wrong last; null once one has gone again. */
    state: (): { waiting: number; lastFault: { at: number; what: string } | null } => ({
      waiting: mail === null ? 0 : outbox.waiting(branch.now()),
      lastFault,
    }),
    /** What is being sent has five seconds; what has not gone then goes after the next start. */
    close: async (): Promise<void> => {
      isClosing = true;
      const timeUp = new AbortController();
      await Promise.race([running, sleep(CLOSING_MS, null, { signal: timeUp.signal }).catch(() => null)]);
      timeUp.abort();
      ending.abort();
      await running;
    },
  };
};
export type Post = ReturnType<typeof createPost>;
