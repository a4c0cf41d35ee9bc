// What a draft would change, in words: read before saving.
import type { Settings } from '../shared/settings';
import { LISTS, type List } from './items';
import { nameOf } from './names';
import type { AdminWords } from './words';

const changesOfList = (words: AdminWords, before: Settings, after: Settings, list: List): string[] => {
  const removed = before[list].filter((item) => !after[list].some((one) => one.id === item.id));
  return [
    ...after[list].flatMap((item) => {
      const old = before[list].find((one) => one.id === item.id);
      const what = nameOf(words, after, list, item);
      if (old === undefined) return [words.t('admin.change.added', { what })];
      return JSON.stringify(old) === JSON.stringify(item) ? [] : [words.t('admin.change.changed', { what })];
    }),
    ...removed.map((item) => words.t('admin.change.removed', { what: nameOf(words, before, list, item) })),
  ];
};

/** 'Schalter 9 neu', 'Kiosk „Foyer“ geändert': one entry a thing. */
export const changesOf = (words: AdminWords, before: Settings, after: Settings): string[] => [
  ...(before.placeWord === after.placeWord ? [] : [words.t('admin.change.placeWord')]),
  ...(JSON.stringify(before.slip) === JSON.stringify(after.slip) ? [] : [words.t('admin.change.slip')]),
  ...LISTS.flatMap((list) => changesOfList(words, before, after, list)),
];
