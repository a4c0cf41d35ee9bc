// One thing of the settings while its form changes it.
import { changeItem, type Item, type List, removeItem } from './items';
import type { Page } from './routes';
import type { Draft } from './useDraft';

export type Editor<Thing> = {
  /** The page with the list that it stands in. */
  page: Page;
  /** undefined once it is removed, perhaps by somebody else. */
  thing: Thing | undefined;
  change: (part: Partial<Thing>) => void;
  /** Takes it out of the draft, which is not final before that is saved. */
  remove: () => void;
  /** Whether the server found fault with this field of it, or with something in it. */
  isInvalid: Draft['isInvalid'];
};

/** The editor of one thing in a list of the settings; the list has the name of its page. */
export const itemEditor = <L extends List>(draft: Draft, list: L, id: string): Editor<Item<L>> => {
  const { settings, edit, isInvalid } = draft;
  const place = settings[list].findIndex((one) => one.id === id);
  return {
    page: list,
    thing: settings[list][place],
    change: (part) => edit((now) => changeItem(now, list, id, part)),
    remove: () => edit((now) => removeItem(now, list, id)),
    isInvalid: (...path) => isInvalid(list, place, ...path),
  };
};
