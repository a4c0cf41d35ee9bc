// W10, W14, D7: what a kiosk is told besides its services: where words break, when it opens again, that it is nearly full.

import { broken } from '../../../../server/queue/views/broken';
import type { KioskView } from '../../../../shared/protocol';
import { clerk, min, VISITOR } from '../../../../ui/gallery/history';
import { openedMorning, until } from '../../../../ui/gallery/mornings';
import type { Office } from '../../../../ui/gallery/office';
import { galleryOffice } from '../../../../ui/gallery/settings';

const seen = (office: Office): KioskView => office.viewOf('kiosk', 'kiosk-1') as KioskView;

test.each([
  ['Schwerbehindertenausweis', 'Schwer|be|hin|der|ten|aus|weis'],
  ['Führungszeugnis beantragen', 'Führungs|zeugnis beantragen'],
  ['Kopien und Unterschriften', 'Kopien und Unter|schriften'],
  ['Reisepass', 'Reisepass'],
])('W10 %s may be broken where a long word may, and leaves no lonely syllable', (de, shown) =>
  expect(broken({ de }).de.replaceAll('\u00AD', '|')).toBe(shown),
);

test('W10 each language is broken by its own rules, and one without any is left as it is', () => {
  const text = broken({ de: 'Amt', en: 'internationalisation', ar: 'الاستعلامات والنماذج' });
  expect(text.en).toContain('\u00AD');
  expect(text.ar).toBe('الاستعلامات والنماذج');
});

test('W14 a house that is full for today says when numbers are given again', () => {
  const office = openedMorning();
  expect(seen(office).reopening.at).toBeNull();
  office.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
  expect(seen(office).reopening.at).toBe(min(23 * 60));
});

test('D7 W14 soon before the last call the office is nearly full, and says so until it closes', () => {
  const office = openedMorning(1, { policy: { ...galleryOffice.policy, overtimeMin: 0 } });
  expect(seen(office).reception).toEqual({ state: 'open' });
  // Monday closes at noon and a half, and opens again; its last hours end at five.
  until(office, 7 * 60 + 45);
  expect(seen(office).reception).toEqual({ state: 'nearlyFull', closesAt: min(8 * 60) });
});

test('W26 whoever has drawn a number at home today finds a door at the kiosk, and until then nobody sees one', () => {
  const fromHome = { ...galleryOffice.fromHome, isOffered: true };
  const office = openedMorning(1, { fromHome });
  expect(seen(office).takesHome).toBe(false);
  const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de', wayMin: 20 } as const;
  office.done({ type: 'drawFromHome', ...wish, serviceIds: [...wish.serviceIds] }, VISITOR);
  // Also where the office gives no more of them, and its house is full.
  office.change({ ...galleryOffice, fromHome: { ...fromHome, isOffered: false } });
  office.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
  expect(seen(office).takesHome).toBe(true);
});
