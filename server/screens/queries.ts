// What staff look up about appointments: a day, somebody by name, free times. Nothing is changed by it.
import type { CommandOf, NameOfKind } from '../../shared/commands';
import { emailSchema } from '../../shared/contacts';
import type { AppointmentResult, AppointmentsResult, BookedView, FreeSlotsResult } from '../../shared/protocol';
import { dayAfter } from '../../shared/time';
import { type Answers, done } from '../basics/answers';
import type { Branch } from '../office/branch';
import type { Unfit } from '../office/unfit';
import { slotsOn } from '../queue/slots/slots';
import { appointmentsOn, bookedView, contactView } from '../queue/views/booked';
import type { Store } from '../storage/store';
import { createInsight } from './insight';

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

type AnsweredHere = Exclude<NameOfKind<'query'>, 'unusualBookings'>;

export type QueryParts = {
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'dayNamed' | 'outlook' | 'affectedBy'>;
  store: Pick<Store, 'bookersFrom' | 'dayOfCode' | 'lessons'>;
  unfit: Pick<Unfit, 'list' | 'propose'>;
};

/** Answers what staff look up; whoever asks has been found to be staff. */
export const queryAnswers = ({ branch, store, unfit }: QueryParts): Answers<AnsweredHere> => {
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

  const freeSlots = ({ serviceIds, persons, day }: CommandOf<'freeSlots'>): FreeSlotsResult => {
    const ask = { wish: { serviceIds, persons }, via: 'staff', now: branch.now() } as const;
    const on = (name: string) => slotsOn(branch.dayNamed(name), branch.settings(), ask);
    const { starts, none } = on(day);
    const next: number[] = [];
    for (let ahead = 1; starts.length === 0 && next.length < MOST_NEXT && ahead <= MOST_DAYS_AHEAD; ahead++)
      next.push(...on(dayAfter(day, ahead)).starts.slice(0, MOST_NEXT - next.length));
    return { day, starts, none, next };
  };

  return {
    appointmentsOf: ({ day }) => done(appointmentsOf(day)),
    appointment: ({ day, visitId }) => done(appointment(day, visitId)),
    findAppointments: ({ text }) => done(findAppointments(text)),
    freeSlots: (command) => done(freeSlots(command)),
    insight: ({ weekday }) => done(insight(weekday)),
    affectedBy: ({ settings }) => done(branch.affectedBy(settings)),
    proposeMoves: ({ visitIds }) => done(unfit.propose(visitIds)),
    unfitAppointments: () => done({ appointments: unfit.list(), none: null }),
  };
};
