// What a draft would change, in words: read before saving.
import type { Settings } from '../../shared/settings';
import { LISTS, type List } from '../draft/items';
import { changedPages } from '../draft/sections';
import { nameOf } from '../parts/names';
import type { AdminWords } from '../parts/words';

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

/** Whether things that stand in both are in another order. */
const isReordered = (before: { id: string }[], after: { id: string }[]): boolean => {
  const common = (ones: { id: string }[], others: { id: string }[]) =>
    ones.filter(({ id }) => others.some((one) => one.id === id)).map(({ id }) => id);
  return common(before, after).join() !== common(after, before).join();
};

/** 'Schalter 9 neu', 'Kiosk „Foyer“ geändert', 'Termine geändert': one entry a thing or a page. */
export const changesOf = (words: AdminWords, before: Settings, after: Settings): string[] => [
  ...(before.placeWord === after.placeWord ? [] : [words.t('admin.change.placeWord')]),
  ...changedPages(before, after).map((page) =>
    words.t('admin.change.changed', { what: words.t(`admin.page.${page}`) }),
  ),
  ...(isReordered(before.services, after.services) ? [words.t('admin.change.order')] : []),
  ...LISTS.flatMap((list) => changesOfList(words, before, after, list)),
];
