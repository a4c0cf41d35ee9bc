// What must not compile about words: a sentence without its translation, a key that is none, a place left empty.
import type { RefusalCode } from '../../shared/refusals';
import type { Words } from '../../shared/words';
import type common from '../../shared/words/common/de.json';
import en from '../../shared/words/common/en.json';
import type staff from '../../shared/words/staff/de.json';

const { 'persons.one': _, ...rest } = en;
// @ts-expect-error a sentence without its translation
export const half: typeof en = rest;
export const more: typeof en = {
  ...en,
  // @ts-expect-error a translation of nothing
  'persons.none': 'Nobody',
};

export const said = ({ t, count }: Words): string[] => [
  count('persons', 1),
  // @ts-expect-error a key that does not exist
  t('persons.none'),
  // @ts-expect-error the place of the number is left empty
  t('persons.one'),
  // @ts-expect-error a place that the sentence has not
  t('persons.one', { number: 1 }),
  // @ts-expect-error no sentence is counted so
  count('person', 1),
];

/** The codes that neither all screens nor staff have words for. */
type Unsaid = {
  [Code in RefusalCode]: `refusal.${Code}` extends keyof (typeof common & typeof staff) ? never : Code;
}[RefusalCode];
export const everyRefusalIsSaid: [Unsaid] extends [never] ? true : Unsaid = true;
