// G24: what the demonstration is called in the languages beyond those of staff: what visitors choose, bring and look for.
import { LANGUAGES } from '../../shared/languages';
import type { Settings, Text } from '../../shared/settings';
import translations from './demonstration.json';

const TRANSLATIONS: Readonly<Record<string, Partial<Text>>> = translations;

/** A text in every language in which there is one. */
const inAll = (text: Text): Text => ({ ...TRANSLATIONS[text.de], ...text });

/** The same office, which speaks all nine languages. */
export const spokenInAll = (office: Settings): Settings => ({
  ...office,
  languages: [...LANGUAGES],
  waitingPlace: inAll(office.waitingPlace),
  services: office.services.map((service) => ({
    ...service,
    name: inAll(service.name),
    keywords: service.keywords && inAll(service.keywords),
    bring: service.bring.map(inAll),
  })),
  errands: office.errands.map((errand) => ({ ...errand, name: inAll(errand.name), place: inAll(errand.place) })),
});
