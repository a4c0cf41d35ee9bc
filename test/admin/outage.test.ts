// A18: what an outage makes of the settings, by the real slot rules; and fifty booked on a day that closes, through the whole office.
import fc from 'fast-check';
import { type Outage, withOutage } from '../../admin/outage/outage';
import { cellsOn, offersOn } from '../../server/queue/slots/slots';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { AffectedResult } from '../../shared/affected';
import type { AdminView, BookingResult, MovesResult, Reply, UnfitResult } from '../../shared/protocol';
import { type Settings, settingsSchema } from '../../shared/settings';
import { wallTime } from '../../shared/time';
import { type Client, openWorld } from '../world';

const [WEDNESDAY, THURSDAY] = ['2017-11-08', '2017-11-09'];
const ZONE = demonstrationOffice.office.timeZone;
const offer = (weekday: number, from: string, to: string, online = 2, internal = 1) => ({
  ...{ weekday, from, to, public: online, internal },
});
const officeWith = (hours: Settings['appointments']['hours'], gridMin: 15 | 10 = 15): Settings => ({
  ...demonstrationOffice,
  appointments: { ...demonstrationOffice.appointments, gridMin, hours, exceptions: [] },
});
const OFFICE = officeWith(
  [1, 2, 3, 4, 5].flatMap((day) => [offer(day, '08:00', '12:00'), offer(day, '14:00', '16:00')]),
);
const MISSING: Outage = {
  ...{ kind: 'counterMissing', day: WEDNESDAY, from: '08:00', to: '12:00', counterId: 'schalter-3' },
  reason: 'Schalter 3 ist nicht besetzt',
};
/** Places by the clock. */
const placesOf = (settings: Settings, day: string) =>
  new Map(cellsOn(settings, day).map((cell) => [wallTime(cell.startAt, ZONE).time, cell.public + cell.internal]));

test('A18 a counter that is missing takes one place at each time until it is back, on that day alone', () => {
  const after = withOutage(OFFICE, { ...MISSING, from: '09:05', to: '12:00' });
  const [was, is] = [placesOf(OFFICE, WEDNESDAY), placesOf(after, WEDNESDAY)];
  expect([...is.keys()]).toEqual([...was.keys()]);
  expect([is.get('08:45'), is.get('09:00'), is.get('11:45'), is.get('14:00')]).toEqual([3, 2, 2, 3]);
  expect(placesOf(after, THURSDAY)).toEqual(placesOf(OFFICE, THURSDAY));
  // A second one on the same day takes another.
  expect(placesOf(withOutage(after, MISSING), WEDNESDAY).get('11:45')).toBe(1);
});

test('A18 a day that ends early, or is called off, has no times after that, and says why', () => {
  const early = withOutage(OFFICE, { ...MISSING, kind: 'endsEarly', to: '10:00', reason: 'Versammlung' });
  expect([...placesOf(early, WEDNESDAY).keys()].at(-1)).toBe('09:45');
  expect(placesOf(early, THURSDAY)).toEqual(placesOf(OFFICE, THURSDAY));
  const closed = withOutage(early, { ...MISSING, kind: 'closed', reason: 'Streik' });
  expect(offersOn(closed, WEDNESDAY).none).toEqual({ why: 'closure', reason: { de: 'Streik' } });
  expect(placesOf(closed, THURSDAY)).toEqual(placesOf(OFFICE, THURSDAY));
});

test('A18 whatever happens: valid settings, no place more than before, and no start that was not there', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  const outage = fc.record({
    kind: fc.constantFrom('closed', 'endsEarly', 'counterMissing'),
    from: minute,
    to: minute,
    grid: fc.constantFrom(10, 15),
    offered: fc.tuple(minute, minute, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
  });
  fc.assert(
    fc.property(outage, ({ kind, from, to, grid, offered: [start, end, online, internal] }) => {
      fc.pre(start < end && from < to);
      const before = officeWith([offer(3, clock(start), clock(end), online, internal)], grid as 10 | 15);
      const after = withOutage(before, { ...MISSING, kind: kind as Outage['kind'], from: clock(from), to: clock(to) });
      expect(settingsSchema.safeParse(after).error).toBeUndefined();
      const was = placesOf(before, WEDNESDAY);
      for (const [time, places] of placesOf(after, WEDNESDAY)) {
        expect(was.has(time)).toBe(true);
        expect(places).toBeLessThanOrEqual(was.get(time) ?? 0);
        expect(places).toBeGreaterThanOrEqual((was.get(time) ?? 0) - 1);
      }
    }),
  );
});

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};

test('A19 fifty booked on a day that closes: each is proposed a time, moved, and told or in the list to be telephoned', async () => {
  const services = OFFICE.services.map((service) => ({ ...service, booking: 'online' as const, durationMin: 15 }));
  const mail = {
    host: '127.0.0.1',
    port: 9,
    security: 'none',
    user: null,
    from: 'amt@example.org',
    replyTo: null,
  } as const;
  const world = await openWorld({ settings: { ...OFFICE, services, mail } });
  const admin: Client<AdminView> = await world.connect('admin', 'admin');
  const serviceIds: string[] = [services[0]?.id ?? ''];
  const wished = { persons: 1, language: 'de' } as const;
  const starts = cellsOn(OFFICE, WEDNESDAY)
    .flatMap(({ startAt }) => [startAt, startAt, startAt])
    .slice(0, 50);
  for (const [i, slotAt] of starts.entries()) {
    const email = i % 2 === 0 ? `person${i}@example.org` : null;
    const contact = { name: `Person ${i}`, email, phone: email === null ? `02306 ${i}` : null };
    const booking = {
      type: 'bookAppointment',
      ...wished,
      serviceIds,
      slotAt,
      contact,
      place: { kind: 'free', holdId: null },
    } as const;
    resultOf<BookingResult>(await admin.ask(booking));
  }
  const { settings, settingsVersion: version } = admin.view();
  const closed = withOutage(settings, { ...MISSING, kind: 'closed', reason: 'Wasserschaden' });
  const { affected, consent } = resultOf<AffectedResult>(
    await admin.ask({ type: 'affectedBy', version, settings: closed }),
  );
  expect(affected).toHaveLength(50);
  resultOf(await admin.ask({ type: 'changeSettings', version, settings: closed, consent: consent ?? '' }));
  const listed = async () => resultOf<UnfitResult>(await admin.ask({ type: 'unfitAppointments' })).appointments;
  const visitIds = (await listed()).map(({ visitId }) => visitId);
  const { moves } = resultOf<MovesResult>(await admin.ask({ type: 'proposeMoves', visitIds }));
  expect(moves.every(({ slotAt }) => slotAt !== null)).toBe(true);
  for (const { visitId, slotAt } of moves)
    resultOf(
      await admin.ask({
        ...{ type: 'moveAppointment', day: WEDNESDAY, visitId, slotAt: slotAt ?? 0, untold: true },
        place: { kind: 'free', holdId: null },
      }),
    );
  // Half of them are written to; nobody else has left the list before somebody has telephoned.
  const untold = await listed();
  expect(untold.map(({ unfit, email, phone }) => [unfit, email, phone !== null])).toEqual(
    Array.from({ length: 25 }, () => ['untold', null, true]),
  );
  for (const { day, visitId } of untold) resultOf(await admin.ask({ type: 'keepAppointment', day, visitId }));
  expect(await listed()).toEqual([]);
  await world.close();
}, 60_000);
