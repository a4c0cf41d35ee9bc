// What a field of the settings says, in words: as short as it stands in a table.
import type { Settings } from '../../shared/settings';
import { WATCHED } from '../../shared/watching/alarms';
import { textOf } from '../../shared/words';
import { formatDay, weekdayName } from '../../ui/days';
import { LISTS } from '../draft/items';
import { letterAt, withNames } from '../mail/letterNames';
import { nameOf } from '../parts/names';
import type { AdminWords } from '../parts/words';
import { kindPhrase } from '../watching/kinds';
import { choiceKey, fieldWords } from './fields';

/** Where values are read: names of what they mean stand in the settings around them. */
export type Reading = { words: AdminWords; settings: Settings };

const NOTHING = '–';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a service or a printer that is meant by its id; the id itself where nobody has it. */
const nameOfId = ({ words, settings }: Reading, id: string): string => {
  for (const list of LISTS) {
    const item = settings[list].find((one) => one.id === id);
    if (item)
      return list === 'services' || list === 'counters' ? nameOf(words, settings, list, item) : (item.name as string);
  }
  return id;
};

const textPhrase = ({ words, settings }: Reading, pattern: string, value: string): string => {
  const { choices } = fieldWords(pattern) ?? {};
  if (choices) return words.t(choiceKey(choices, value));
  if (value === '') return NOTHING;
  const letter = letterAt(pattern.split('.'));
  if (letter) return withNames(value, letter.language);
  if (DAY.test(value)) return formatDay(value, words.language, 'fullDate');
  if (pattern === 'placeWord') return words.t(choiceKey('place.', value));
  if (pattern === 'languages') return words.t(choiceKey('language.', value));
  const watched = pattern === 'watching.untold' && WATCHED.find((kind) => kind === value);
  if (watched) return kindPhrase(words, watched);
  return /\.(?:serviceIds|preferredServiceIds|counterIds|printerId|serviceId)$/.test(pattern)
    ? nameOfId({ words, settings }, value)
    : value;
};

/** '08:00–12:00', with the day where it is not said, the places where it has some, and the reason that visitors read. */
const spanPhrase = (reading: Reading, pattern: string, span: Parts): string => {
  const { words } = reading;
  const { weekday, from, to, public: online, internal } = span;
  const day =
    pattern.endsWith('.*') || weekday === undefined ? '' : `${weekdayName(Number(weekday), words.language, 'short')} `;
  const places =
    online === undefined
      ? ''
      : `, ${words.t('admin.value.places', { online: String(online), internal: String(internal) })}`;
  return `${day}${String(from)}–${String(to)}${places}`;
};

const partsPhrase = (reading: Reading, pattern: string, parts: Parts): string => {
  const { words } = reading;
  if (typeof parts['de'] === 'string') return textOf(parts as { de: string }, words.language);
  // An announcement, between its days.
  if ('text' in parts)
    return `${valuePhrase(reading, pattern, parts['text'])} (${String(parts['from'])} – ${String(parts['to'])})`;
  if ('bits' in parts || 'png' in parts)
    return words.t('admin.value.picture', { width: String(parts['width']), height: String(parts['height']) });
  if ('percent' in parts)
    return words.t('admin.value.release', {
      days: String(parts['daysAhead']),
      at: String(parts['at']),
      percent: String(parts['percent']),
    });
  if ('kind' in parts) {
    const { kind, ...rest } = parts;
    return [
      words.t(choiceKey('admin.channel.', String(kind))),
      ...Object.values(rest).filter((one) => one !== null),
    ].join(' ');
  }
  if ('from' in parts && 'to' in parts && !('reason' in parts)) return spanPhrase(reading, pattern, parts);
  return Object.entries(parts)
    .filter(([key, part]) => key !== 'id' && part !== null)
    .map(([key, part]) => valuePhrase(reading, `${pattern}.${key}`, part))
    .join(', ');
};

/** What stands at a pattern, read in the settings around it. */
export const valuePhrase = (reading: Reading, pattern: string, value: unknown): string => {
  const { words } = reading;
  if (value === undefined || (typeof value === 'number' && Number.isNaN(value))) return NOTHING;
  if (value === null) return words.t(fieldWords(pattern)?.none ?? 'admin.value.none');
  if (typeof value === 'boolean') return words.t(value ? 'admin.value.yes' : 'admin.value.no');
  if (typeof value === 'string') return textPhrase(reading, pattern, value);
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((one) => valuePhrase(reading, pattern, one)).join(', ');
  return isParts(value) ? partsPhrase(reading, pattern, value) : String(value);
};
