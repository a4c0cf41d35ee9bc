// A6: appointments of another system, said again and again, stand once and as they were said last.
import fc from 'fast-check';
import type { Visit } from '../../../../server/queue/day/day';
import type { CommandOf, ImportedAppointment } from '../../../../shared/commands';
import type { Contact } from '../../../../shared/contacts';
import type { StoredEvent } from '../../../../shared/events';
import type { ImportedRow, ImportResult } from '../../../../shared/protocol';
import { dayOf } from '../../../../shared/time';
import { clerk, IMPORT, kiosk, min, OFFICE, openHistory, settingsWith, VISITOR } from '../history';

const TODAY = '2017-11-06';
const TOMORROW = '2017-11-07';
const DAY_MIN = 24 * 60;
const ANNA: Contact = { name: 'Anna Muster', email: 'anna@example.org', phone: null };

const row = (id: number | string, slotAt: number, more: Partial<ImportedAppointment> = {}): ImportedAppointment => ({
  ...{ importKey: `source-01:${id}`, externalId: `their-${id}`, slotAt, serviceIds: ['ausweis'], persons: 1 },
  ...{ minutes: null, language: 'de', contact: ANNA, isCancelled: false },
  ...more,
});

const start = (settings = settingsWith({})) => {
  const history = openHistory(settings);
  const said = (...appointments: ImportedAppointment[]): ImportedRow[] =>
    history.done<ImportResult>({ type: 'importAppointments', appointments }, IMPORT).rows;
  return {
    ...history,
    said,
    outcomes: (...appointments: ImportedAppointment[]) => said(...appointments).map(({ outcome }) => outcome),
    /** The appointment of a row, wherever it stands. */
    of: (id: number | string): Visit | undefined => {
      const isIt = ({ event }: StoredEvent) =>
        event.type === 'appointmentBooked' && event.importKey === `source-01:${id}`;
      const newest = history.events.findLast(isIt);
      return newest && history.dayNamed(newest.day).byImportKey.get(`source-01:${id}`);
    },
  };
};

test('A6 a row becomes an appointment with a code, its length and its booker, whatever places there are', () => {
  const { said, of, day, dayNamed } = start();
  const slotAt = min(67);
  const [booked] = said(row(1, slotAt, { minutes: 25 }));
  expect(booked).toEqual({ externalId: 'their-1', outcome: 'booked', code: of(1)?.code });
  expect(of(1)).toMatchObject({ slotAt, minutes: 25, via: 'import', state: 'booked', persons: 1 });
  expect(day.bookers.get(of(1)?.id ?? '')).toMatchObject({ ...ANNA, externalId: 'their-1', deleteOn: TODAY });
  said(...Array.from({ length: 9 }, (_, i) => row(i + 2, slotAt)), row('far', min(DAY_MIN), { persons: 2 }));
  expect([...day.visits.values()].filter((visit) => visit.slotAt === slotAt)).toHaveLength(10);
  expect(dayNamed(TOMORROW).visits.get(of('far')?.id ?? '')).toMatchObject({ minutes: 24 });
});

test('A6 the same rows a second time change nothing', () => {
  const { outcomes, events } = start();
  const rows = [
    row(1, min(60)),
    row(2, min(DAY_MIN)),
    row(3, min(90), { contact: null }),
    row(4, min(90), { isCancelled: true }),
  ];
  expect(outcomes(...rows)).toEqual(['booked', 'booked', 'booked', 'ignored']);
  const before = events.length;
  expect(outcomes(...rows)).toEqual(['unchanged', 'unchanged', 'unchanged', 'ignored']);
  expect(events).toHaveLength(before);
});

test('A6 another time, other services, persons or minutes move it, with the same key and code', () => {
  const { said, of, dayNamed } = start();
  said(row(1, min(60)));
  const { key, code } = of(1) ?? { key: '', code: '' };
  const steps: ImportedAppointment[] = [
    row(1, min(120)),
    row(1, min(DAY_MIN)),
    row(1, min(DAY_MIN), { persons: 3 }),
    row(1, min(DAY_MIN), { persons: 3, serviceIds: ['wohnsitz'] }),
    row(1, min(DAY_MIN), { persons: 3, serviceIds: ['wohnsitz'], minutes: 40 }),
    row(1, min(150)),
  ];
  for (const step of steps) {
    expect(said(step)).toEqual([{ externalId: 'their-1', outcome: 'changed', code }]);
    expect(said(step)).toEqual([{ externalId: 'their-1', outcome: 'unchanged', code }]);
    const { slotAt, serviceIds, persons } = step;
    expect(of(1)).toMatchObject({ key, code, state: 'booked', slotAt, serviceIds, persons, via: 'import' });
    expect(dayNamed(dayOf(slotAt, 'Europe/Berlin')).bookers.get(of(1)?.id ?? '')).toMatchObject(ANNA);
  }
});

