// M16: which offices do what: matters are the same by their LeiKa key, else by their name.
import { foldedName } from '../../shared/offices/matters';
import type { Language, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';

/** A service of an office, as the office itself tells it. */
export type Offered = { office: string; serviceId: string; leikaKey: string | null; name: Text };

export type Matter = {
  /** What it is called in addresses: its LeiKa key, else its name in small letters. */
  key: string;
  leikaKey: string | null;
  /** As the first of its offices calls it. */
  name: Text;
  /** Where it is done; an office once. */
  at: { office: string; serviceId: string }[];
};

/** In the order of their names in a language. */
export const mattersOf = (offered: readonly Offered[], language: Language): Matter[] => {
  const matters = new Map<string, Matter>();
  const byName = new Map<string, Matter>();
  const add = ({ office, serviceId, leikaKey, name }: Offered): void => {
    const called = foldedName(name.de);
    const matter = leikaKey === null ? byName.get(called) : matters.get(leikaKey);
    if (matter !== undefined) {
      if (!matter.at.some((one) => one.office === office)) matter.at.push({ office, serviceId });
      return;
    }
    const made: Matter = { key: leikaKey ?? called, leikaKey, name, at: [{ office, serviceId }] };
    matters.set(made.key, made);
    if (!byName.has(called)) byName.set(called, made);
  };
  // Who names no key follows those who do.
  for (const one of offered) if (one.leikaKey !== null) add(one);
  for (const one of offered) if (one.leikaKey === null) add(one);
  return [...matters.values()].sort((one, other) =>
    textOf(one.name, language).localeCompare(textOf(other.name, language), language),
  );
};

/** The one that a link names: by its key, or by its name, which keeps being good when an office gives it a key. */
export const matterNamed = (matters: readonly Matter[], asked: string | null): Matter | undefined =>
  asked === null
    ? undefined
    : (matters.find(({ key }) => key === asked) ??
      matters.find(({ name }) => foldedName(name.de) === foldedName(asked)));
