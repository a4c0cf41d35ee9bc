// What a paired screen has of the server: the last snapshot, whether it is fresh, and answers, with one id a wish (N4).
import type { NameOfPatience, Request, ResultOf, ScreenCommand } from '../../shared/commands';
import type { Handshake, Reply, Snapshot } from '../../shared/protocol';
import { type Answer, type Ask, type Link, OFFLINE, type ScreenName, type ViewOf } from './link';
import { newId } from './newId';
import { openWire } from './wire';

const ANSWER_WITHIN_MS = 5000;
/** The commands whose definition says so: the screen has their names alone, and the compiler sees that it has them all. */
const SLOW: Record<NameOfPatience<'long'>, true> = {
  sendTestMail: true,
  testSignOn: true,
  readFeed: true,
  testHook: true,
  decideMissed: true,
  previewCsv: true,
  importCsv: true,
  deletePersonalData: true,
  checkAudit: true,
  printSheet: true,
  moveElsewhere: true,
};
const SLOW_ANSWER_WITHIN_MS = 60_000;
const BACK_WITHIN_MS = 10_000;

export type Connection<View> = {
  link: () => Link<View>;
  /** Shakes hands anew, after a login has changed what this browser may see. */
  reconnect: () => void;
  close: () => void;
};

export type ConnectionParts<Name extends ScreenName> = {
  /** Where the server is: '' for the page's own origin. */
  origin: string;
  screen: Name;
  deviceId: string;
  /** The link has changed. */
  onChange: (link: Link<ViewOf<Name>>) => void;
  /** The server does not know this device, or not any more; nothing will come until it is paired again. */
  onNotPaired: () => void;
  /** Too many screens of this network are connected; it is tried again. */
  onCrowded: () => void;
};

const isSnapshotOf = <Name extends ScreenName>(snapshot: Snapshot, screen: Name): snapshot is Snapshot<ViewOf<Name>> =>
  (snapshot.view as { screen?: unknown } | null)?.screen === screen;

/** Opens the socket of a paired device and keeps it open until `close`. */
export const openConnection = <Name extends ScreenName>(parts: ConnectionParts<Name>): Connection<ViewOf<Name>> => {
  const handshake: Handshake = { deviceId: parts.deviceId };
  const waitingForOnline = new Set<(isOnline: boolean) => void>();

  const becomesOnline = () =>
    new Promise<boolean>((resolve) => {
      if (link.online) return resolve(true);
      const settle = (isOnline: boolean) => {
        clearTimeout(timer);
        waitingForOnline.delete(settle);
        resolve(isOnline);
      };
      const timer = setTimeout(settle, BACK_WITHIN_MS, false);
      waitingForOnline.add(settle);
    });

  const send = (request: Request): Promise<Reply | null> =>
    wire.socket
      .timeout(Object.hasOwn(SLOW, request.command.type) ? SLOW_ANSWER_WITHIN_MS : ANSWER_WITHIN_MS)
      .emitWithAck('command', request)
      .catch(() => null);

  const ask: Ask = async <Command extends ScreenCommand>(command: Command) => {
    if (!link.online) return { ok: false, refusal: OFFLINE };
    const request: Request = { id: newId(), command };
    const reply = (await send(request)) ?? ((await becomesOnline()) ? await send(request) : null);
    // Both ends are built from one contract, in which a command's type settles its result.
    return (reply ?? { ok: false, refusal: OFFLINE }) as Answer<ResultOf<Command['type']>>;
  };

  let link: Link<ViewOf<Name>> = { snapshot: null, online: false, ask };
  const change = (next: Partial<Link<ViewOf<Name>>>) => {
    link = { ...link, ...next };
    parts.onChange(link);
  };

  const wire = openWire({
    origin: parts.origin,
    handshake,
    patienceMs: 1000,
    silenceMs: 4000,
    longestPauseMs: 1000,
    onSnapshot: (snapshot) => {
      if (!isSnapshotOf(snapshot, parts.screen)) return;
      change({ snapshot, online: true });
      for (const settle of waitingForOnline) settle(true);
    },
    onDown: () => {
      if (link.online) change({ online: false });
    },
    onRefused: (reason) => {
      if (reason === 'tooManyOfNetwork') parts.onCrowded();
      if (reason !== 'notPaired') return 'again';
      parts.onNotPaired();
      return 'stay away';
    },
  });

  return {
    link: () => link,
    reconnect: () => void wire.socket.disconnect().connect(),
    close: () => {
      wire.close();
      for (const settle of waitingForOnline) settle(false);
    },
  };
};
