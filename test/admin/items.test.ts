// Changes of the settings' lists, and what they are called.
import { addItem, changeItem, idFor, moved, removeItem } from '../../admin/draft/items';
import { routeOf } from '../../admin/draft/routes';
import { suggestPassword } from '../../admin/people/password';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { idSchema, settingsSchema } from '../../shared/settings';

test.each([
  ['schalter', '9', [], 'schalter-9'],
  ['schalter', '12 a', [], 'schalter-12-a'],
  ['drucker', 'Größe Süd / Œuvre', [], 'drucker-groesse-sued-uvre'],
  ['drucker', '打印机', [], 'drucker'],
  ['', 'Wohnung ummelden', [], 'wohnung-ummelden'],
  ['', '护照', ['neu'], 'neu-2'],
  ['schalter', '9', ['schalter-9', 'schalter-9-2'], 'schalter-9-3'],
])('the id of a %s named %s', (kind, name, taken, id) => {
  expect(
    idFor(
      kind,
      name,
      taken.map((one) => ({ id: one })),
    ),
  ).toBe(id);
});

test('an id fits the settings, however long the name and however often it is taken', () => {
  const taken: { id: string }[] = [];
  for (let n = 0; n < 120; n++) taken.push({ id: idFor('kiosk', 'Ä'.repeat(60), taken) });
  for (const { id } of taken) expect(idSchema.parse(id)).toBe(id);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(120);
});

test('a printer that is removed leaves its kiosks without one, and settings that hold', () => {
  const without = removeItem(demonstrationOffice, 'printers', 'drucker-1');
  expect(without.printers).toEqual([]);
  expect(without.kiosks[0]?.printerId).toBeNull();
  expect(settingsSchema.safeParse(without).success).toBe(true);
});

test('a service that is removed is served nowhere, and preferred nowhere', () => {
  const [first, ...others] = demonstrationOffice.counters;
  if (first === undefined) throw new Error('no counter');
  const serviceIds = ['ausweis', 'abholung'];
  const before = {
    ...demonstrationOffice,
    counters: [{ ...first, serviceIds, preferredServiceIds: serviceIds }, ...others],
  };
  const without = removeItem(before, 'services', 'ausweis');
  expect(without.services.map(({ id }) => id)).not.toContain('ausweis');
  expect(without.counters[0]).toMatchObject({ serviceIds: ['abholung'], preferredServiceIds: ['abholung'] });
  expect(without.counters[1]?.serviceIds).toBeNull();
  expect(settingsSchema.safeParse(without).success).toBe(true);
});

test('things change places with their neighbours, and stay at the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

test('things are added, changed and removed without touching the settings they were in', () => {
  const before = JSON.stringify(demonstrationOffice);
  const counter = {
    id: 'schalter-9',
    name: '9',
    serviceIds: null,
    preferredServiceIds: [],
    plan: null,
    arrow: null,
    placeHint: null,
  };
  const added = addItem(demonstrationOffice, 'counters', counter);
  const changed = changeItem(added, 'counters', 'schalter-9', { name: 'neun' });
  expect(changed.counters.at(-1)).toEqual({ ...counter, name: 'neun' });
  expect(removeItem(changed, 'counters', 'schalter-9')).toEqual(demonstrationOffice);
  expect(JSON.stringify(demonstrationOffice)).toBe(before);
});

test.each([
  ['', { page: 'overview', id: null }],
  ['#/counters', { page: 'counters', id: null }],
  ['#/counters/schalter-3', { page: 'counters', id: 'schalter-3' }],
  ['#/nowhere/x', { page: 'overview', id: null }],
])('the address %j leads to a page', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});

test('S1 a suggested password is long enough, speakable and never the same', () => {
  const made = Array.from({ length: 200 }, suggestPassword);
  for (const password of made)
    expect(password).toMatch(/^([bdfghkmnprstvwxz][aeio]){2}(-([bdfghkmnprstvwxz][aeio]){2}){3}$/);
  expect(new Set(made).size).toBe(200);
});
