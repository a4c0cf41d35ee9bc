// W10: services found by letters, in groups, and the wait that is told once.
import { findServices, lettersFor } from '../../../kiosk/choose/find';
import { groupsOf } from '../../../kiosk/choose/groups';
import { commonWait } from '../../../kiosk/start/wait';
import type { KioskService } from '../../../shared/protocol';

const serviceOf = (id: string, de: string, more: Partial<KioskService> = {}): KioskService => ({
  ...{
    id,
    letter: 'A',
    name: { de },
    group: null,
    pictogram: null,
    keywords: null,
    bring: [],
    hours: null,
    counterIds: ['1'],
  },
  ...{ closed: null, waiting: 3, forecast: { fromMin: 15, toMin: 25 }, isBookable: true, nextSlotAt: null },
  ...more,
});

const pass = serviceOf('pass', 'Reise\u00ADpass bean\u00ADtragen', {
  name: { de: 'Reise\u00ADpass bean\u00ADtragen', en: 'Apply for a passport', tr: 'Pasaport başvurusu' },
  keywords: { de: 'Ausweis, Grenze', ar: 'جواز سفر' },
});
const move = serviceOf('move', 'Wohnung ummelden', { name: { de: 'Wohnung ummelden', uk: 'Реєстрація житла' } });
const fishing = serviceOf('fishing', 'Fischereischein', { keywords: { de: 'Angeln' } });
const all = [fishing, move, pass];

test.each([
  ['the beginning of any word', 'bean', ['pass']],
  ['another word for it', 'ang', ['fishing']],
  ['another language than the one that is spoken', 'pasa', ['pass']],
  ['letters without their accents', 'basvuru', ['pass']],
  ['other letters than Latin ones', 'жит', ['move']],
  ['what stands within a long word', 'schein', ['fishing']],
  ['two letters only where a word begins', 'sc', []],
  ['every word that is typed', 'reise grenze', ['pass']],
  ['nothing at all', '', ['fishing', 'move', 'pass']],
  ['no such word', 'xyz', []],
])('W10 %s finds a service', (_, typed, ids) =>
  expect(
    findServices(all, typed)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids),
);

test('W10 what begins so comes before what has it within', () => {
  const services = [serviceOf('a', 'Reisepass'), serviceOf('b', 'Passbild')];
  expect(findServices(services, 'pass').map(({ id }) => id)).toEqual(['b', 'a']);
});

test('W10 the letters to tap are those of the language that is spoken', () => {
  expect(lettersFor(all, 'de').join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  expect(lettersFor([move], 'uk').join('')).toBe('АЕЄЖИІЛРСТЦЯ');
});

test('W10 groups come in the order of their first service, and what has none comes last', () => {
  const papers = { de: 'Ausweise', en: 'Papers' };
  const grouped = groupsOf([fishing, { ...pass, group: papers }, move, serviceOf('id', 'Perso', { group: papers })]);
  expect(grouped.map(({ id, services }) => [id, services.map((one) => one.id)])).toEqual([
    ['Ausweise', ['pass', 'id']],
    ['', ['fishing', 'move']],
  ]);
});

test('W1 a wait that all have is told once; otherwise from the shortest to the longest, of what is open', () => {
  const closed = serviceOf('c', 'zu', { closed: { why: 'contingent' }, forecast: { fromMin: 60, toMin: 90 } });
  expect(commonWait([pass, move, closed])).toEqual({
    forecast: { fromMin: 15, toMin: 25 },
    waiting: 3,
    isSame: true,
  });
  const longer = serviceOf('l', 'lang', { forecast: { fromMin: 30, toMin: 45 } });
  expect(commonWait([pass, longer, closed])).toEqual({
    forecast: { fromMin: 15, toMin: 45 },
    waiting: null,
    isSame: false,
  });
  expect(commonWait([closed])).toBeNull();
});
