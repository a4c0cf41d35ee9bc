// S57: the papers of the public pages, and what leads to them.
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { paperAt } from '../../../booking/papers/address';
import { Booking } from '../../../booking/site/Booking';
import ar from '../../../shared/words/booking/ar.json';
import arCommon from '../../../shared/words/common/ar.json';
import { learn } from '../../../shared/words/learned';
import type { PublicApi } from '../../../ui/link/publicApi';
import { createOffice, no, office, openSite } from '../site/visitor';

beforeEach(() => {
  localStorage.clear();
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE']);
});
afterEach(() => jest.restoreAllMocks());

const text = () => document.body.textContent ?? '';
const site = (name: 'privacy' | 'accessibility', api: PublicApi) => {
  const prover = { take: () => Promise.resolve('') };
  return render(<Booking api={api} prover={prover} address="" onBooked={jest.fn()} paper={name} />);
};
const openPaper = async (name: 'privacy' | 'accessibility', changes: Partial<typeof office> = {}) => {
  const page = site(name, createOffice(changes));
  await screen.findByRole('heading', { level: 1 });
  await screen.findByText(/Diese Seite gibt es|هذه الصفحة/);
  return page;
};

test('S57 where the office has named no pages of its own, the booking site leads to ours; its own go before', async () => {
  const { unmount } = await openSite(createOffice());
  expect(screen.getByRole('link', { name: 'Datenschutz' }).getAttribute('href')).toBe('/datenschutz');
  expect(screen.getByRole('link', { name: 'Barrierefreiheit' }).getAttribute('href')).toBe('/barrierefreiheit');
  unmount();
  const links = { imprint: null, privacy: 'https://stadt.example/daten', accessibility: null };
  await openSite(createOffice({ links }));
  expect(screen.getByRole('link', { name: 'Datenschutz' }).getAttribute('href')).toBe('https://stadt.example/daten');
  expect(screen.queryByRole('link', { name: 'Impressum' })).toBeNull();
});

test.each([
  [{}, 'stehen bei ihr vier Zeichen für Ihr Netz', '(wenn'],
  [{ keepDays: 0 }, 'am Ende des Tages, an dem Ihr Termin ist', '7 Tage nach'],
  [{ keepDays: 1 }, 'einen Tag nach dem Tag Ihres Termins', '1 Tage'],
  [{ keepDays: 7 }, '7 Tage nach dem Tag Ihres Termins', 'an dem Ihr Termin ist'],
  [{ mails: false }, 'Telefonnummer oder E-Mail-Adresse steht nur dort', 'Warteliste stehen'],
  [{ publishesDays: true }, 'Nach jedem Tag veröffentlicht', '(wenn'],
  [{ publishesDays: false }, 'Wer etwas davon sieht', 'Nach jedem Tag veröffentlicht'],
  [{ mails: true }, 'Auf der Warteliste stehen', 'Telefonnummer oder E-Mail-Adresse steht nur dort'],
])('S57 the notice says what holds as the office is set: %j', async (changes, said, unsaid) => {
  await openPaper('privacy', changes);
  expect(document.title).toBe('Datenschutz – Bürgerbüro Lünen');
  expect(text()).toContain(said);
  expect(text()).not.toContain(unsaid);
  expect(text()).toContain('zu der diese Stelle gehört: Bürgerbüro Lünen');
  expect(text()).not.toMatch(/[{}]/);
});

test('S73 the notice names the controller and the data protection officer that the office has named, letter by letter', async () => {
  const responsible = { controller: 'Stadt $& {days}, Markt 1', officer: 'DSB {office}, Markt 2' };
  const { unmount } = await openPaper('privacy', { responsible });
  expect(text()).toContain('Verantwortlich für die Daten, die hier verarbeitet werden: Stadt $& {days}, Markt 1.');
  expect(text()).toContain('So erreichen Sie die oder den Datenschutzbeauftragten: DSB {office}, Markt 2.');
  expect(text()).not.toContain('im Impressum');
  unmount();
  await openPaper('accessibility', { responsible });
  expect(text()).toContain('Sagen Sie es der Stelle: Stadt $& {days}, Markt 1.');
  expect(text()).not.toContain('im Impressum');
});

test('S57 a paper changes its language, and is marked as German where it does not speak another', async () => {
  learn('common', 'ar', arCommon);
  learn('booking', 'ar', ar);
  await openPaper('accessibility', { office: { ...office.office, languages: ['de', 'ar'] } });
  await act(() => void fireEvent.click(screen.getByRole('button', { name: 'العربية' })));
  await screen.findByText(/هذه الصفحة/);
  const heading = screen.getByRole('heading', { level: 1 });
  expect(heading.textContent).toBe('Erklärung zur Barrierefreiheit');
  expect(heading.querySelector('[lang="de"][dir="ltr"]')).not.toBeNull();
});

test('S57 before the office has answered nothing is said to hold', async () => {
  site('privacy', { ...createOffice(), office: () => Promise.resolve(no('offline')) });
  await screen.findByRole('heading', { level: 1, name: 'Termin buchen' });
  await screen.findByRole('button', { name: /Noch einmal|erneut/i });
  expect(text()).not.toContain('Gelöscht');
});

test.each([
  ['/datenschutz', 'privacy'],
  ['/barrierefreiheit/', 'accessibility'],
  ['/', null],
  ['/t/datenschutz', null],
])('S57 %s is the page of %s', (path, name) => expect(paperAt(path)).toBe(name));
