// What an office keeps of a demonstration: exactly what was named, and it always fits together.
import { newOffice, officeAfter } from '../../../server/golive/newOffice';
import { demonstrationTownHall } from '../../../server/starting/townHall';
import { KEEPABLE, type Keepable } from '../../../shared/commands/settings';
import { type Settings, settingsSchema } from '../../../shared/settings';

/** A demonstration in which somebody has tried everything that refers to something else. */
const tried: Settings = settingsSchema.parse({
  ...demonstrationTownHall,
  counters: demonstrationTownHall.counters.map((counter) => ({
    ...counter,
    serviceIds: ['fischerei', 'fundsachen'],
    preferredServiceIds: ['fischerei'],
  })),
  feeds: [{ id: 'kalender', name: 'Kalender', serviceId: 'ausweis', everyMin: 15 }],
  former: { services: [{ id: 'weg', name: { de: 'Weg' } }], counters: [{ id: 'weg', name: '9' }] },
});

const subsets: Keepable[][] = Array.from({ length: 2 ** KEEPABLE.length }, (_, bits) =>
  KEEPABLE.filter((_one, i) => bits & (1 << i)),
);

test('G17 whatever is kept, the office can be saved, is no demonstration, and is to be set up', () => {
  for (const keep of subsets) {
    const after = officeAfter(tried, keep);
    expect(settingsSchema.parse(after)).toEqual(after);
    expect(after.office.demonstration).toBe(false);
    expect(after.setup).toEqual({ done: [] });
    expect(after.former).toEqual({ services: [], counters: [] });
    expect(after.services).toEqual(keep.includes('services') ? tried.services : newOffice.services);
    expect(after.counters.length).toBe(keep.includes('counters') ? 8 : 1);
    expect(after.hours).toEqual(keep.includes('hours') ? tried.hours : newOffice.hours);
    expect(after.office.name).toBe(keep.includes('office') ? tried.office.name : newOffice.office.name);
  }
});

test('G17 counters that served what is gone serve everything', () => {
  const [counter] = officeAfter(tried, ['counters']).counters;
  expect(counter).toMatchObject({ serviceIds: null, preferredServiceIds: [] });
});

test('G17 nothing is kept that nobody named', () => {
  expect(officeAfter(tried, [])).toEqual(newOffice);
});
