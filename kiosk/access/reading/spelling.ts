// W12: a code, a number or a name, spelled without the screen: by three keys through groups of letters, or by twelve as on
// a telephone. It presses the letters of the keypad on the glass, and knows no others.

import { signName } from '../../checkIn/signs';
import type { KioskWords } from '../../parts/words';
import { lettersOn } from '../keys/keypad';

/** So many letters make a group; fewer than two groups need none. */
const GROUP = 8;
const NO_GROUPS = 12;

/** `turned`: there are other letters now. */
type Outcome = 'typed' | 'opened' | 'turned' | 'done';
type Choice = { name: string; take: () => Outcome };

export type SpellingParts = { field: HTMLInputElement; buttons: HTMLElement[]; words: KioskWords };

const groupsOf = <One>(all: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(all.length / GROUP) }, (_, i) => all.slice(i * GROUP, (i + 1) * GROUP));

const letterOf = (button: HTMLElement) => (button instanceof HTMLButtonElement ? button.value : '');

export const createSpelling = ({ field, buttons, words: { t } }: SpellingParts) => {
  const nameOf = (button: HTMLElement) => button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '';
  const letterName = (letter: string) => (letter === ' ' ? t('kiosk.blank') : (signName(t, letter) ?? letter));
  const letters = buttons.filter((button) => letterOf(button).trim() !== '');
  const others = buttons.filter((button) => letterOf(button).trim() === '');
  /** Which group somebody has gone into; where they stand. */
  let inside: number | null = null;
  let at = 0;

  /** It comes back to where it had gone into a group. */
  const press = (button: HTMLElement) => (): 'typed' | 'turned' => {
    button.click();
    if (inside !== null) leave();
    if (!button.matches('.kiosk-keypad__turn')) return 'typed';
    at = 0;
    return 'turned';
  };
  const enter = (group: number) => (): 'opened' => {
    [inside, at] = [group, 0];
    return 'opened';
  };
  const leave = (): 'opened' => {
    [inside, at] = [null, inside ?? 0];
    return 'opened';
  };
  const choiceOf = (button: HTMLElement): Choice => ({ name: nameOf(button), take: press(button) });
  const groupChoice = (group: readonly HTMLElement[], place: number): Choice => {
    const [first, last] = [group[0], group.at(-1)].map((one) => (one ? nameOf(one) : ''));
    return { name: t('kiosk.aloud.group', { first: first ?? '', last: last ?? '' }), take: enter(place) };
  };
  /** As the keypad is now: another page of letters may have come. */
  const choices = (): Choice[] => {
    const seen = letters.filter((button) => !button.hidden);
    const group = inside === null ? undefined : groupsOf(seen)[inside];
    if (group) return [...group.map(choiceOf), { name: t('kiosk.aloud.groups'), take: leave }];
    return [
      ...(seen.length > NO_GROUPS ? groupsOf(seen).map(groupChoice) : seen.map(choiceOf)),
      ...others.map(choiceOf),
      { name: t('kiosk.aloud.spelled'), take: () => 'done' },
    ];
  };

  /** Of twelve keys: the letter that the last one stands for, until another comes. */
  let pending: { key: string; letter: string } | null = null;

  const settle = () => {
    const letter = pending?.letter;
    pending = null;
    if (letter !== undefined) buttons.find((button) => letterOf(button) === letter)?.click();
  };
  const byTwelve = (key: string): Outcome => {
    if (key === '#') {
      if (pending === null) return 'done';
      settle();
      return 'typed';
    }
    if (key === '*') {
      if (pending === null) others.find((button) => button.matches('.kiosk-keypad__delete'))?.click();
      pending = null;
      return 'typed';
    }
    const mine = lettersOn(key, buttons.map(letterOf).filter(Boolean));
    const next = pending?.key === key ? mine[(mine.indexOf(pending.letter) + 1) % mine.length] : mine[0];
    if (pending?.key !== key) settle();
    pending = next === undefined ? null : { key, letter: next };
    return 'opened';
  };
  return {
    field,
    move: (by: 1 | -1): void => {
      settle();
      const { length } = choices();
      at = (at + by + length) % length;
    },
    take: (): Outcome => {
      settle();
      return choices()[at]?.take() ?? 'done';
    },
    byTwelve,
    /** What would be taken now. */
    said: (): string => (pending === null ? (choices()[at]?.name ?? '') : letterName(pending.letter)),
    /** What stands in the field. */
    soFar: (): string =>
      field.value === ''
        ? t('kiosk.aloud.empty')
        : t('kiosk.aloud.soFar', { text: [...field.value].map(letterName).join(' ') }),
  };
};
export type Spelling = ReturnType<typeof createSpelling>;
