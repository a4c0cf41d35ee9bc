// W12: a code, a number or a name, spelled without the screen: by three keys through groups of letters, or by twelve as on
// a telephone. It presses the letters that stand on the glass, and knows no others.

import { signName } from '../../checkIn/signs';
import type { KioskWords } from '../../parts/words';
import { lettersOn } from '../keys/keypad';

/** So many letters make a group; fewer than two groups need none. */
const GROUP = 8;
const NO_GROUPS = 12;

type Choice = { name: string; take: () => 'typed' | 'opened' | 'done' };

export type SpellingParts = { field: HTMLInputElement; buttons: HTMLElement[]; words: KioskWords };

const groupsOf = <One>(all: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(all.length / GROUP) }, (_, i) => all.slice(i * GROUP, (i + 1) * GROUP));

export const createSpelling = ({ field, buttons, words: { t } }: SpellingParts) => {
  const letterOf = (button: HTMLElement) => button.textContent?.trim() ?? '';
  const nameOf = (button: HTMLElement) => button.getAttribute('aria-label') ?? letterOf(button);
  const letters = buttons.filter((button) => letterOf(button).length === 1);
  const others = buttons.filter((button) => letterOf(button).length !== 1);
  /** It comes back to where it had gone into a group. */
  const press = (button: HTMLElement, place: () => number) => (): 'typed' => {
    button.click();
    show(top(), place());
    return 'typed';
  };
  const letterChoices = (some: readonly HTMLElement[], place: () => number): Choice[] =>
    some.map((button) => ({ name: nameOf(button), take: press(button, place) }));
  const groupChoice = (group: readonly HTMLElement[], place: number): Choice => {
    const [first, last] = [group[0], group.at(-1)].map((one) => (one ? nameOf(one) : ''));
    const inside = (): Choice[] => [
      ...letterChoices(group, () => place),
      { name: t('kiosk.aloud.groups'), take: () => show(top(), place) },
    ];
    return { name: t('kiosk.aloud.group', { first: first ?? '', last: last ?? '' }), take: () => show(inside(), 0) };
  };
  const top = (): Choice[] => [
    ...(letters.length > NO_GROUPS ? groupsOf(letters).map(groupChoice) : letterChoices(letters, () => at)),
    ...others.map((button) => ({
      name: nameOf(button),
      take: press(button, () => at),
    })),
    { name: t('kiosk.aloud.spelled'), take: () => 'done' },
  ];
  const show = (choices: Choice[], index: number): 'opened' => {
    list = choices;
    at = Math.min(index, choices.length - 1);
    return 'opened';
  };

  let list: Choice[] = [];
  let at = 0;
  /** Of twelve keys: the letter that the last one stands for, until another comes. */
  let pending: { key: string; letter: string } | null = null;
  show(top(), 0);

  const settle = () => {
    const letter = pending?.letter;
    pending = null;
    letters.find((button) => letterOf(button) === letter)?.click();
  };
  const byTwelve = (key: string): 'typed' | 'opened' | 'done' => {
    if (key === '#') {
      if (pending === null) return 'done';
      settle();
      return 'typed';
    }
    if (key === '*') {
      if (pending === null) others[0]?.click();
      pending = null;
      return 'typed';
    }
    const mine = lettersOn(key, letters.map(letterOf));
    const next = pending?.key === key ? mine[(mine.indexOf(pending.letter) + 1) % mine.length] : mine[0];
    if (pending?.key !== key) settle();
    pending = next === undefined ? null : { key, letter: next };
    return 'opened';
  };
  return {
    field,
    move: (by: 1 | -1): void => {
      settle();
      at = (at + by + list.length) % list.length;
    },
    take: (): 'typed' | 'opened' | 'done' => {
      settle();
      return list[at]?.take() ?? 'done';
    },
    byTwelve,
    /** What would be taken now. */
    said: (): string => (pending && (signName(t, pending.letter) ?? pending.letter)) ?? list[at]?.name ?? '',
    /** What stands in the field. */
    soFar: (): string =>
      field.value === ''
        ? t('kiosk.aloud.empty')
        : t('kiosk.aloud.soFar', { text: [...field.value].map((letter) => signName(t, letter) ?? letter).join(' ') }),
  };
};
export type Spelling = ReturnType<typeof createSpelling>;
