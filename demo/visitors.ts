// Simulated visitors: most draw a ticket at the kiosk, some come with an appointment and check in.
import type { BookingResult, CounterView, KioskView } from '../shared/protocol';
import type { Chance } from './chance';
import type { Screen } from './screen';

export type Time = {
  /** Waits so many minutes of the office's clock. */
  pass: (minutes: number) => Promise<void>;
  now: () => number;
  isOver: () => boolean;
};

/** The published week's first figures: 858 visitors in five days of about eight hours, one in ten with an appointment. */
const MINUTES_BETWEEN = (5 * 8 * 60) / 858;
const APPOINTMENT_SHARE = 0.1;
const SHOW_SHARE = 0.92;
const ENGLISH_SHARE = 0.15;
const LEAD_MIN = 45;

type Parts = {
  kiosk: Screen<KioskView>;
  desk: Screen<CounterView>;
  chance: Chance;
  time: Time;
  /** So many times the visitors of the published week. */
  load: number;
};

const keepAppointment = async ({ kiosk, desk, chance, time }: Parts, serviceId: string) => {
  const slotAt = time.now() + LEAD_MIN * 60_000;
  const booked = await desk.ask({
    type: 'bookAppointment',
    serviceIds: [serviceId],
    persons: 1,
    language: 'de',
    slotAt,
    place: { kind: 'extra' },
    contact: null,
  });
  if (!booked?.ok || chance.share() > SHOW_SHARE) return;
  await time.pass(LEAD_MIN - 5 + 6 * (chance.share() - 0.5));
  const { code } = booked.result as BookingResult;
  await kiosk.ask({ type: 'checkIn', code, language: 'de' });
};

/** Lets people come until the time is over. */
export const visitorsCome = async (parts: Parts): Promise<void> => {
  const { kiosk, chance, time, load } = parts;
  while (!time.isOver()) {
    await time.pass(chance.wait(MINUTES_BETWEEN / load));
    const open = kiosk.view()?.services.filter((service) => service.closed === null) ?? [];
    const service = chance.pick(open);
    if (!service || time.isOver()) continue;
    if (chance.share() < APPOINTMENT_SHARE) void keepAppointment(parts, service.id);
    else {
      const language = chance.share() < ENGLISH_SHARE ? 'en' : 'de';
      void kiosk.ask({ type: 'drawTicket', serviceIds: [service.id], persons: 1, language });
    }
  }
};
