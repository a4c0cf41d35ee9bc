// A6: appointments of another booking system, known again by its own id: said twice, they stand once.
import type { CommandOf, ImportedAppointment } from '../../../shared/commands';
import type { DayEvent } from '../../../shared/events';
import type { ImportedRow, ImportResult } from '../../../shared/protocol';
import { dayAfter, dayOf } from '../../../shared/time';
import type { Booker, Day, Visit } from '../day/day';
import { minutesOf } from '../slots/slots';
import { codeOf, codeTakenOn, deleteOn, type IsCodeTaken, moveTo } from './bookings';
import type { Context, Decision, OtherDay } from './decision';

/** Farther ahead nobody plans. */
const MOST_DAYS_AHEAD = 400;

type Found = { day: Day; visit: Visit };

const findBefore = (context: Context, importKey: string): Found | null => {
  const name = context.dayOfImport(importKey);
  const day = name === null ? null : context.dayNamed(name);
  const visit = day?.byImportKey.get(importKey);
  return day && visit ? { day, visit } : null;
};

/** What another system says of an appointment, apart from who it is: the same again is no news (docs/import.md). */
const saidOf = ({ slotAt, minutes, persons, serviceIds }: ImportedAppointment): string =>
  [slotAt, minutes ?? '', persons, ...serviceIds].join(' ');

const isSameBooker = (before: Booker | undefined, { contact, externalId }: ImportedAppointment) =>
  contact === null ||
  (before?.externalId === externalId &&
    before.name === contact.name &&
    before.email === contact.email &&
    before.phone === contact.phone);

/** What the rows of one import come to, day by day. */
const createPlan = () => {
  const days = new Map<string, OtherDay>();
  /** Whose the codes are that this import gives out, by day. */
  const codes = new Map<string, string>();
  return {
    add: (day: string, events: DayEvent[], bookers: Booker[]) => {
      const known = days.get(day) ?? { day, events: [], bookers: [] };
      days.set(day, { day, events: [...known.events, ...events], bookers: [...known.bookers, ...bookers] });
      for (const event of events) if (event.type === 'appointmentBooked') codes.set(`${day} ${event.code}`, event.key);
    },
    isCodeTaken:
      (day: Day): IsCodeTaken =>
      (code, key) =>
        codeTakenOn(day)(code, key) || (codes.get(`${day.day} ${code}`) ?? key) !== key,
    otherDays: (): OtherDay[] => [...days.values()],
  };
};
type Plan = ReturnType<typeof createPlan>;

type Row = { row: ImportedAppointment; minutes: number; target: Day; plan: Plan; context: Context };

const bookerOf = ({ row, target, context }: Row, visitId: string): Booker[] => {
  if (row.contact === null) return [];
  return [
    {
      ...row.contact,
      visitId,
      externalId: row.externalId,
      deleteOn: deleteOn(context, target.day),
      origin: null,
      answers: [],
    },
  ];
};

const rowOf = (row: ImportedAppointment, outcome: ImportedRow['outcome'], code: string | null): ImportedRow => ({
  externalId: row.externalId,
  outcome,
  code,
});

const book = (asked: Row, before: Visit | null): ImportedRow => {
  const { row, minutes, target, plan, context } = asked;
  const visitId = context.newToken();
  const { key, code: had } = before ?? { key: context.newToken(), code: null };
  const code = codeOf({ key, code: had }, plan.isCodeTaken(target), context);
  const { serviceIds, persons, language, slotAt, importKey } = row;
  const booked: DayEvent = {
    type: 'appointmentBooked',
    ...{ visitId, key, serviceIds, persons, language, code, slotAt, minutes },
    ...{
      via: 'import',
      holdId: null,
      importKey,
      importSaid: saidOf(row),
      revision: (before?.revision ?? -1) + 1,
      movedFrom: null,
    },
  };
  plan.add(target.day, [booked], bookerOf(asked, visitId));
  return rowOf(row, 'booked', code);
};

const change = (asked: Row, { day, visit }: Found): ImportedRow => {
  const { row, minutes, target, plan, context } = asked;
  const { slotAt, serviceIds, persons } = row;
  const before = day.bookers.get(visit.id) ?? null;
  const moving = {
    ...{ slotAt, minutes, serviceIds, persons, holdId: null, freeAt: context.now, importSaid: saidOf(row) },
    booker: bookerOf(asked, visit.id)[0] ?? before,
    isCodeTaken: plan.isCodeTaken(target),
  };
  const { left, booked, bookers, result } = moveTo(day, visit, target, moving, context);
  plan.add(day.day, [left], []);
  plan.add(target.day, [booked], bookers);
  return rowOf(row, 'changed', result.code);
};

const cancel = ({ row, plan, context }: Row, { day, visit }: Found): ImportedRow => {
  const left: DayEvent = { type: 'appointmentCancelled', visitId: visit.id, freeAt: context.now, movedTo: null };
  plan.add(day.day, [left], []);
  return rowOf(row, 'cancelled', visit.code);
};

/** Who checked in here, or was cancelled or moved here while the other system says what it said before, stays so. */
const again = (asked: Row, found: Found, isPast: boolean): ImportedRow => {
  const { row, plan } = asked;
  const { day, visit } = found;
  const isNews = visit.importSaid !== saidOf(row);
  if (visit.state === 'cancelled') {
    if (row.isCancelled || isPast || (!isNews && visit.cancelledBy !== 'import'))
      return rowOf(row, 'unchanged', visit.code);
    return book(asked, visit);
  }
  if (visit.state !== 'booked') return rowOf(row, isNews || row.isCancelled ? 'ignored' : 'unchanged', visit.code);
  if (row.isCancelled) return cancel(asked, found);
  if (isNews) return isPast ? rowOf(row, 'ignored', visit.code) : change(asked, found);
  if (isSameBooker(day.bookers.get(visit.id), row)) return rowOf(row, 'unchanged', visit.code);
  plan.add(day.day, [], bookerOf({ ...asked, target: day }, visit.id));
  return rowOf(row, 'changed', visit.code);
};

const importOne = (row: ImportedAppointment, plan: Plan, context: Context): ImportedRow => {
  const { settings, now } = context;
  const today = dayOf(now, settings.office.timeZone);
  const name = dayOf(row.slotAt, settings.office.timeZone);
  const found = findBefore(context, row.importKey);
  const isTooFar = name > dayAfter(today, MOST_DAYS_AHEAD);
  if (isTooFar && !(found && row.isCancelled)) return rowOf(row, 'ignored', found?.visit.code ?? null);
  const target = context.dayNamed(name);
  const isPast = row.slotAt < now || target.state === 'closed';
  const asked: Row = { row, minutes: row.minutes ?? minutesOf(settings, row), target, plan, context };
  if (found) return again(asked, found, isPast);
  return row.isCancelled || isPast ? rowOf(row, 'ignored', null) : book(asked, null);
};

/** Never refused: what lies in the past, too far ahead or has checked in here is left as it is, and said so. */
export const importAppointments = (
  command: CommandOf<'importAppointments'>,
  context: Context,
): Decision<ImportResult> => {
  const plan = createPlan();
  const rows = command.appointments.map((row) => importOne(row, plan, context));
  const result: ImportResult = { rows };
  return { events: [], result, otherDays: plan.otherDays() };
};
