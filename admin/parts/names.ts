// What things are called in a sentence: a station, a thing of the settings, a day of the week.
import type { Role } from '../../shared/actors';
import type { FoundPrinter } from '../../shared/printing';
import type { Settings, StaffLanguage } from '../../shared/settings';
import { dayAfter } from '../../shared/time';
import { textOf } from '../../shared/words';
import { dayFormat, formatDay, noonOf } from '../../ui/days';
import { langOf } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import type { Item, List } from '../draft/items';
import type { AdminWords } from './words';

/** What an office calls its counters. */
export const PLACE_WORDS = ['Schalter', 'Platz', 'Zimmer'] as const;

/** 'Schalter 3', 'Kiosk „Foyer“', 'Meldebescheinigung'. */
export const nameOf = (words: AdminWords, settings: Settings, list: List, item: Pick<Item<List>, 'name'>): string => {
  const name = typeof item.name === 'string' ? item.name : textOf(item.name, words.language);
  switch (list) {
    case 'services':
      return name === '' ? words.t('admin.named.service') : name;
    case 'counters':
      return placePhrase(words, settings.placeWord, name);
    case 'kiosks':
      return words.t('admin.named.kiosk', { name });
    case 'displays':
      return words.t('admin.named.display', { name });
    case 'errands':
      return words.t('admin.named.errand', { name });
    case 'printers':
      return words.t('admin.named.printer', { name });
    case 'feeds':
      return words.t('admin.named.feed', { name });
  }
};

/** The language of a thing's name where it is another one than the page's. */
export const langOfName = ({ language }: AdminWords, { name }: Pick<Item<List>, 'name'>): 'de' | null =>
  typeof name === 'string' || name.de === '' ? null : langOf(name, language);

export type Station = { role: Role; stationId: string; name: string };

/** What a browser can be paired as, in the order in which an office is set up. */
export const stationsOf = (words: AdminWords, settings: Settings): Station[] => [
  ...settings.kiosks.map(
    (kiosk): Station => ({
      role: 'kiosk',
      stationId: kiosk.id,
      name: nameOf(words, settings, 'kiosks', kiosk),
    }),
  ),
  ...settings.displays.map(
    (display): Station => ({
      role: 'display',
      stationId: display.id,
      name: nameOf(words, settings, 'displays', display),
    }),
  ),
  ...settings.counters.map(
    (counter): Station => ({
      role: 'counter',
      stationId: counter.id,
      name: nameOf(words, settings, 'counters', counter),
    }),
  ),
  { role: 'admin', stationId: 'admin', name: words.t('start.admin') },
];

/** A day 'YYYY-MM-DD' in full; a dash for none. */
export const dayName = (day: string, language: StaffLanguage): string =>
  day === '' ? '–' : formatDay(day, language, 'fullDate');

/** The week of a Monday 'YYYY-MM-DD': '6.–12. November 2017'. */
export const weekName = (monday: string, language: StaffLanguage): string =>
  dayFormat(language, { dateStyle: 'long' }).formatRange(noonOf(monday), noonOf(dayAfter(monday, 6)));

const hex = (id: number) => id.toString(16).padStart(4, '0');

/** 'EPSON TM-T20III (04b8:0e15, X1)': what tells a USB printer from others. */
export const usbPhrase = ({ name, vendorId, productId, serial }: FoundPrinter): string => {
  const ids = [`${hex(vendorId)}:${hex(productId)}`, ...(serial === null ? [] : [serial])].join(', ');
  return name === null ? ids : `${name} (${ids})`;
};
