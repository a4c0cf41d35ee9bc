// A booking site in a test: an office of plain objects, whose answers the test changes, and who asked it what.
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { Booking } from '../../../booking/site/Booking';
import type { PublicDay, PublicOffice, PublicSlots } from '../../../shared/booking';
import type { PublicAnswer, PublicApi } from '../../../ui/link/publicApi';

/** Monday, 3 March 2025, 8:00 in Berlin. */
export const NOW = Date.UTC(2025, 2, 3, 7, 0);
export const TODAY = '2025-03-03';
const MINUTE_MS = 60_000;

/** An instant of March 2025 by the office's clock; not after the 29th, when the clocks change. */
export const at = (day: number, hour: number, minute = 0): number => Date.UTC(2025, 2, day, hour - 1, minute);

const service = (id: string, de: string, durationMin: number, keywords = '', leikaKey: string | null = null) => ({
  id,
  leikaKey,
  name: { de, en: `${id} in English` },
  keywords: keywords === '' ? null : { de: keywords },
  bring: id === 'ausweis' ? [{ de: 'Bisheriger Ausweis' }, { de: 'Lichtbild' }] : [],
  durationMin,
});

export const office: PublicOffice = {
  office: {
    name: 'Bürgerbüro Lünen',
    place: 'Rathaus',
    timeZone: 'Europe/Berlin',
    demonstration: false,
    placeWord: 'Schalter',
    ticketWord: 'Wertmarke',
    look: { colour: null, logo: null },
    languages: ['de', 'en'],
  },
  notices: [],
  links: { imprint: 'https://stadt.example/impressum', privacy: null, accessibility: null },
  responsible: { controller: null, officer: null },
  services: [
    service('ausweis', 'Personalausweis oder Reisepass beantragen', 12, 'Perso, Pass', '99008001012000'),
    service('wohnsitz', 'Wohnung anmelden, ummelden, abmelden', 15, 'Umzug, Wohnsitz, Adresse', '99115005104000'),
    service('beglaubigung', 'Beglaubigung von Kopien und Unterschriften', 6, 'Zeugnis, amtlich'),
    service('fuehrerschein', 'Führerschein umtauschen', 10, 'Fahrerlaubnis'),
    service('fuehrungszeugnis', 'Führungszeugnis beantragen', 6),
    service('bewohnerparken', 'Bewohnerparkausweis', 7, 'Auto, parken'),
  ],
  formFields: [],
  mostPersons: 5,
  mostServices: 2,
  holdMin: 10,
  checkInMin: 30,
  graceMin: 15,
  keepDays: 7,
  publishesDays: false,
  mails: true,
  offer: { state: 'open', free: 80, nextAt: at(4, 9), moreAt: null },
  fromHome: null,
  today: TODAY,
  now: NOW,
  lastDay: '2025-04-30',
};

const yes = <Result,>(result: Result): Promise<PublicAnswer<Result>> => Promise.resolve({ ok: true, result });
export const no = (
  code: 'offline' | 'slotTaken' | 'holdExpired' | 'tooManyBookings' | 'tooMany' | 'malformed' | 'fromHomeUsedUp',
  values = {},
) => ({
  ok: false as const,
  refusal: { code, values } as never,
});

