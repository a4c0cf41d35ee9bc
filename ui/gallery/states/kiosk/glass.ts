// The kiosk on each glass: few services and many, long names, and why it gives no tickets now.
import { CATALOGUE, serviceOf } from '../../../../shared/catalogue';
import { LANGUAGES } from '../../../../shared/languages';
import type { Service, Settings } from '../../../../shared/settings';
import { kioskWordsOf } from '../../../../shared/words/kiosk';
import { clerk, OFFICE } from '../../history';
import { busyMorning, openedMorning, until } from '../../mornings';
import type { Office } from '../../office';
import { galleryOffice } from '../../settings';
import { type State, type Steps, statesOf } from '../../state';
import { saying, speaking } from '../kiosk';

const onAll = statesOf({ screen: 'kiosk', sizes: ['kiosk', 'wide', 'square', 'narrow'], languages: ['de', 'en'] });

const GROUPS: Record<string, Service['group']> = {
  A: { de: 'Ausweise und Pässe', en: 'Identity cards and passports' },
  B: { de: 'Ausweise und Pässe', en: 'Identity cards and passports' },
  C: { de: 'Wohnung und Melderegister', en: 'Address and residents’ register' },
  G: { de: 'Wohnung und Melderegister', en: 'Address and residents’ register' },
};

/** The usual matters as well, so that there are forty. */
const forty = (hasGroups: boolean): Service[] =>
  [
    ...galleryOffice.services.map((service) => ({ ...service, group: GROUPS[service.letter] ?? null })),
    ...CATALOGUE.map((matter) => serviceOf(matter, matter.letter)),
  ]
    .filter(({ id }, place, all) => all.findIndex((one) => one.id === id) === place)
    .slice(0, 40)
    .map((service) => ({ ...service, leikaKey: null, group: hasGroups ? service.group : null }));

const LONGEST = [
  'Schwerbehindertenausweis verlängern oder Merkzeichen eintragen',
  'Aufenthaltsbescheinigung für eine Eheschließung im Ausland',
  'Untersuchungsberechtigungsschein nach Jugendarbeitsschutzgesetz',
];
const tenLong = (): Service[] =>
  galleryOffice.services.map((service, place) => ({
    ...service,
    name: { de: (LONGEST[place % 3] ?? '').slice(0, 60).trim(), en: service.name.en },
  }));

const withGlass = (diagonalInch: number): Partial<Settings> => ({
  kiosks: galleryOffice.kiosks.map((kiosk) => ({ ...kiosk, glass: { diagonalInch, lowerEdgeMm: 850 } })),
});

const full = (changes: Partial<Settings> = {}): Office => {
  const office = busyMorning(changes);
  office.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
  return office;
};
const usedUp = (): Office =>
  openedMorning(5, { services: galleryOffice.services.map((service) => ({ ...service, contingent: 0 })) });
const shut = (): Office => {
  const office = busyMorning();
  until(office, 230);
  return office;
};
const nearlyFull = (): Office => {
  const office = openedMorning(1, { policy: { ...galleryOffice.policy, overtimeMin: 0 } });
  until(office, 195);
  return office;
};
const withoutPaper = (): Office => {
  const office = busyMorning();
  office.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] }, OFFICE);
  return office;
};

const search =
  (letters: string): Steps =>
  async (parts) => {
    await saying('kiosk.search')(parts);
    await parts.hand.type(kioskWordsOf(parts.language).t('kiosk.search.how'), letters);
  };

export const kioskGlassStates: State[] = [
  onAll('glass-3', 'Three services.', {
    open: () => ({ office: openedMorning(3, { services: galleryOffice.services.slice(0, 3) }) }),
    steps: speaking(),
  }),
  onAll('glass-10', 'Ten services.', { open: () => ({ office: busyMorning() }), steps: speaking() }),
  onAll('glass-10-languages', 'Ten services, in each language.', {
    open: () => ({ office: busyMorning({ languages: [...LANGUAGES] }) }),
    steps: speaking(),
    sizes: ['kiosk', 'wide', 'square'],
  }),
  onAll('state-full-languages', 'Full for today, in each language.', {
    open: () => ({ office: full({ languages: [...LANGUAGES] }) }),
    steps: speaking(),
    sizes: ['kiosk', 'wide', 'square'],
  }),
  onAll('glass-10-long', 'Ten services with names of sixty letters.', {
    open: () => ({ office: busyMorning({ services: tenLong() }) }),
    steps: speaking(),
    languages: ['de'],
  }),
  onAll('glass-40', 'Forty services: their groups first.', {
    open: () => ({ office: openedMorning(5, { services: forty(true) }) }),
    steps: speaking(),
  }),
  onAll('glass-40-group', 'One group of forty services.', {
    open: () => ({ office: openedMorning(5, { services: forty(true) }) }),
    steps: speaking(({ hand, language }) => hand.press(GROUPS['A']?.[language] ?? '')),
    sizes: ['kiosk', 'wide', 'square'],
  }),
  onAll('glass-40-pages', 'Forty services without groups: in pages.', {
    open: () => ({ office: openedMorning(5, { services: forty(false) }) }),
    steps: speaking(),
    sizes: ['kiosk', 'wide', 'square'],
  }),
  onAll('search', 'A service is looked for by its first letters.', {
    open: () => ({ office: openedMorning(5, { services: forty(true) }) }),
    steps: speaking(search('pa')),
    sizes: ['kiosk', 'wide', 'square'],
  }),
  onAll('search-none', 'Nothing begins with these letters.', {
    open: () => ({ office: openedMorning(5, { services: forty(true) }) }),
    steps: speaking(search('xyz')),
    sizes: ['kiosk'],
  }),
  onAll('glass-32', 'Ten services on a glass of 32 inches, whose upper half nobody reaches who sits.', {
    open: () => ({ office: busyMorning(withGlass(32)) }),
    steps: speaking(),
    sizes: ['kiosk'],
  }),
  onAll('state-full', 'Full for today.', { open: () => ({ office: full() }), steps: speaking() }),
  onAll('state-offers', 'Full for today: for what an appointment?', {
    open: () => ({ office: full() }),
    steps: speaking(saying('kiosk.allMatters')),
    sizes: ['kiosk', 'square'],
  }),
  onAll('full-house', 'No number for this matter any more today: an appointment is offered instead.', {
    open: () => ({ office: full() }),
    steps: speaking(async (parts) => {
      await saying('kiosk.allMatters')(parts);
      const [first] = galleryOffice.services;
      await parts.hand.press(first?.name[parts.language] ?? '');
    }),
  }),
  onAll('state-contingent', 'All numbers of today are given out.', {
    open: () => ({ office: usedUp() }),
    steps: speaking(),
  }),
  onAll('start-no-clerk', 'Open, but nobody is at any counter.', {
    open: () => ({ office: openedMorning(0) }),
    steps: speaking(),
    sizes: ['kiosk', 'wide', 'square'],
  }),
  onAll('state-closed', 'Shut, until it opens again.', { open: () => ({ office: shut() }), steps: speaking() }),
  onAll('start-nearly-full', 'The last ones of the day.', {
    open: () => ({ office: nearlyFull() }),
    steps: speaking(),
  }),
  onAll('start-no-paper', 'There is no paper: said before anybody draws.', {
    open: () => ({ office: withoutPaper() }),
    steps: speaking(),
  }),
];
