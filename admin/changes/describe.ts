// What has changed in the settings, field by field, in the words of the forms.

import { isLanguage } from '../../shared/languages';
import { type Change, changesOf } from '../../shared/merging/changes';
import { ORDER, type Path } from '../../shared/merging/tree';
import type { Settings, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { formatDay, weekdayName } from '../../ui/days';
import { type Item, LISTS, type List } from '../draft/items';
import { pageOfSection } from '../draft/sections';
import { letterAt, letterFaultPhrase, letterPhrase } from '../mail/letterNames';
import { nameOf } from '../parts/names';
import type { AdminWords } from '../parts/words';
import { fieldWords } from './fields';
import { type Reading, valuePhrase } from './values';

/** One field: where it stands, what it is called, and what it says in either state. */
export type Line = { key: string; where: string; what: string; before: string; after: string };

const listOf = (path: Path): List | null => LISTS.find((list) => list === path[0]) ?? null;
/** Days that are not as every week stand in lists of their own. */
const isOfDays = ([, list]: Path): boolean => list === 'exceptions' || list === 'closures';
const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'de' in value && typeof value.de === 'string';
const WEEKDAY = /^[1-7]$/;

/** The path without what tells one thing of a list, or one weekday, from the others. */
const patternOf = (path: Path): string =>
  path
    .filter((part) => part !== ORDER)
    .map((part, place) => {
      const isThing =
        ((listOf(path) !== null || path[0] === 'roles') && place === 1) || (isOfDays(path) && place === 2);
      return isThing || WEEKDAY.test(part) ? '*' : part;
    })
    .join('.');

const itemOf = (settings: Settings, list: List, id: string): Item<List> | undefined =>
  settings[list].find((one) => one.id === id);

/** Of one thing in a list. */
const thingPhrase = ({ words, settings }: Reading, path: Path, id: string): string => {
  const list = listOf(path);
  const thing = list && itemOf(settings, list, id);
  if (list && thing) return nameOf(words, settings, list, thing);
  return isOfDays(path) ? formatDay(id, words.language, 'fullDate') : id;
};

const wherePhrase = (reading: Reading, path: Path): string => {
  const list = listOf(path);
  if (list && path.length > 2) return thingPhrase(reading, path, path[1] ?? '');
  const page = list ?? pageOfSection(path[0]);
  return page === null ? (path[0] ?? '') : reading.words.t(`admin.page.${page}`);
};

const whatPhrase = (reading: Reading, path: Path): string => {
  const { words } = reading;
  const [last = '', days] = [path.at(-1), isOfDays(path) ? path[2] : undefined];
  if (last === ORDER) return words.t('admin.change.sequence');
  if (listOf(path) && path.length === 2) return thingPhrase(reading, path, last);
  const letter = letterAt(path);
  if (letter) return letterPhrase(words, letter);
  const label = fieldWords(patternOf(path))?.label;
  const field = label ? words.t(label) : path.join('.');
  if (WEEKDAY.test(last)) return `${field}: ${weekdayName(Number(last), words.language)}`;
  if (days !== undefined) return `${thingPhrase(reading, path, days)}: ${field}`;
  return isLanguage(last) ? words.t(`admin.change.in.${last}`, { what: field }) : field;
};

/** Whether a whole thing of a list came or went, whose fields would say too much. */
export const isThing = (path: Path): boolean => listOf(path) !== null && path.length === 2;

const sidePhrase = (reading: Reading, path: Path, value: unknown, isAfter: boolean): string => {
  const { words } = reading;
  if (path.at(-1) === ORDER) return (value as string[]).map((id) => thingPhrase(reading, path, id)).join(', ');
  if (!isThing(path))
    return value === undefined ? words.t('admin.value.none') : valuePhrase(reading, patternOf(path), value);
  if (value === undefined) return words.t(isAfter ? 'admin.value.removed' : 'admin.value.notThere');
  return words.t(isAfter ? 'admin.value.added' : 'admin.value.there');
};

/** One change in words; `before` and `after` are the settings that it leads from and to. */
export const lineOf = (words: AdminWords, change: Change, before: Settings, after: Settings): Line => {
  const { path } = change;
  const [old, now] = [
    { words, settings: before },
    { words, settings: after },
  ];
  // What has gone has its name in what was before.
  const list = listOf(path);
  const named = list && path[1] !== undefined && !itemOf(after, list, path[1]) ? old : now;
  return {
    key: path.join('/'),
    ...{ where: wherePhrase(named, path), what: whatPhrase(named, path) },
    ...{ before: sidePhrase(old, path, change.before, false), after: sidePhrase(now, path, change.after, true) },
  };
};

/** Names of what has left the settings are kept by the server: nobody has changed them. */
const isSomebodys = ({ path }: Change): boolean => path[0] !== 'former';

/** Everything that differs between two states, in words. */
export const linesOf = (words: AdminWords, before: Settings, after: Settings): Line[] =>
  changesOf(before, after)
    .filter(isSomebodys)
    .map((change) => lineOf(words, change, before, after));

/** Where the settings of a file are at fault: 'services.3.durationMin' in words, as far as the file says what it is about. */
export const faultPhrase = (words: AdminWords, settings: Readonly<Record<string, unknown>>, where: string): string => {
  const [first = '', place, ...rest] = where.split('.');
  const letter = letterAt(where.split('.'));
  if (letter) return `${words.t('admin.page.mailTexts')}: ${letterFaultPhrase(words, letter, settings)}`;
  const list = listOf([first]);
  const page = list ?? pageOfSection(first);
  const section = page === null ? first : words.t(`admin.page.${page}`);
  const things = settings[first];
  const thing: unknown = list && Array.isArray(things) ? things[Number(place)] : undefined;
  const name = typeof thing === 'object' && thing !== null && 'name' in thing ? thing.name : place;
  const said = isText(name) ? textOf(name, words.language) : String(name);
  const pattern = list ? [first, '*', ...rest] : where.split('.').map((part) => (/^\d+$/.test(part) ? '*' : part));
  const label = fieldWords(pattern.filter(Boolean).join('.'))?.label;
  return [section, list && said, label ? words.t(label) : rest.join('.')].filter(Boolean).join(': ');
};
