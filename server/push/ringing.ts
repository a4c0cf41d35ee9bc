// N7: a phone that is locked rings: who has asked for it is told by the browser's push service when the call comes soon (F8),
// and at every call. Nothing waits for it, and nothing personal is in it.
import { generateRequestDetails } from 'web-push';
import type { StoredEvent } from '../../shared/events';
import { textOf } from '../../shared/words';
import { bookingWordsOf } from '../../shared/words/booking';
import { BOOKING_LANGUAGES } from '../../shared/words/booking/fetch';
import { homeWordsOf } from '../../shared/words/home';
import { placePhrase } from '../../shared/words/places';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { Visit } from '../queue/day/day';
import { counterName, createScene, officeView, placeHintOf } from '../queue/views/parts';
import { ticketView } from '../queue/views/ticket';
import type { PushSubscription } from '../storage/changes';
import type { Store } from '../storage/port';
import type { PushKeys } from './keys';

/** A message as it goes to a service; its status, null where none came. */
export type Deliver = (message: {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}) => Promise<number | null>;

export type RingingParts = {
  store: Pick<Store, 'pushes' | 'save'>;
  branch: Pick<Branch, 'today' | 'outlook' | 'settings'>;
  keys: PushKeys;
  deliver: Deliver;
  publicUrl: () => string;
  ticketUrl: (key: string) => string;
  log: Logger;
};

/** Whoever is not reached within so many seconds needs not be: the page says what is the case. */
const TTL_SEC = 120;
/** What services say of a phone that wants no more. */
const GONE = [404, 410];

type What = 'setOut' | 'soon' | 'called';
type Said = { title: string; body: string };

const VAPID_MAIL = 'mailto:webmaster@localhost';

/** What a visit's phone is told, in the language of whoever asked for it. */
const saidOf = (what: What, visit: Visit, { language }: PushSubscription, branch: RingingParts['branch']): Said => {
  const settings = branch.settings();
  const { placeWord, ticketWord } = officeView(settings);
  const words = bookingWordsOf(language, ticketWord);
  const { t } = words;
  const number = visit.number ?? '';
  const name = counterName(settings, visit.counterId);
  const home = homeWordsOf(language);
  if (what === 'setOut') return { title: `${number}: ${home.t('home.setOutNow')}`, body: home.t('home.onlyThen') };
  if (what === 'soon' || name === null)
    return {
      title: t('ticket.titleSoon', { number }),
      body: t('ticket.pushSoon', { place: textOf(settings.waitingPlace, language) }),
    };
  const place = placePhrase(words, placeWord, name);
  const hint = placeHintOf(settings, visit.counterId);
  // A line of its own: where nobody has translated it, it runs in its own direction.
  const body = [hint && textOf(hint, language), t('ticket.calledHow')].filter(Boolean).join('\n');
  return { title: t('ticket.titleCalled', { number, place }), body };
};

export const createRinging = (parts: RingingParts) => {
  const { store, branch, keys, deliver, publicUrl, ticketUrl, log } = parts;
  /** Those who have been told that their call comes soon, by visit. */
  const toldSoon = new Set<string>();
  /** W23: those who have been told to set out. */
  const toldToSetOut = new Set<string>();
  let running: Promise<void> = Promise.resolve();
  let isLooking = false;

  const subject = (): string => {
    const mail = branch.settings().mail?.from;
    if (publicUrl().startsWith('https:')) return publicUrl();
    return mail === undefined ? VAPID_MAIL : `mailto:${mail}`;
  };

  const send = async (what: What, visit: Visit, to: PushSubscription): Promise<void> => {
    const { endpoint, p256dh, auth } = to;
    await BOOKING_LANGUAGES.fetch(to.language);
    const payload = JSON.stringify({
      ...saidOf(what, visit, to, branch),
      ...{ lang: to.language, url: ticketUrl(visit.key), tag: visit.id },
    });
    const details = generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject: subject(), ...keys },
      ...{ TTL: TTL_SEC, urgency: 'high', contentEncoding: 'aes128gcm' },
    });
    const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
    const status = await deliver({ url: endpoint, headers, body: details.body ?? Buffer.alloc(0) });
    if (status !== null && GONE.includes(status)) await store.save([{ type: 'removePush', endpoint }]);
  };

  const ring = async (what: What, visitId: string): Promise<void> => {
    const visit = branch.today().visits.get(visitId);
    // Who has come meanwhile, or was taken back, is not rung any more: a service may have been out of reach for a while.
    if (visit === undefined || (what === 'called' && visit.state !== 'called')) return;
    if (what === 'setOut' && visit.state !== 'booked') return;
    const those = await store.pushes.of(branch.today().day, visitId);
    // One that cannot be rung keeps no other from it.
    const sent = await Promise.allSettled(those.map((one) => send(what, visit, one)));
    for (const one of sent)
      if (one.status === 'rejected') log.error({ error: one.reason }, 'a phone could not be rung');
  };
  const inTurn = (work: () => Promise<void>): void => {
    running = running.then(work).catch((error: unknown) => log.error({ error }, 'a phone could not be rung'));
  };

  /** F8: who has asked for it and whose call has come near. */
  const lookForSoon = async (): Promise<void> => {
    const day = branch.today();
    const scene = createScene(branch.outlook());
    for (const visitId of await store.pushes.visits(day.day)) {
      const visit = day.visits.get(visitId);
      if (visit && !toldToSetOut.has(visitId)) {
        const setOutAt = ticketView(day, scene, visit.key)?.home?.setOutAt ?? null;
        if (setOutAt !== null && setOutAt <= scene.now) {
          toldToSetOut.add(visitId);
          await ring('setOut', visitId);
        }
      }
      if (visit?.state !== 'waiting' || toldSoon.has(visitId)) continue;
      if (!ticketView(day, scene, visit.key)?.isSoon) continue;
      toldSoon.add(visitId);
      await ring('soon', visitId);
    }
    for (const told of [toldSoon, toldToSetOut])
      for (const visitId of told) if (!day.visits.has(visitId)) told.delete(visitId);
  };

  return {
    /** After each commit. */
    follow: (events: readonly StoredEvent[]): void => {
      for (const { event } of events)
        if (event.type === 'ticketCalled' || event.type === 'ticketCalledAgain')
          inTurn(() => ring('called', event.visitId));
    },
    /** Every second or so; one look at a time. */
    look: (): void => {
      if (isLooking) return;
      isLooking = true;
      inTurn(async () => {
        await lookForSoon().finally(() => {
          isLooking = false;
        });
      });
    },
    close: (): Promise<void> => running,
  };
};
