// The catalogue of usual matters: complete, in every language, and everything in it can be saved.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withMatters } from '../../../admin/services/Catalogue';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { CATALOGUE, CATALOGUE_GROUPS, hasMatter, isMatter, serviceOf } from '../../../shared/catalogue';
import data from '../../../shared/catalogue/catalogue.json';
import { LANGUAGES, STAFF_LANGUAGES } from '../../../shared/languages';
import { serviceSchema, settingsSchema } from '../../../shared/settings';

const found = (looked: string) => CATALOGUE.filter((matter) => isMatter(matter, looked)).map(({ id }) => id);

test('G16 some forty matters, each in a group that is there, none twice', () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(40);
  const groups = CATALOGUE_GROUPS.map(({ id }) => id);
  for (const { group } of CATALOGUE) expect(groups).toContain(group);
  for (const key of groups) expect(CATALOGUE.some(({ group }) => group === key)).toBe(true);
  for (const of of [
    CATALOGUE.map(({ id }) => id),
    CATALOGUE.map(({ name }) => name.de),
    CATALOGUE.flatMap(({ leikaKey }) => leikaKey ?? []),
  ])
    expect(new Set(of).size).toBe(of.length);
});

test.each(CATALOGUE.map((matter) => [matter.id, matter] as const))(
  'G16 G24 %s is complete in every language',
  (_, matter) => {
    expect(serviceSchema.parse(serviceOf(matter, matter.letter))).toBeTruthy();
    for (const language of STAFF_LANGUAGES) expect(matter.keywords[language].trim()).not.toBe('');
    for (const language of LANGUAGES)
      for (const text of [matter.name, ...matter.bring])
        expect([language, text[language] ?? '']).toEqual([language, expect.stringMatching(/\S/)]);
    if (matter.leikaKey !== null) expect(matter.leikaKey).toMatch(/^99\d{12}$/);
    const { bring } = data.services.find(({ id }) => id === matter.id) ?? { bring: [] };
    expect(matter.bring.length).toBe(bring.length);
  },
);

test('G16 no thing to bring stands in the file that no matter needs; photos for identity documents are digital', () => {
  const needed = new Set(data.services.flatMap(({ bring }) => bring));
  expect(Object.keys(data.things).sort()).toEqual([...needed].sort());
  for (const { id, bring } of data.services.filter(({ group }) => group === 'documents'))
    expect([id, bring.includes('paperPhoto')]).toEqual([id, false]);
});

test('G16 all of it together can be saved, beside what an office has, and nothing comes twice', () => {
  const all = new Set(CATALOGUE.map(({ id }) => id));
  const settings = withMatters(demonstrationOffice, all);
  expect(settingsSchema.parse(settings).services.length).toBeGreaterThan(40);
  expect(withMatters(settings, all)).toEqual(settings);
  for (const matter of CATALOGUE) expect(hasMatter(settings.services, matter)).toBe(true);
  // The letter that the appointments have goes to no service.
  const withA = { ...demonstrationOffice, services: demonstrationOffice.services.slice(1), appointmentLetter: 'A' };
  expect(() => settingsSchema.parse(withMatters(withA, all))).not.toThrow();
});

test.each([
  ['umzug', 'wohnsitz-anmelden'],
  ['Perso', 'personalausweis'],
  ['passport urgent', 'reisepass-express'],
  ['ANGELN', 'fischereischein'],
  ['größe', undefined],
])('G16 who looks for %s finds it by the words of people', (looked, id) => {
  const ids = found(looked);
  if (id === undefined) expect(ids).toEqual([]);
  else expect(ids).toContain(id);
});

const LETTERS: Partial<Record<string, RegExp>> = {
  ...{ ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, ru: /\p{Script=Cyrillic}/u },
  ...{ tr: /\p{Script=Latin}/u, pl: /\p{Script=Latin}/u, ro: /\p{Script=Latin}/u },
};

test.each(Object.keys(LETTERS))(
  'G24 in %s each matter and each thing is in that language, and none is called as another',
  (language) => {
    const said = (text: object) => (text as Record<string, string>)[language] ?? '';
    const groups = CATALOGUE_GROUPS.map(({ name }) => name);
    const texts = [...groups, ...CATALOGUE.flatMap(({ name, bring }) => [name, ...bring])];
    const foreign = new Set(texts.flatMap(({ de, en }) => [de, en]));
    const left = texts.filter((text) => foreign.has(said(text)) || !LETTERS[language]?.test(said(text)));
    expect(left.map(({ de }) => de)).toEqual([]);
    const names = CATALOGUE.map(({ name }) => said(name));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  },
);

test('G24 the translations have nothing that the catalogue has not', () => {
  const keys = [
    ...data.groups.map(({ id }) => `groups.${id}`),
    ...Object.keys(data.things).map((id) => `things.${id}`),
    ...data.services.map(({ id }) => `services.${id}`),
  ];
  const folder = join(__dirname, '../../../shared/catalogue/translations');
  for (const file of readdirSync(folder))
    expect(Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object)).toEqual(keys);
  expect(readdirSync(folder)).toHaveLength(LANGUAGES.length - STAFF_LANGUAGES.length);
});
