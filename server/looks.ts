// What staff look up about appointments: a day, somebody by name, free times. Nothing is changed by it.
import type { AffectedResult } from '../shared/affected';
import { emailSchema, type LookCommand } from '../shared/commands';
import type {
  AppointmentResult,
  AppointmentsResult,
  BookedView,
  FreeSlotsResult,
  InsightResult,
  Reply,
  UnfitResult,
  UnusualResult,
} from '../shared/protocol';
import { dayAfter } from '../shared/time';
import type { Unusual } from './booking/unusual';
import type { Branch } from './branch';
import { createInsight } from './insight';
import { slotsOn } from './queue/slots';
import { appointmentsOn, bookedView, contactView } from './queue/views/booked';
import type { Store } from './store';
import type { Unfit } from './unfit';

const MOST_FOUND = 50;
const MOST_DAYS_AHEAD = 60;
const MOST_NEXT = 6;

/** As people type names: without accents, and umlauts written either way. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

export type LooksParts = {
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'dayNamed' | 'outlook' | 'affectedBy'>;
  store: Pick<Store, 'bookersFrom' | 'dayOfCode' | 'lessons'>;
  unusual: Pick<Unusual, 'list'>;
  unfit: Pick<Unfit, 'list'>;
};

/** Answers what staff look up; whoever asks has been found to be staff. */
export const createLooks = ({ branch, store, unfit, unusual }: LooksParts) => {
  const insight = createInsight({ branch, store });
  const viewsOf = (dayName: string): BookedView[] => {
    const day = branch.dayNamed(dayName);
    return appointmentsOn(day).map((visit) => bookedView(day, branch.settings(), visit));
  };

  const appointmentsOf = (day: string): AppointmentsResult => {
    const wish = { serviceIds: [], persons: 1 };
    const { none } = slotsOn(branch.dayNamed(day), branch.settings(), { wish, via: 'staff', now: branch.now() });
    return { appointments: viewsOf(day), none };
  };

  const appointment = (dayName: string, visitId: string): AppointmentResult => {
    const day = branch.dayNamed(dayName);
    const visit = appointmentsOn(day).find(({ id }) => id === visitId);
    return { appointment: visit ? contactView(day, branch.settings(), visit) : null };
  };

  const findAppointments = (text: string): AppointmentsResult => {
    const [wanted, today] = [plain(text), branch.today().day];
    const address = emailSchema.safeParse(text).data ?? text.toLowerCase();
    const named = store
      .bookersFrom(today)
      .filter(({ name, email }) => plain(name).includes(wanted) || email?.includes(address));
    const codeDay = store.dayOfCode(text.toUpperCase());
    const days = new Set([...named.map(({ day }) => day), ...(codeDay !== null && codeDay >= today ? [codeDay] : [])]);
    const ids = new Set(named.map(({ visitId }) => visitId));
    const appointments = [...days]
      .sort()
      .flatMap(viewsOf)
      .filter(({ visitId, code }) => ids.has(visitId) || code === text.toUpperCase());
    return { appointments: appointments.slice(0, MOST_FOUND), none: null };
  };

  const freeSlots = ({ serviceIds, persons, day }: Extract<LookCommand, { type: 'freeSlots' }>): FreeSlotsResult => {
    const ask = { wish: { serviceIds, persons }, via: 'staff', now: branch.now() } as const;
    const on = (name: string) => slotsOn(branch.dayNamed(name), branch.settings(), ask);
    const { starts, none } = on(day);
    const next: number[] = [];
    for (let ahead = 1; starts.length === 0 && next.length < MOST_NEXT && ahead <= MOST_DAYS_AHEAD; ahead++)
      next.push(...on(dayAfter(day, ahead)).starts.slice(0, MOST_NEXT - next.length));
    return { day, starts, none, next };
  };

  const resultOf = (
    look: LookCommand,
  ):
    | AppointmentResult
    | AppointmentsResult
    | FreeSlotsResult
    | InsightResult
    | AffectedResult
    | UnfitResult
    | UnusualResult => {
    switch (look.type) {
      case 'appointmentsOf':
        return appointmentsOf(look.day);
      case 'appointment':
        return appointment(look.day, look.visitId);
      case 'findAppointments':
        return findAppointments(look.text);
      case 'freeSlots':
        return freeSlots(look);
      case 'affectedBy':
        return branch.affectedBy(look.settings);
      case 'unfitAppointments':
        return { appointments: unfit.list(), none: null };
      case 'unusualBookings':
        return unusual.list();
      case 'insight':
        return insight(look.weekday);
    }
  };
  return (look: LookCommand): Reply => ({ ok: true, result: resultOf(look) });
};
