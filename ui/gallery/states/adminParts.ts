// How the states of the administration are opened, and the fingers on its pages.
import { adminWordsOf } from '../../../shared/words/admin';
import { busyMorning } from '../mornings';
import type { Office } from '../office';
import { type State, type Steps, statesOf } from '../state';

/** A page of the administration. */
export const state = statesOf({ screen: 'admin', sizes: ['desk', 'narrow'], languages: ['de', 'en'] });

export const at = (address: string, office: () => Office = busyMorning): Pick<State, 'open'> => ({
  open: () => ({ office: office(), address: `#/${address}` }),
});

type Key = Parameters<ReturnType<typeof adminWordsOf>['t']>[0];

/** One after the other. */
export const each =
  (...steps: readonly Steps[]): Steps =>
  async (parts) => {
    for (const step of steps) await step(parts);
  };
/** Fills the field with this label. */
export const type =
  (key: Key, value: string): Steps =>
  ({ hand, language }) =>
    hand.type(adminWordsOf(language).t(key as 'common.save'), value);
/** Presses what is called so. */
export const press =
  (key: Key, role?: string): Steps =>
  ({ hand, language }) =>
    hand.press(adminWordsOf(language).t(key as 'common.save'), role);
export const save = press('common.save');
