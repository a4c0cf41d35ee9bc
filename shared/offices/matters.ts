// M16, M18: matters are the same in two offices by their LeiKa key, else by their name.
import type { Text } from '../settings';

/** A service, as offices tell each other of it. */
export type Matter = { leikaKey: string | null; name: Text };

/** Large and small letters and blanks aside. */
export const foldedName = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('de');

/** The service of an office that is the matter of another one; undefined where there is none. */
export const serviceFor = <Service extends Matter>(
  { leikaKey, name }: Matter,
  services: readonly Service[],
): Service | undefined => {
  const byKey = leikaKey === null ? undefined : services.find((one) => one.leikaKey === leikaKey);
  // Two different keys are two matters, whatever they are called.
  const mayBe = (one: Service) => leikaKey === null || one.leikaKey === null;
  return byKey ?? services.find((one) => mayBe(one) && foldedName(one.name.de) === foldedName(name.de));
};
