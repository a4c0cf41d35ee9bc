// Days of an office as they may have been, second by second, by the real decisions and another simulation than the replay's:
// clerks dawdle, pause, hand on, park and miss people; visitors leave, come back, are raised, and do not come.
import { type Chance, createChance } from '../../../../demo/chance';
import type { StoredEvent } from '../../../../shared/events';
import type { CallResult } from '../../../../shared/protocol';
import type { Settings } from '../../../../shared/settings';
import { MINUTE_MS } from '../../../../shared/time';
import { clerk, kiosk, NINE, OFFICE, openHistory } from '../history';

export type PastOffice = {
  seed: number;
  counters: number;
  visitors: number;
  bookedShare: number;
  settings?: Settings;
  /** How lively it is: 0 is clockwork, 1 has everything that happens. */
  mess?: number;
  day?: string;
};

const OPEN_MIN = 240;
const SERVICES = ['ausweis', 'wohnsitz', 'beglaubigung', 'abholung'] as const;
const USUAL_MIN = { ausweis: 12, wohnsitz: 15, beglaubigung: 6, abholung: 4 } as const;
const NEVER = Number.POSITIVE_INFINITY;

type Clerk = {
  counter: number;
  visitId: string | null;
  next: number;
  doing: 'call' | 'begin' | 'end' | 'away' | 'gone';
  /** Minutes at which the clerk takes a break, and for how long. */
  breaks: { at: number; min: number }[];
  serviceMin: number;
  calls: number;
};

const clerkOf = (chance: Chance, counter: number, mess: number): Clerk => ({
  ...{ counter, visitId: null, next: NINE, doing: 'call', serviceMin: 0, calls: 0 },
  breaks: [
    { at: 50 + 60 * chance.share(), min: 15 },
    ...(chance.share() < 0.5 * mess ? [{ at: 150 + 40 * chance.share(), min: 25 }] : []),
  ],
});

/** The same on another day of winter, an instant in any field moved with it. */
const movedTo = (day: string, events: readonly StoredEvent[]) => {
  const by = Date.parse(day) - Date.parse('2017-11-06');
  const isInstant = (key: string) => key === 'at' || key === 'slotAt' || key === 'until';
  const moved = (key: string, value: unknown) => {
    if (key === 'day') return day;
    return isInstant(key) && typeof value === 'number' ? value + by : value;
  };
  return { day, events: JSON.parse(JSON.stringify(events), moved) as StoredEvent[] };
};

