// Changes of the settings' lists, each a new document: add, change, remove, and the ids of new things.
import type { Settings } from '../shared/settings';

/** The lists of the settings that are edited here. */
export const LISTS = ['counters', 'kiosks', 'printers'] as const;
export type List = (typeof LISTS)[number];
export type Item<L extends List> = Settings[L][number];

/** One thing of a list with some of its fields changed; unknown ids change nothing. */
export const changeItem = <L extends List>(
  settings: Settings,
  list: L,
  id: string,
  part: Partial<Item<L>>,
): Settings => ({
  ...settings,
  [list]: settings[list].map((item) => (item.id === id ? { ...item, ...part } : item)),
});

export const addItem = <L extends List>(settings: Settings, list: L, item: Item<L>): Settings => ({
  ...settings,
  [list]: [...settings[list], item],
});

/** Without one thing. A kiosk whose printer goes has none from then on. */
export const removeItem = (settings: Settings, list: List, id: string): Settings => {
  const without = { ...settings, [list]: settings[list].filter((item) => item.id !== id) };
  if (list !== 'printers') return without;
  const kiosks = settings.kiosks.map((kiosk) => (kiosk.printerId === id ? { ...kiosk, printerId: null } : kiosk));
  return { ...without, kiosks };
};

const LONGEST_ID = 40;
const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** An id that can be read, made from what a thing is and its name: 'schalter-12-a'. None of the taken ones. */
export const idFor = (kind: string, name: string, taken: readonly { id: string }[]): string => {
  const slug = slugOf(`${kind} ${name}`).slice(0, LONGEST_ID - 4);
  const isFree = (id: string) => !taken.some((one) => one.id === id);
  let id = slug;
  for (let n = 2; !isFree(id); n++) id = `${slug}-${n}`;
  return id;
};