test('A6 another name or address changes who booked, and nothing else; no contact says nothing about it', () => {
  const { said, of, day, events } = start();
  said(row(1, min(60)));
  const before = events.length;
  const changed: Contact[] = [
    { ...ANNA, name: 'Anna Beispiel' },
    { ...ANNA, name: 'Anna Beispiel', phone: '02306 104-0' },
    { name: 'Anna Beispiel', email: null, phone: '02306 104-0' },
  ];
  for (const contact of changed) {
    expect(said(row(1, min(60), { contact }))[0]).toMatchObject({ outcome: 'changed', code: of(1)?.code });
    expect(day.bookers.get(of(1)?.id ?? '')).toMatchObject(contact);
  }
  expect(said(row(1, min(60), { contact: null }))[0]?.outcome).toBe('unchanged');
  expect(day.bookers.get(of(1)?.id ?? '')?.name).toBe('Anna Beispiel');
  expect(events).toHaveLength(before);
  said(row(1, min(90), { contact: null }));
  expect(day.bookers.get(of(1)?.id ?? '')?.name).toBe('Anna Beispiel');
});

test('A6 a cancellation needs no more than the id, and is taken back by saying it again', () => {
  const { outcomes, of, day } = start();
  outcomes(row(1, min(60)));
  const { key, code } = of(1) ?? { key: '', code: '' };
  expect(outcomes(row(1, 0, { serviceIds: [], contact: null, isCancelled: true }))).toEqual(['cancelled']);
  expect(of(1)).toMatchObject({ state: 'cancelled', slotAt: min(60) });
  expect(outcomes(row(1, min(60), { isCancelled: true }))).toEqual(['unchanged']);
  expect(outcomes(row(1, min(60)))).toEqual(['booked']);
  expect(of(1)).toMatchObject({ state: 'booked', key, code });
  expect(day.byCode.get(code ?? '')?.state).toBe('booked');
  expect(outcomes(row(1, min(60), { isCancelled: true }), row(2, min(60)))).toEqual(['cancelled', 'booked']);
  expect(outcomes(row(1, min(DAY_MIN)))).toEqual(['booked']);
  expect(of(1)).toMatchObject({ state: 'booked', key, slotAt: min(DAY_MIN) });
});

test('A6 however far ahead it is put: a cancellation is honoured, and nothing else', () => {
  const { outcomes, of } = start();
  expect(outcomes(row(1, min(401 * DAY_MIN)), row(2, min(399 * DAY_MIN)))).toEqual(['ignored', 'booked']);
  outcomes(row(1, min(60)));
  expect(outcomes(row(1, min(401 * DAY_MIN)))).toEqual(['ignored']);
  expect(of(1)).toMatchObject({ state: 'booked', slotAt: min(60) });
  expect(outcomes(row(1, min(401 * DAY_MIN), { isCancelled: true }))).toEqual(['cancelled']);
});

test('A6 what staff or the visitor cancelled or moved here stays so, until the other system says something new', () => {
  const { said, outcomes, of, done, dayNamed } = start();
  said(row(1, min(60)), row(2, min(60)), row(3, min(60)));
  done({ type: 'cancelAppointment', day: TODAY, visitId: of(1)?.id ?? '' }, clerk(1));
  done({ type: 'cancelAppointment', day: TODAY, visitId: of(2)?.id ?? '' }, VISITOR);
  const place = { kind: 'extra' } as const;
  done({ type: 'moveAppointment', day: TODAY, visitId: of(3)?.id ?? '', slotAt: min(DAY_MIN), place }, clerk(1));
  expect(outcomes(row(1, min(60)), row(2, min(60)), row(3, min(60)))).toEqual(['unchanged', 'unchanged', 'unchanged']);
  expect([1, 2, 3].map((id) => of(id)?.state)).toEqual(['cancelled', 'cancelled', 'booked']);
  expect(of(3)?.slotAt).toBe(min(DAY_MIN));
  expect(outcomes(row(1, min(90)), row(2, min(90)), row(3, min(90)))).toEqual(['booked', 'booked', 'changed']);
  expect([1, 2, 3].map((id) => of(id))).toMatchObject(
    [1, 2, 3].map(() => ({ state: 'booked', slotAt: min(90), via: 'import' })),
  );
  expect(dayNamed(TOMORROW).visits.size).toBe(1);
});

test('A6 what lies in the past is left alone, and whoever has checked in here is not moved away', () => {
  const { said, outcomes, of, done, time } = start();
  said(row(1, min(10)), row(2, min(15)), row(3, min(20)));
  done({ type: 'checkInVisit', visitId: of(1)?.id ?? '', language: null, familyName: null }, kiosk());
  time.now = min(18);
  expect(outcomes(row(1, min(10)), row(1, min(90)), row(1, min(10), { isCancelled: true }))).toEqual([
    ...['unchanged', 'ignored', 'ignored'],
  ]);
  expect(of(1)).toMatchObject({ state: 'waiting', slotAt: min(10) });
  expect(outcomes(row(4, min(17)), row(2, min(15)), row(3, min(5)), row(2, min(14)))).toEqual([
    ...['ignored', 'unchanged', 'ignored', 'ignored'],
  ]);
  expect([2, 3, 4].map((id) => of(id)?.slotAt)).toEqual([min(15), min(20), undefined]);
  expect(outcomes(row(2, min(15), { isCancelled: true }), row(3, min(60)))).toEqual(['cancelled', 'changed']);
  expect(outcomes(row(2, min(15)))).toEqual(['unchanged']);
});

