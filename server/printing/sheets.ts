// W16, W17: what somebody takes home from a kiosk. It is no slip of the day: nobody waits with it, and nothing is kept of it.
import type { SlipResult } from '../../printers/conversation/job';
import { type Actor, stationOf } from '../../shared/actors';
import type { CommandOf } from '../../shared/commands';
import type { HomeSheet, SheetContent } from '../../shared/printing';
import type { Reply, SheetResult } from '../../shared/protocol';
import type { Language, Settings } from '../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS } from '../../shared/time';
import { textOf } from '../../shared/words';
import { hoursLines } from '../../shared/words/hours';
import { ticketWordOf } from '../../shared/words/ticketWord';
import { done, refused } from '../office/answers';
import { type Offering, publicStarts } from '../office/publicTimes';
import type { VisitRequest } from '../queue/slots/request';
import { lastBookableDay } from '../queue/slots/slots';
import { bringOf, serviceNames } from '../queue/views/parts';

/** So many free times are printed, each of another day. */
const MOST_TIMES = 4;
const DAYS_LOOKED_AHEAD = 28;
/** So many sheets come out of one kiosk in so long a time: paper is for those who need it. */
const MOST_SHEETS = 12;
const WITHIN_MS = 10 * MINUTE_MS;

/** The first free time of each of the next days. */
const nextTimes = (branch: Offering, wish: VisitRequest): number[] => {
  const [settings, now] = [branch.settings(), branch.now()];
  const last = lastBookableDay(settings, now);
  const times: number[] = [];
  let day = dayOf(now, settings.office.timeZone);
  for (let ahead = 0; ahead < DAYS_LOOKED_AHEAD && times.length < MOST_TIMES && day <= last; ahead++) {
    times.push(...publicStarts(branch, day, wish).slice(0, 1));
    day = dayAfter(day, 1);
  }
  return times;
};

const headOf = (settings: Settings, { serviceIds, persons }: VisitRequest, language: Language) => ({
  language,
  ticketWord: ticketWordOf(settings),
  logo: settings.slip.logo,
  office: settings.office.name,
  services: serviceNames(settings, serviceIds).map((name) => textOf(name, language)),
  persons,
  timeZone: settings.office.timeZone,
  bring: bringOf(settings, serviceIds).map((thing) => textOf(thing, language)),
  hours: hoursLines(settings.hours ?? [], language),
});

export type SheetParts = {
  branch: Offering;
  ticketUrl: (key: string) => string;
  bookingUrl: () => string;
  /** Prints it at a printer, and says what became of it. */
  print: (printerId: string, content: SheetContent) => { slipId: string; ended: Promise<SlipResult> };
};

export const createSheets = ({ branch, ticketUrl, bookingUrl, print }: SheetParts) => {
  const printedAt = new Map<string, number[]>();

  const appointmentSheet = (key: string, day: string, language: Language): HomeSheet | null => {
    const settings = branch.settings();
    const visit = branch.dayNamed(day).byKey.get(key);
    if (visit === undefined || visit.slotAt === null || visit.code === null || visit.state !== 'booked') return null;
    return {
      kind: 'appointment',
      ...headOf(settings, visit, language),
      slotAt: visit.slotAt,
      checkInAt: visit.slotAt - settings.policy.checkInMin * MINUTE_MS,
      code: visit.code,
      place: settings.office.place,
      url: ticketUrl(visit.key),
    };
  };

  const offerSheet = (wish: VisitRequest, language: Language): HomeSheet | null => {
    const settings = branch.settings();
    const services = wish.serviceIds.map((id) => settings.services.find((one) => one.id === id));
    if (services.includes(undefined)) return null;
    const isBookable = services.every((one) => one?.booking === 'online');
    const slots = isBookable ? nextTimes(branch, wish) : [];
    return { kind: 'offer', ...headOf(settings, wish, language), slots, url: bookingUrl() };
  };

  /** Whether this kiosk has printed so much that it has to rest; without that, it prints one more. A clock that leaps frees it. */
  const isTooMuch = (kioskId: string): boolean => {
    const now = branch.now();
    const recent = (printedAt.get(kioskId) ?? []).filter((at) => Math.abs(now - at) < WITHIN_MS);
    if (recent.length >= MOST_SHEETS) return true;
    printedAt.set(kioskId, [...recent, now]);
    return false;
  };

  return async ({ sheet, language }: CommandOf<'printSheet'>, by: Actor): Promise<Reply<SheetResult>> => {
    const settings = branch.settings();
    const kiosk = settings.kiosks.find(({ id }) => id === stationOf(by, 'kiosk'));
    const printer = settings.printers.find(({ id }) => id === kiosk?.printerId);
    if (kiosk === undefined || printer === undefined) return refused('noPrinter');
    const content =
      sheet.kind === 'appointment' ? appointmentSheet(sheet.key, sheet.day, language) : offerSheet(sheet, language);
    if (content === null) return refused(sheet.kind === 'appointment' ? 'unknownVisit' : 'unknownService');
    if (isTooMuch(kiosk.id)) return refused('tooMany', { seconds: WITHIN_MS / 1000 });
    const { slipId, ended } = print(printer.id, content);
    const { state } = await ended;
    const isDrawn = printer.channel.kind === 'virtual' && state === 'printed';
    return done({ state, picture: isDrawn ? `/slips/${slipId}.svg` : null });
  };
};

/** How a kiosk has a sheet printed. */
export type Sheets = ReturnType<typeof createSheets>;
