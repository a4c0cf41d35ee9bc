// What staff look up about appointments: a day, somebody by name, free times. Nothing is changed by it.
import { type Actor, stationOf } from '../../shared/actors';
import type { CommandOf, NameOfKind } from '../../shared/commands';
import type { ClosingResult, StrandedResult } from '../../shared/commands/counters';
import type { backupCommands } from '../../shared/commands/machine/backups';
import type { privacyCommands } from '../../shared/commands/oversight';
import type { reportCommands } from '../../shared/commands/reports';
import { emailSchema } from '../../shared/contacts';
import type { AppointmentResult, AppointmentsResult, BookedView, FoundVisits } from '../../shared/protocol';
import { type Answers, done } from '../office/answers';
import type { Branch } from '../office/branch';
import { staffTimes } from '../office/staffTimes';
import type { Unfit } from '../office/unfit';
import type { Day, Visit } from '../queue/day/day';
import { slotsOn } from '../queue/slots/slots';
import { strandedBy, strandedByClosing } from '../queue/slots/stranding';
import { appointmentsOn, bookedView, contactView } from '../queue/views/booked';
import { foundView } from '../queue/views/found';
import { serviceNames } from '../queue/views/parts';
import { createInsight } from './insight';

const MOST_FOUND = 50;

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

type AnsweredHere = Exclude<
  NameOfKind<'query'>,
  | 'unusualBookings'
  | 'auditEntries'
  | 'mySessions'
  | 'replayState'
  | 'settingsVersions'
  | 'exportSettings'
  | 'readSettingsFile'
  | 'recordings'
  | 'paperBlocks'
  | 'paperPrinting'
  | 'broughtPaper'
  | 'readPaper'
  | 'officesBeside'
  | 'timesElsewhere'
  | keyof typeof reportCommands
  | keyof typeof privacyCommands
  | keyof typeof backupCommands
>;

export type QueryParts = {
  branch: Pick<
    Branch,
    | 'settings'
    | 'settingsVersion'
    | 'now'
    | 'today'
    | 'anyDay'
    | 'daysAhead'
    | 'outlook'
    | 'lessons'
    | 'affectedBy'
    | 'joinedWith'
  >;
  unfit: Pick<Unfit, 'list' | 'propose'>;
};

/** Answers what staff look up; whoever asks has been found to be staff. */
export const queryAnswers = ({ branch, unfit }: QueryParts): Answers<AnsweredHere> => {
  const insight = createInsight(branch);
  const viewsOf = (day: Day): BookedView[] =>
    appointmentsOn(day).map((visit) => bookedView(day, branch.settings(), visit));

  const appointmentsOf = async (name: string): Promise<AppointmentsResult> => {
    const wish = { serviceIds: [], persons: 1 };
    const day = await branch.anyDay(name);
    const { none } = slotsOn(day, branch.settings(), { wish, via: 'staff', now: branch.now() });
    return { appointments: viewsOf(day), none };
  };

  const appointment = async (name: string, visitId: string): Promise<AppointmentResult> => {
    const day = await branch.anyDay(name);
    const visit = appointmentsOn(day).find(({ id }) => id === visitId);
    return { appointment: visit ? contactView(day, branch.settings(), visit) : null };
  };

  const findAppointments = (text: string): AppointmentsResult => {
    const [wanted, code] = [plain(text), text.toUpperCase()];
    const address = emailSchema.safeParse(text).data ?? text.toLowerCase();
    const isBookedBy = ({ bookers }: Day, { visitId, state }: BookedView): boolean => {
      const booker = state === 'cancelled' ? undefined : bookers.get(visitId);
      return (
        booker !== undefined && (plain(booker.name).includes(wanted) || (booker.email?.includes(address) ?? false))
      );
    };
    const appointments = branch
      .daysAhead()
      .flatMap((day) => viewsOf(day).filter((view) => isBookedBy(day, view) || view.code === code));
    return { appointments: appointments.slice(0, MOST_FOUND), none: null };
  };

  /** K13: at the counter of whoever asks. */
  const found = (
    { text, most }: CommandOf<'findVisits' | 'findPeople'>,
    by: Actor,
    withNames: boolean,
  ): FoundVisits => {
    const scene = { settings: branch.settings(), now: branch.now() };
    const counter = scene.settings.counters.find(({ id }) => id === stationOf(by, 'counter'));
    if (counter === undefined) return { found: [], count: 0 };
    return foundView(branch.daysAhead(), scene, counter, { text, most, withNames });
  };

  const moment = () => ({ day: branch.today(), settings: branch.settings(), now: branch.now() });
  const strandedOf = (visits: readonly Visit[]): StrandedResult['stranded'] =>
    visits.map(({ id, number, slotAt, serviceIds }) => ({
      ...{ visitId: id, number, slotAt, services: serviceNames(branch.settings(), serviceIds) },
    }));
  const closing = (counterId: string): ClosingResult => {
    const { counters, visits } = branch.today();
    const visit = visits.get(counters.get(counterId)?.visitId ?? '');
    return {
      stranded: strandedOf(strandedByClosing(moment(), counterId)),
      visit: visit ? { number: visit.number ?? '', isServed: visit.state === 'serving' } : null,
    };
  };

  return {
    findVisits: (command, { by }) => done(found(command, by, false)),
    findPeople: (command, { by }) => done(found(command, by, true)),
    appointmentsOf: async ({ day }) => done(await appointmentsOf(day)),
    appointment: async ({ day, visitId }) => done(await appointment(day, visitId)),
    findAppointments: ({ text }) => done(findAppointments(text)),
    freeSlots: async ({ serviceIds, persons, day }) => done(await staffTimes(branch, { serviceIds, persons }, day)),
    strandedBy: (move) => done({ stranded: strandedOf(strandedBy(moment(), move)) }),
    leftByClosing: ({ counterId }) => done(closing(counterId)),
    insight: ({ weekday }) => done(insight(weekday)),
    affectedBy: async ({ version = branch.settingsVersion(), settings }) => {
      const joined = await branch.joinedWith(version, settings);
      return 'refusal' in joined ? { ok: false, ...joined } : done(branch.affectedBy(joined.settings));
    },
    proposeMoves: ({ visitIds }) => done(unfit.propose(visitIds)),
    unfitAppointments: () => done({ appointments: unfit.list(), none: null }),
  };
};
