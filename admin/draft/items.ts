// Changes of the settings' lists, each a new document: add, change, move, remove, and the ids of new things.
import type { Settings } from '../../shared/settings';

/** The lists of the settings that are edited here. */
export const LISTS = ['services', 'counters', 'kiosks', 'displays', 'errands', 'printers', 'feeds'] as const;
export type List = (typeof LISTS)[number];
export type Item<L extends List> = Settings[L][number];

/** A counter as it begins: it serves everything, and nobody has said where it is. */
export const freshCounter = (id: string, name: string): Settings['counters'][number] => ({
  ...{ id, name, serviceIds: null, preferredServiceIds: [], plan: null },
  ...{ arrow: null, placeHint: null },
});

/** A display as it begins: it shows every call. */
export const freshDisplay = (id: string, name: string): Settings['displays'][number] => ({
  ...{ id, name, part: 'calls', counterIds: null, column: false },
});

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

/** What stands at `place` changes places with its neighbour before or after; at the ends nothing moves. */
export const moved = <Thing>(things: readonly Thing[], place: number, by: -1 | 1): Thing[] => {
  const [one, other] = [things[place], things[place + by]];
  if (one === undefined || other === undefined) return [...things];
  return things.with(place, other).with(place + by, one);
};

/** Without one thing. A kiosk whose printer goes has none from then on; no counter serves a service that is gone. */
export const removeItem = (settings: Settings, list: List, id: string): Settings => {
  const without = { ...settings, [list]: settings[list].filter((item) => item.id !== id) };
  const others = (ids: string[]) => ids.filter((one) => one !== id);
  switch (list) {
    case 'printers':
      return {
        ...without,
        kiosks: settings.kiosks.map((kiosk) => (kiosk.printerId === id ? { ...kiosk, printerId: null } : kiosk)),
      };
    case 'services':
      return {
        ...without,
        counters: settings.counters.map((counter) => ({
          ...counter,
          serviceIds: counter.serviceIds && others(counter.serviceIds),
          preferredServiceIds: others(counter.preferredServiceIds),
        })),
        formFields: settings.formFields.map((field) => ({
          ...field,
          serviceIds: field.serviceIds && others(field.serviceIds),
        })),
      };
    case 'counters':
      return {
        ...without,
        displays: settings.displays.map((display) => {
          const left = display.counterIds && others(display.counterIds);
          return { ...display, counterIds: left?.length ? left : null };
        }),
      };
    case 'kiosks':
    case 'displays':
    case 'errands':
    case 'feeds':
      return without;
  }
};

const LONGEST_ID = 40;
/** For names without a single letter that an id may have. */
const NAMELESS = 'neu';
const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** An id that can be read, made from what a thing is and its name: 'schalter-12-a'. None of the taken ones. */
export const idFor = (kind: string, name: string, taken: readonly { id: string }[]): string => {
  const slug = slugOf(`${kind} ${name}`).slice(0, LONGEST_ID - 4) || NAMELESS;
  const isFree = (id: string) => !taken.some((one) => one.id === id);
  let id = slug;
  for (let n = 2; !isFree(id); n++) id = `${slug}-${n}`;
  return id;
};