/** The events of one day. */
export const pastDayOf = ({ seed, counters, visitors, bookedShare, settings, mess = 1, day }: PastOffice) => {
  const chance = createChance(seed);
  const history = openHistory(settings);
  const { time } = history;
  const happens = (share: number) => chance.share() < share * mess;
  const clerks = Array.from({ length: counters }, (_, i) => clerkOf(chance, i + 1, mess));
  for (const { counter } of clerks) history.openCounter(counter);
  const minuteOf = () => (time.now - NINE) / MINUTE_MS;

  const coming = Array.from({ length: visitors }, () => {
    const serviceId = chance.pick(SERVICES) ?? 'ausweis';
    const isBooked = chance.share() < bookedShare;
    const arrives = OPEN_MIN * 0.9 * chance.share() ** 1.3;
    if (!isBooked) return { serviceId, code: null, at: NINE + arrives * MINUTE_MS };
    const slotMin = 10 * Math.floor((OPEN_MIN * 0.9 * chance.share()) / 10);
    const { code } = history.done<{ code: string }>(
      {
        ...{ type: 'bookAppointment', serviceIds: [serviceId], persons: 1, language: 'de' },
        ...{ slotAt: NINE + slotMin * MINUTE_MS, place: { kind: 'extra' }, contact: null },
      },
      OFFICE,
    );
    const comes = Math.max(0, slotMin - 12 + 14 * chance.share());
    return { serviceId, code, at: happens(0.08) ? NEVER : NINE + comes * MINUTE_MS };
  }).sort((a, b) => a.at - b.at);
  /** What else happens, once its time has come. */
  const later: { at: number; act: () => void }[] = [];
  const plan = (minutes: number, act: () => void) => later.push({ at: time.now + minutes * MINUTE_MS, act });
  const by = () => clerk(clerks.find(({ doing }) => doing !== 'gone')?.counter ?? 1);

  const arrive = ({ serviceId, code }: (typeof coming)[number]) => {
    const { visitId } =
      code === null
        ? history.draw(serviceId)
        : history.done<{ visitId: string }>({ type: 'checkIn', code, language: 'de' }, kiosk());
    if (happens(0.03)) plan(10 + 20 * chance.share(), () => history.when({ type: 'takeOut', visitId }, by()));
    if (happens(0.02)) plan(3, () => history.when({ type: 'raise', visitId, reason: 'child' }, by()));
  };

  const free = (one: Clerk, minutes: number) => {
    one.visitId = null;
    one.doing = 'call';
    one.next = time.now + minutes * MINUTE_MS;
  };
  const dawdle = () => {
    if (happens(0.06)) return 4 + 6 * chance.share();
    return happens(1) ? chance.duration(0.6) : 0;
  };

  const took = (one: Clerk, visitId: string) => {
    const services = history.day.visits.get(visitId)?.serviceIds ?? [];
    const usual = USUAL_MIN[services[0] as keyof typeof USUAL_MIN] ?? 10;
    Object.assign(one, { visitId, doing: 'begin', calls: 0, serviceMin: chance.duration(usual) });
    one.next = time.now + (0.3 + 0.4 * chance.share()) * MINUTE_MS;
  };

  const callBack = (one: Clerk, visitId: string) => {
    const decision = history.when({ type: 'callBack', visitId }, clerk(one.counter));
    if (!('refusal' in decision)) took(one, visitId);
  };

  const call = (one: Clerk) => {
    const [pause] = one.breaks;
    if (pause && pause.at <= minuteOf()) {
      one.breaks.shift();
      history.done({ type: 'pause', until: null }, clerk(one.counter));
      one.doing = 'away';
      one.next = time.now + pause.min * MINUTE_MS;
      return;
    }
    const decision = history.when({ type: 'callNext' }, clerk(one.counter));
    if ('refusal' in decision) {
      const isOver = minuteOf() > OPEN_MIN && coming.every(({ at }) => at === NEVER) && history.day.waiting.size === 0;
      if (isOver && later.length === 0) {
        history.done({ type: 'logOut' }, clerk(one.counter));
        one.doing = 'gone';
        one.next = NEVER;
      } else one.next = time.now + (happens(1) ? 8000 : 1000);
      return;
    }
    took(one, (decision.result as CallResult).visitId);
  };

  const begin = (one: Clerk) => {
    const visitId = one.visitId ?? '';
    const actor = clerk(one.counter);
    if (one.calls === 0 && happens(0.05)) one.calls = 1;
    if (one.calls > 0) {
      one.calls += 1;
      history.when({ type: 'callAgain', visitId }, actor);
      if (history.day.visits.get(visitId)?.state === 'missed') {
        if (happens(0.5)) plan(4 + 6 * chance.share(), () => history.when({ type: 'returnToLine', visitId }, by()));
        return free(one, dawdle());
      }
      one.next = time.now + 31_000;
      return;
    }
    if (!happens(0.05)) history.done({ type: 'begin', visitId }, actor);
    one.doing = 'end';
    one.next = time.now + one.serviceMin * MINUTE_MS;
  };

  const end = (one: Clerk) => {
    const visitId = one.visitId ?? '';
    const actor = clerk(one.counter);
    const [parks, handsOn] = [happens(0.05), counters > 1 && happens(0.05)];
    if (parks) {
      history.done({ type: 'park', visitId, place: 'Foto' }, actor);
      plan(6 + 6 * chance.share(), function back() {
        if (one.doing === 'call') callBack(one, visitId);
        else if (history.day.visits.get(visitId)?.state === 'parked') plan(0.2, back);
      });
    } else if (handsOn) {
      const to = (one.counter % counters) + 1;
      const there = clerks.find(({ counter }) => counter === to);
      const handed = { type: 'handOn', visitId, note: '' } as const;
      if (there?.doing === 'gone' || happens(0.5))
        history.done({ ...handed, to: { kind: 'service', serviceId: 'beglaubigung' } }, actor);
      else history.done({ ...handed, to: { kind: 'counter', counterId: `schalter-${to}` } }, actor);
    } else history.done({ type: 'finish', visitId }, actor);
    free(one, dawdle());
  };

  const act = (one: Clerk) => {
    switch (one.doing) {
      case 'call':
        return call(one);
      case 'begin':
        return begin(one);
      case 'end':
        return end(one);
      case 'away':
        history.done({ type: 'resume' }, clerk(one.counter));
        return free(one, 0);
      case 'gone':
    }
  };

  for (time.now = NINE; clerks.some(({ doing }) => doing !== 'gone'); time.now += 1000) {
    for (; coming[0] !== undefined && coming[0].at <= time.now; coming.shift()) arrive(coming[0]);
    for (const one of later.filter(({ at }) => at <= time.now)) {
      later.splice(later.indexOf(one), 1);
      one.act();
    }
    for (const one of clerks) if (one.next <= time.now) act(one);
  }
  return movedTo(day ?? history.day.day, history.events);
};
