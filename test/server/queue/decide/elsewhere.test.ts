// M18: an appointment between two offices: offered, taken, left or kept, and given back.
import { slotsOn } from '../../../../server/queue/slots/slots';
import type { CommandOf } from '../../../../shared/commands';
import type { BookingResult } from '../../../../shared/protocol';
import { clerk, min, OFFICE, openHistory } from '../history';

type History = ReturnType<typeof openHistory>;
const TODAY = '2017-11-06';
const TOMORROW = '2017-11-07';
const NORD = { office: 'nord', name: 'Nebenstelle Nord' };

const freeOn = ({ dayNamed, settings, time }: History, day: string): number => {
  const wish = { serviceIds: ['ausweis'], persons: 1 };
  return slotsOn(dayNamed(day), settings(), { wish, via: 'staff', now: time.now }).starts.at(-1) ?? 0;
};
const bookedIn = ({ dayNamed }: History) =>
  [TODAY, TOMORROW].flatMap((day) => [...dayNamed(day).visits.values()].filter(({ state }) => state === 'booked'));

describe('the office that takes', () => {
  const taking = (history: History, transferId: string, slotAt: number, isLate = false) => {
    const from = { transferId, office: 'rathaus', name: 'Rathaus' };
    const command: CommandOf<'takeAppointment'> = {
      ...{ type: 'takeAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', contact: null },
      ...{ from, slotAt, isLate },
    };
    return { command, done: () => history.done<BookingResult>(command, OFFICE) };
  };
  const giveBack = (history: History, transferId: string, slotAt: number) =>
    history.when({ type: 'giveBack', transferId, slotAt }, OFFICE);

  test('M18 what was taken is found again wherever this office has moved it since, and given back there', () => {
    const history = openHistory();
    const slotAt = freeOn(history, TODAY);
    const taken = taking(history, 'transfer-01', slotAt).done();
    const later = freeOn(history, TOMORROW);
    const place = { kind: 'extra' } as const;
    const { visitId } = taken;
    history.done({ type: 'moveAppointment', day: TODAY, visitId, slotAt: later, place }, clerk(1));
    const before = history.events.length;
    const again = taking(history, 'transfer-01', slotAt, true).done();
    expect(again).toMatchObject({ code: taken.code, key: taken.key, slotAt: later });
    expect(history.events).toHaveLength(before);
    expect(bookedIn(history)).toHaveLength(1);
    giveBack(history, 'transfer-01', slotAt);
    expect(bookedIn(history)).toEqual([]);
    expect(history.dayNamed(TOMORROW).visits.get(again.visitId)).toMatchObject({ state: 'cancelled', movedTo: null });
  });

  test('M18 nothing is given back of another transfer, or once its owner is there', () => {
    const history = openHistory();
    const slotAt = freeOn(history, TODAY);
    const { visitId } = taking(history, 'transfer-01', slotAt).done();
    expect(giveBack(history, 'transfer-02', slotAt)).toMatchObject({ events: [] });
    history.time.now = slotAt - 60_000;
    history.done({ type: 'checkInVisit', visitId, language: null, familyName: null }, clerk(1));
    expect(giveBack(history, 'transfer-01', slotAt)).toMatchObject({ events: [], result: null });
    expect(history.day.visits.get(visitId)).toMatchObject({ state: 'waiting' });
  });

  test('M18 asked too late it takes nothing that it has not', () => {
    const history = openHistory();
    const slotAt = freeOn(history, TODAY);
    expect(history.refused(taking(history, 'transfer-01', slotAt, true).command, OFFICE)).toBe('notChangeable');
    expect(bookedIn(history)).toEqual([]);
  });
});

describe('the office that gives', () => {
  const offered = () => {
    const history = openHistory();
    const slotAt = freeOn(history, TODAY);
    const { visitId } = history.done<BookingResult>(
      {
        ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', contact: null },
        ...{ slotAt, place: { kind: 'free', holdId: null } },
      },
      clerk(1),
    );
    const offer = { type: 'offerAppointment', day: TODAY, visitId, ...NORD, serviceIds: ['perso'], slotAt } as const;
    history.done({ ...offer, serviceIds: ['perso'] }, OFFICE);
    const visit = () => history.day.visits.get(visitId);
    const elsewhere = visit()?.elsewhere;
    const transferId = elsewhere?.is === 'asked' ? elsewhere.transferId : '';
    const there = { ...NORD, place: null, slotAt, code: 'N4RD7K', url: 'https://nord.example/t/x' };
    const leave = { type: 'leaveAppointment', day: TODAY, visitId, transferId, there } as const;
    const keep = { type: 'keepHere', day: TODAY, visitId, transferId } as const;
    return { history, visit, visitId, slotAt, leave, keep, offer: { ...offer, serviceIds: ['perso'] } };
  };

  test('M18 the same asked again is one transfer; another office is asked once this one has answered', () => {
    const { history, offer, keep } = offered();
    expect(history.when(offer, OFFICE)).toMatchObject({ events: [], result: { there: null } });
    expect(history.refused({ ...offer, office: 'sued' }, OFFICE)).toBe('notChangeable');
    expect(history.refused({ ...offer, slotAt: offer.slotAt + 60_000 }, OFFICE)).toBe('notChangeable');
    history.done(keep, OFFICE);
    expect(history.when(keep, OFFICE)).toMatchObject({ events: [] });
    expect(history.refused({ ...offer, office: 'sued' }, OFFICE)).toBeNull();
  });

  test('M18 an answer to another transfer neither takes it from here nor ends this one', () => {
    const { history, leave, keep, visit } = offered();
    expect(history.refused({ ...leave, transferId: 'transfer-of-old' }, OFFICE)).toBe('notChangeable');
    expect(history.when({ ...keep, transferId: 'transfer-of-old' }, OFFICE)).toMatchObject({ events: [] });
    expect(visit()).toMatchObject({ state: 'booked', elsewhere: { is: 'asked' } });
  });

  test('M18 who has checked in, cancelled or moved here meanwhile keeps that', () => {
    const here = offered();
    here.history.time.now = here.slotAt - 60_000;
    here.history.done({ type: 'checkInVisit', visitId: here.visitId, language: null, familyName: null }, clerk(1));
    const off = offered();
    off.history.done({ type: 'cancelAppointment', day: TODAY, visitId: off.visitId }, clerk(1));
    const moved = offered();
    const place = { kind: 'extra' } as const;
    moved.history.done(
      { type: 'moveAppointment', day: TODAY, visitId: moved.visitId, slotAt: min(26 * 60), place },
      clerk(1),
    );
    for (const { history, leave } of [here, off, moved]) expect(history.refused(leave, OFFICE)).toBe('notChangeable');
    expect([here, off, moved].map(({ visit }) => visit()?.state)).toEqual(['waiting', 'cancelled', 'cancelled']);
    expect(bookedIn(moved.history)).toHaveLength(1);
  });

  test('M18 once it is there it stays there: asked again it is told where', () => {
    const { history, leave, offer, visit } = offered();
    history.done(leave, OFFICE);
    expect(history.when(offer, OFFICE)).toMatchObject({ events: [], result: { there: leave.there } });
    expect(history.refused({ ...offer, office: 'sued' }, OFFICE)).toBe('notChangeable');
    expect(history.refused(leave, OFFICE)).toBe('notChangeable');
    expect(visit()).toMatchObject({ state: 'cancelled', movedTo: null });
  });
});