test('A6, T1 a day that is over takes nothing more', () => {
  const { said, outcomes, of, done, time } = start();
  said(row(1, min(10)), row(2, min(DAY_MIN)));
  time.now = min(14 * 60);
  done({ type: 'closeDay' }, OFFICE);
  expect(outcomes(row(1, min(10)), row(1, min(10), { isCancelled: true }), row(3, min(14 * 60 + 30)))).toEqual([
    ...['unchanged', 'ignored', 'ignored'],
  ]);
  expect(outcomes(row(2, min(14 * 60 + 30)))).toEqual(['ignored']);
  expect([1, 2].map((id) => of(id)?.state)).toEqual(['missed', 'booked']);
});

test('A6 a thousand rows in one go: all of them, with codes and keys of their own', () => {
  const { said, outcomes, dayNamed, when } = start();
  const rows = Array.from({ length: 1000 }, (_, i) => row(i, min(15 * (i % 40) + DAY_MIN * (i % 5))));
  expect(new Set(said(...rows).map(({ outcome }) => outcome))).toEqual(new Set(['booked']));
  const days = [0, 1, 2, 3, 4].map((ahead) => dayNamed(dayOf(min(DAY_MIN * ahead), 'Europe/Berlin')));
  for (const { visits, byCode, byKey } of days) expect([visits.size, byCode.size, byKey.size]).toEqual([200, 200, 200]);
  expect(new Set(outcomes(...rows))).toEqual(new Set(['unchanged']));
  const command: CommandOf<'importAppointments'> = { type: 'importAppointments', appointments: rows };
  expect(when(command, IMPORT)).toMatchObject({ events: [], otherDays: [] });
});

type Said = { id: number; ahead: number; persons: number; minutes: number | null; isCancelled: boolean };

test('A6 whatever is said and however often: at the end stands what was said last, by nobody’s will but the source’s', () => {
  const saidRow = fc.record<Said>({
    id: fc.nat({ max: 5 }),
    ahead: fc.integer({ min: 1, max: 4 * DAY_MIN }),
    persons: fc.integer({ min: 1, max: 2 }),
    minutes: fc.option(fc.integer({ min: 1, max: 60 })),
    isCancelled: fc.boolean(),
  });
  const batches = fc.array(fc.uniqueArray(saidRow, { selector: ({ id }) => id, maxLength: 6 }), { maxLength: 12 });
  const touch = fc.constantFrom('nothing', 'cancel', 'move');
  fc.assert(
    fc.property(batches, fc.array(touch, { minLength: 6, maxLength: 6 }), (all, touches) => {
      const { said, of, dayNamed, done } = start();
      const last = new Map<number, Said>();
      const touched = new Set<number>();
      all.forEach((batch, i) => {
        said(...batch.map(({ id, ahead, ...rest }) => row(id, min(ahead), rest)));
        for (const one of batch) last.set(one.id, one);
        const id = i % 6;
        const visit = of(id);
        if (i < 6 || visit?.slotAt == null || visit.state !== 'booked' || touches[id] === 'nothing') return;
        touched.add(id);
        const [day, visitId] = [dayOf(visit.slotAt, 'Europe/Berlin'), visit.id];
        const place = { kind: 'extra' } as const;
        if (touches[id] === 'cancel') done({ type: 'cancelAppointment', day, visitId }, clerk(1), dayNamed(day));
        else done({ type: 'moveAppointment', day, visitId, slotAt: min(5 * DAY_MIN), place }, clerk(1), dayNamed(day));
      });
      const known = [...last.values()].filter(({ id }) => !touched.has(id));
      for (const { id, ahead, persons, isCancelled } of known) {
        const visit = of(id);
        const isThere = visit !== undefined && visit.state !== 'cancelled';
        expect(isThere).toBe(!isCancelled);
        if (!isCancelled) expect(visit).toMatchObject({ slotAt: min(ahead), persons, state: 'booked' });
      }
      for (const ahead of [0, 1, 2, 3, 4, 5]) {
        const day = dayNamed(dayOf(min(ahead * DAY_MIN), 'Europe/Berlin'));
        const open = [...day.visits.values()].filter(({ state }) => state !== 'cancelled');
        expect(new Set(open.map(({ importKey }) => importKey)).size).toBe(open.length);
        expect(new Set(open.map(({ code }) => code)).size).toBe(open.length);
      }
    }),
  );
});
