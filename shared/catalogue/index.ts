// The usual matters of a Bürgerbüro, as an office takes them over: data, in every language of the words.
import type { Pictogram } from '../kiosk/pictograms';
import type { Language, StaffLanguage } from '../languages';
import type { Service, Text } from '../settings';
import data from './catalogue.json';
import ar from './translations/ar.json';
import simple from './translations/de-simple.json';
import pl from './translations/pl.json';
import ro from './translations/ro.json';
import ru from './translations/ru.json';
import tr from './translations/tr.json';
import uk from './translations/uk.json';

/** A text in the languages of staff and, where it has been translated, in the others. */
type Words = Text & Record<StaffLanguage, string>;

export type CatalogueService = {
  id: string;
  group: string;
  /** The letter that its numbers usually have; kindred matters share one. */
  letter: string;
  durationMin: number;
  /** Its number in the federal catalogue of services; null where no one number is certain. */
  leikaKey: string | null;
  name: Words;
  keywords: Words;
  bring: Words[];
  booking: 'online' | 'nobody';
  /** Its sign at the kiosk. */
  pictogram: Pictogram | null;
};

/** In the languages beyond those of staff: what they call a group, a thing to bring, a matter. */
const TRANSLATIONS: Record<Exclude<Language, StaffLanguage>, Record<string, string>> = {
  ...{ 'de-simple': simple, tr, ar, uk },
  ...{ ru, pl, ro },
};

/** A text in all languages; the key is its place in the translations. */
const inAll = (key: string, words: Words): Words => ({
  ...words,
  ...Object.fromEntries(
    Object.entries(TRANSLATIONS).flatMap(([language, said]) => (said[key] ? [[language, said[key]]] : [])),
  ),
});

const THINGS = new Map(Object.entries(data.things).map(([id, words]) => [id, inAll(`things.${id}`, words)]));

/** W10: the signs that they come with. */
const SIGNS: Record<string, Pictogram> = {
  personalausweis: 'id-card',
  'personalausweis-vorlaeufig': 'id-card',
  'eid-karte': 'id-card',
  'online-ausweis': 'id-card',
  reisepass: 'passport',
  'reisepass-express': 'passport',
  'reisepass-vorlaeufig': 'passport',
  kinderausweis: 'child',
  abholung: 'pick-up',
  'ausweis-verlust': 'lost',
  fundsachen: 'lost',
  'wohnsitz-anmelden': 'home',
  'wohnsitz-ummelden': 'moving',
  'wohnsitz-abmelden': 'moving',
  'nebenwohnung-abmelden': 'moving',
  meldebescheinigung: 'document',
  'beglaubigung-kopien': 'stamp',
  'beglaubigung-unterschrift': 'signature',
  fuehrungszeugnis: 'conduct',
  'fuehrerschein-umtausch': 'car',
  'fuehrerschein-ersatz': 'car',
  'fuehrerschein-antrag': 'car',
  'fuehrerschein-international': 'car',
  'fahrzeug-adresse': 'car',
  'fahrzeug-zulassen': 'car',
  'fahrzeug-abmelden': 'car',
  bewohnerparken: 'parking',
  geburtsurkunde: 'birth',
  eheurkunde: 'marriage',
  eheschliessung: 'marriage',
  sterbeurkunde: 'flower',
  fischereischein: 'fishing',
  'hund-anmelden': 'dog',
  'hund-abmelden': 'dog',
  'gewerbe-anmelden': 'shop',
  'gewerbe-ummelden': 'shop',
  'gewerbe-abmelden': 'shop',
  wohngeld: 'money',
  wohnberechtigungsschein: 'home',
  schwerbehindertenausweis: 'accessible',
  sozialpass: 'help',
  auskunft: 'question',
};

/** In the order in which they are offered. */
export const CATALOGUE: readonly CatalogueService[] = data.services.map(({ bring, booking, name, ...service }) => ({
  ...service,
  name: inAll(`services.${service.id}`, name),
  pictogram: SIGNS[service.id] ?? null,
  booking: booking === 'online' ? 'online' : 'nobody',
  bring: bring.flatMap((thing) => THINGS.get(thing) ?? []),
}));

export const CATALOGUE_GROUPS: readonly { id: string; name: Words }[] = data.groups.map(({ id, name }) => ({
  id,
  name: inAll(`groups.${id}`, name),
}));

/** Whether an office has a matter already, by whichever name. */
export const hasMatter = (services: readonly Service[], { id, leikaKey, name }: CatalogueService): boolean =>
  services.some((one) => one.id === id || one.name.de === name.de || (leikaKey !== null && one.leikaKey === leikaKey));

const folded = (text: string) => text.normalize('NFC').toLocaleLowerCase('de');

/** Whether each word that is looked for stands in its name or in one of the words by which people look for it. */
export const isMatter = ({ name, keywords }: CatalogueService, looked: string): boolean => {
  const text = folded([name.de, name.en, keywords.de, keywords.en].join(' '));
  return folded(looked)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** A matter as a service of an office, with the letter that its appointments leave. */
export const serviceOf = (matter: CatalogueService, letter: string): Service => {
  const { id, durationMin, leikaKey, name, keywords, bring, booking, pictogram } = matter;
  const group = CATALOGUE_GROUPS.find((one) => one.id === matter.group)?.name ?? null;
  return {
    ...{ id, letter, name, durationMin, walkInHours: null, contingent: null },
    ...{ booking, leikaKey, keywords, bring, group, pictogram },
  };
};