/** Free at 9:00, 9:15 and 14:00 on weekdays from 4 March on, except where `none` says why not. */
export const createOffice = (changes: Partial<PublicOffice> = {}, none: Record<string, PublicDay['none']> = {}) => {
  const dayNumber = (day: string) => Number(day.slice(8));
  const noneOn = (day: string): PublicDay['none'] => {
    if (none[day] !== undefined) return none[day];
    if (day === TODAY) return { why: 'past' };
    return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) ? { why: 'closed' } : null;
  };
  const startsOn = (day: string): number[] => {
    if (noneOn(day) !== null) return [];
    const nine = Date.parse(`${day}T08:00:00Z`);
    return [nine, nine + 15 * MINUTE_MS, nine + 300 * MINUTE_MS];
  };
  const fromOn = (from: string) =>
    Array.from({ length: 28 }, (_, i) => new Date(Date.parse(`${from}T12:00:00Z`) + i * 1440 * MINUTE_MS))
      .map((noon) => noon.toISOString().slice(0, 10))
      .filter((day) => day <= (changes.lastDay ?? office.lastDay));
  const next = fromOn(TODAY).find((day) => startsOn(day).length > 0);
  const openedAt = Date.now();
  let holds = 0;
  const api = {
    office: jest.fn(() => yes({ ...office, ...changes })),
    days: jest.fn((_wish, from: string) =>
      yes({
        days: fromOn(from).map((day) => {
          const starts = startsOn(day);
          return { day, free: starts.length, firstAt: starts[0] ?? null, none: noneOn(day) };
        }),
        next: next === undefined ? null : { day: next, slotAt: startsOn(next)[0] ?? 0 },
      }),
    ),
    slots: jest.fn((_wish, day: string) => {
      const slots: PublicSlots = { day, starts: startsOn(day), none: noneOn(day), next: [] };
      if (slots.starts.length === 0) slots.next = [at(dayNumber(day) + 7, 9), at(dayNumber(day) + 7, 9, 15)];
      return yes(slots);
    }),
    challenge: jest.fn(),
    hold: jest.fn(({ slotAt }: { slotAt: number }) => {
      holds += 1;
      // A moment less than ten minutes, as it is when an answer has come over a network.
      const until = NOW + Date.now() - openedAt + 10 * MINUTE_MS - 5000;
      return yes({ holdId: `hold-000${holds}`, slotAt, until });
    }),
    giveBack: jest.fn(() => yes(null)),
    book: jest.fn(({ slotAt }: { slotAt: number }) =>
      yes({ key: 'key-1', code: 'ABC234', slotAt, letter: 'none' as const }),
    ),
    move: jest.fn((key: string, { slotAt }: { slotAt: number }) =>
      yes({ key, code: 'ABC234', slotAt, letter: 'none' as const }),
    ),
    joinWaitingList: jest.fn(() => yes(null)),
    fromHome: jest.fn((_request: { serviceIds: string[]; wayMin: number }, _proof: string) =>
      yes({ key: 'key-1', number: 'A001', code: 'ABC234' }),
    ),
    pushKey: jest.fn(() => yes({ publicKey: '' })),
    find: jest.fn((_request: { code: string }) => yes({ key: 'key-1' })),
    post: jest.fn(),
  };
  return api satisfies PublicApi as typeof api & PublicApi;
};

/** jsdom lays nothing out. */
Element.prototype.scrollIntoView = jest.fn();

export const openSite = async (api: PublicApi, address = '') => {
  const onBooked = jest.fn();
  const prover = { take: () => Promise.resolve('proof') };
  const site = render(<Booking api={api} prover={prover} address={address} onBooked={onBooked} />);
  await screen.findByRole('heading', { level: 1, name: /\?$/ });
  return { onBooked, ...site };
};

export const click = (element: HTMLElement) => act(() => void fireEvent.click(element));
export const clickButton = async (name: string | RegExp) => click(await screen.findByRole('button', { name }));
export const type = (label: string | RegExp, value: string) =>
  act(() => void fireEvent.input(screen.getByLabelText(label), { target: { value } }));

/** As far as the second step, with an identity card. */
export const goToWhen = async (api: PublicApi) => {
  const site = await openSite(api, '?service=ausweis');
  await clickButton('Weiter zu Tag und Uhrzeit');
  await screen.findByRole('grid');
  await screen.findByRole('heading', { name: /Freie Zeiten am|^\p{L}+, \d+\./u });
  return site;
};

/** As far as the third step, with 9:15 of the first free day. */
export const goToWho = async (api: PublicApi) => {
  const site = await goToWhen(api);
  await clickButton('9:15 Uhr reservieren');
  await screen.findByRole('heading', { level: 1, name: 'Auf welchen Namen?' });
  // It is loaded meanwhile.
  await screen.findByRole('region', { name: 'Ihr Termin' });
  return site;
};
