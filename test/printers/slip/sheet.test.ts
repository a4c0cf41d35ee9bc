// What somebody takes home from a kiosk on paper.
import { encodeSlip } from '../../../printers/slip/encoder';
import { sheetParts } from '../../../printers/slip/sheet';
import type { SheetContent } from '../../../shared/printing';
import { DEFAULT_PROFILE } from '../../../shared/settings';
import { slipWordsOf } from '../../../shared/words/slip';
import { CONTENT, NARROW } from '../content';
import { decodeSlip } from '../decoder';

const { language, ticketWord, logo, office, services, persons, timeZone } = CONTENT;
const HEAD = { language, ticketWord, logo, office, services, persons, timeZone, bring: ['Ein Passfoto'] };
const SLOT = Date.UTC(2017, 10, 8, 9, 0);
const HOURS = ['Mo\u2060–\u2060Mi\u00a08:00\u2060–\u206012:30'];
const APPOINTMENT: SheetContent = {
  ...{ kind: 'appointment', ...HEAD, hours: HOURS, slotAt: SLOT, checkInAt: SLOT - 30 * 60_000 },
  ...{ code: 'K7M4XP', place: 'Willy-Brandt-Platz 1, 44532 Lünen', url: CONTENT.url },
};
const OFFER: SheetContent = {
  ...{ kind: 'offer', ...HEAD, hours: HOURS, slots: [SLOT, SLOT + 86_400_000], url: 'http://192.168.1.20:3001/' },
};

const decoded = (content: SheetContent, profile = DEFAULT_PROFILE) =>
  decodeSlip(encodeSlip(sheetParts(content, slipWordsOf(content.language)), profile));
const textOf = (content: SheetContent) =>
  decoded(content)
    .lines.map(({ text }) => text)
    .join(' ');

test('W16 the sheet of an appointment says day and time, matter, place, code, what to bring and how to arrive', () => {
  const text = textOf({ ...APPOINTMENT, persons: 3 });
  for (const said of ['Mittwoch, 8. November', '10:00 Uhr', services[0] ?? '', '3 Personen', 'Willy-Brandt-Platz 1'])
    expect(text).toContain(said);
  expect(text).toContain('K7M4XP');
  expect(text).toContain('ab 9:30 Uhr');
  expect(text).toContain('Ein Passfoto');
  expect(decoded(APPOINTMENT).codes).toEqual([`${CONTENT.url}#K7M4XP`]);
});

test('W17 the sheet of who comes back says what to bring, the next free times, when it is open and where to book', () => {
  const text = textOf(OFFER);
  for (const said of ['Ein Passfoto', 'Mittwoch, 8. November, 10:00 Uhr', 'Donnerstag, 9. November, 10:00 Uhr'])
    expect(text).toContain(said);
  expect(text).toContain('Mo-Mi 8:00-12:30');
  expect(decoded(OFFER).codes).toEqual(['http://192.168.1.20:3001/']);
  const without = textOf({ ...OFFER, slots: [], bring: [], hours: [] } as SheetContent);
  expect(without).toContain('kein Termin frei');
  expect(without).not.toMatch(/bringen Sie mit|Geöffnet/);
});

test('W16 W17 P15 no line of a sheet is wider than the paper, and none smaller than letters of double height', () => {
  for (const profile of [DEFAULT_PROFILE, NARROW])
    for (const content of [APPOINTMENT, OFFER])
      for (const { text, width, height } of decoded(content, profile).lines) {
        expect(text.length * width).toBeLessThanOrEqual(profile.columns);
        expect(height).toBeGreaterThanOrEqual(2);
      }
});
