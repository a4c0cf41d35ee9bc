// Everybody who wants something of the office, at once and until it is over: two kiosks, eight counters, somebody at home.

import { createChance } from '../server/queue/replay/chance';
import type { AdminView, CounterView, KioskView } from '../shared/protocol';
import { createAsker, type Way } from './clients/asking';
import { bookAppointments, bookingWay, createPublicWay, type PublicWay } from './clients/booker';
import { drawTickets, workAtCounter } from './clients/hall';
import { openScreen, type Screen } from './clients/screen';
import type { Record } from './record';

const BOOKERS = 1;
/** On a busy machine an answer may come too late, and the link is good for another try. */
const TRIES = 5;

export type CrowdParts = {
  /** Where clients reach the office and its public port. */
  base: string;
  publicBase: string;
  /** Of the first start. */
  links: string[];
  printerPort: number;
  record: Record;
  seed: number;
};

export type Crowd = {
  /** Links of the newest start: who was logged out comes back by one. */
  know: (links: string[]) => void;
  /** How somebody of the record asks. */
  wayOf: (by: string) => Way | null;
  publicWay: PublicWay;
  admin: Screen<AdminView>;
  /** Whoever administers comes in again: a clock that was set may have ended the session. */
  adminBack: () => Promise<void>;
  /** Nobody asks anything new; resolves when everybody has stopped. */
  stop: () => Promise<void>;
  close: () => void;
};

const SECOND_KIOSK = { id: 'kiosk-2', name: 'Flur', printerId: null };

/** A printer in the network, a second kiosk without any, and no limit of what one network books. */
const prepare = async (admin: Screen<AdminView>, printerPort: number): Promise<void> => {
  while (admin.view()?.settings === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  const { settings, settingsVersion } = admin.view() as AdminView;
  const [kiosk, printer] = [settings.kiosks[0], settings.printers[0]];
  if (kiosk === undefined || printer === undefined) throw new Error('the office has no kiosk or no printer');
  const channel = { kind: 'network' as const, host: '127.0.0.1', port: printerPort };
  const many = { perNetworkAndHour: 10_000, perNetworkAndDay: 10_000, unusualPerHour: 10_000, noticeMin: 0 };
  const changed = {
    ...settings,
    kiosks: [kiosk, { ...kiosk, ...SECOND_KIOSK }],
    printers: [{ ...printer, channel }],
    appointments: { ...settings.appointments, ...many },
  };
  const reply = await admin.once({ type: 'changeSettings', version: settingsVersion, settings: changed });
  if (reply?.ok !== true) throw new Error(`the settings are not taken: ${JSON.stringify(reply)}`);
};

const linkTo = async (admin: Screen<AdminView>, role: string, stationId: string): Promise<string> => {
  const reply = await admin.once({ type: 'invite', role, stationId });
  if (reply?.ok !== true) throw new Error(`no link: ${JSON.stringify(reply)}`);
  return (reply.result as { path: string }).path;
};

/** Lets them come. */
export const letThemCome = async (parts: CrowdParts): Promise<Crowd> => {
  const { base, publicBase, printerPort, record, seed } = parts;
  let links = parts.links;
  let isOver = false;
  const over = () => isOver;
  const of = (role: string) => links.filter((link) => link.includes(`/${role}/`));
  const open = <View>(role: string) => {
    const [link] = of(role);
    if (link === undefined) throw new Error(`no link for ${role}`);
    return openScreen<View>(base, link);
  };
  const admin = await open<AdminView>('admin');
  await prepare(admin, printerPort);
  const services = admin.view()?.settings.services.map(({ id }) => id) ?? [];
  const kiosks = [
    await open<KioskView>('kiosk'),
    await openScreen<KioskView>(base, await linkTo(admin, 'kiosk', SECOND_KIOSK.id)),
  ];
  const counters: Screen<CounterView>[] = [];
  for (const link of of('counter')) counters.push(await openScreen<CounterView>(base, link));

  const ways = new Map<string, Way>();
  const partsOf = (name: string, way: Way, place: number) => {
    ways.set(name, way);
    return { asker: createAsker(way, record, over), name, chance: createChance(seed * 1000 + place), isOver: over };
  };
  const publicWay = createPublicWay(publicBase, createChance(seed));
  const [printing, other] = kiosks;
  if (printing === undefined || other === undefined) throw new Error('no kiosks');
  const working = [
    drawTickets(partsOf('kiosk-1', printing.way, 1), services, 250),
    drawTickets(partsOf('kiosk-2', other.way, 2), services, 40),
    ...counters.map((counter, i) =>
      workAtCounter(partsOf(`counter-${i + 1}`, counter.way, 10 + i), counter, () => of('counter')[i]),
    ),
    ...Array.from({ length: BOOKERS }, (_, i) =>
      bookAppointments({ ...partsOf(`home-${i + 1}`, bookingWay(publicWay), 50 + i), ask: publicWay }),
    ),
  ];
  const all = Promise.all(working);
  return {
    know: (newer) => {
      links = newer;
    },
    wayOf: (by) => ways.get(by) ?? null,
    ...{ publicWay, admin },
    adminBack: async () => {
      const [link] = of('admin');
      for (let tries = 0; link !== undefined && tries < TRIES; tries += 1) if (await admin.enter(link)) return;
      throw new Error('whoever administers was not let in again');
    },
    stop: async () => {
      isOver = true;
      await all;
    },
    close: () => {
      for (const screen of [admin, ...kiosks, ...counters]) screen.close();
    },
  };
};
