// S15: which passwords are taken: long ones that no list of common ones leads to, German words and names among them.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { isLongEnough } from '../../shared/names';

/** So many guesses in the order of what people choose it has to hold: some hundred years at the pace of logins. */
const LEAST_GUESSES = 1e9;
/** What is longer is looked at so far: more of it makes no password worse, and takes its time. */
const LOOKED_AT = 64;
/** What anybody who stands in a town hall tries first. */
const OF_THE_HOUSE =
  'wertmarke bürgerbüro buergerbuero bürgeramt buergeramt rathaus stadtverwaltung verwaltung schalter termin kennwort büro buero'.split(
    ' ',
  );

let guesser: Promise<ZxcvbnFactory> | null = null;
/** Its word lists take 20 MB and a tenth of a second: they are read when the first new password is looked at. */
const readGuesser = async (): Promise<ZxcvbnFactory> => {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
  const { adjacencyGraphs, dictionary: common } = await import('@zxcvbn-ts/language-common');
  const { dictionary: german } = await import('@zxcvbn-ts/language-de');
  return new ZxcvbnFactory({
    graphs: adjacencyGraphs,
    dictionary: { ...common, ...german },
    maxLength: LOOKED_AT,
  });
};
const theGuesser = (): Promise<ZxcvbnFactory> => {
  guesser ??= readGuesser();
  return guesser;
};

/** What somebody who knows the person would try: the names, whole and in parts. */
const partsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => [name, name.replace(/\s+/g, ''), ...name.split(/[\s,.-]+/)])
    .filter((part) => part.length > 2);

export type PasswordFault = 'passwordTooShort' | 'passwordTooCommon';

/** Why a password is not taken; null when it is. `names` are those of the person and of the office. */
export const faultOfPassword = async (password: string, names: readonly string[]): Promise<PasswordFault | null> => {
  if (!isLongEnough(password)) return 'passwordTooShort';
  const looked = [...password.normalize('NFKC')].slice(0, LOOKED_AT).join('');
  const { guesses } = (await theGuesser()).check(looked, [...OF_THE_HOUSE, ...partsOf(names)]);
  return guesses < LEAST_GUESSES ? 'passwordTooCommon' : null;
};
