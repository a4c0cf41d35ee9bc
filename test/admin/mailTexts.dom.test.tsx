// G13, G14: the pages with the texts of the office's letters.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { nameOfPlaceholder, withIds } from '../../admin/mail/letterNames';
import { previewLetter } from '../../server/mail/letters/sample';
import { officeView } from '../../server/queue/views/parts';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { parseCommand, type ScreenCommand } from '../../shared/commands';
import { LANGUAGES } from '../../shared/languages';
import { CONTENTS, type LetterBlock, type LetterWord } from '../../shared/letters/placeholders';
import type { AdminView, Snapshot } from '../../shared/protocol';
import { type Settings, settingsSchema } from '../../shared/settings';
import { NO_MAIL_TEXTS } from '../../shared/settings/appointments';
import type { Answer, Ask } from '../../ui/link/link';
import { LEADING, NOBODY_WAITS } from './leading';

const NINE = Date.UTC(2025, 2, 3, 8, 0);
const MAIL = { host: 'mail', port: 25, security: 'none', user: null, from: 'a@b.example', replyTo: null } as const;
const PARTS = { now: NINE, publicUrl: 'https://termine.example' };

/** Shows a page over an office that answers as the real one does. */
const open = async (hash: string, more: Partial<Settings> = {}, fault: string | null = null) => {
  location.hash = hash;
  const settings = settingsSchema.parse({ ...demonstrationOffice, mail: MAIL, ...more });
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    const { data } = parseCommand(command);
    const answer = (result: unknown): Answer<unknown> => ({ ok: true, result });
    if (data?.type === 'previewLetter')
      return Promise.resolve(answer(previewLetter(data.letter, { settings, ...PARTS })));
    if (command.type === 'changeSettings' && fault !== null)
      return Promise.resolve({ ok: false, refusal: { code: 'settingsInvalid', values: { where: fault, what: '' } } });
    return Promise.resolve(answer(command.type === 'changeSettings' ? { version: 2 } : null));
  }) as Ask;
  const view: AdminView = {
    screen: 'admin',
    ...{ office: officeView(settings), settings, settingsVersion: 1, devices: [], invitations: [], person: LEADING },
    ...{
      staff: [],
      counters: [],
      kiosks: [],
      printers: [],
      slips: [],
      alarms: [],
      emergencies: [],
      unfit: 0,
      unserved: [],
      waiting: 0,
    },
    ...{
      live: NOBODY_WAITS,
      inHours: true,
      away: [],
      messages: [],
      sent: [],
      secondFactor: null,
      signOn: { hasSecret: false },
      reception: { state: 'open' },
      now: NINE,
      publicUrl: PARTS.publicUrl,
      sources: [],
      feeds: [],
      programs: [],
      hooks: [],
      told: [],
    },
    mail: { hasPassword: false, waiting: 0, lastFault: null },
  };
  const snapshot: Snapshot<AdminView> = { build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view };
  render(<App link={{ snapshot, online: true, ask }} reconnect={() => undefined} />);
  await previewed();
  return asked;
};
/** The preview waits until nobody has typed for a while. */
const previewed = () =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(300);
  });

const textOf = (name: string) => screen.getByLabelText<HTMLTextAreaElement>(name);
const type = (name: string, value: string) => act(() => void fireEvent.input(textOf(name), { target: { value } }));
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
const preview = (language = 'Deutsch') => screen.getByRole('region', { name: `Vorschau: ${language}` });
const designed = (language?: string) => preview(language).querySelector('.adm-letter')?.shadowRoot?.textContent ?? '';
const saved = (asked: ScreenCommand[]) =>
  asked.flatMap((one) => (one.type === 'changeSettings' ? [one.settings.mailTexts] : [])).at(-1);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  jest.useRealTimers();
});

test('G13 the list says of every letter when it goes out and in whose words', async () => {
  const booked = { de: { subject: null, text: 'Moin' }, en: { subject: null, text: null } };
  await open('#/mailTexts', { mailTexts: { ...NO_MAIL_TEXTS, booked } });
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(6);
  expect(rows[0]?.textContent).toContain('Termin gebucht' + 'gleich nach der Buchung' + 'eigener: Deutsch');
  expect(rows[1]?.textContent).toContain('der des Programms');
  expect(screen.queryByText(/kein Mailserver/)).toBeNull();
});

test('G13 without a mail server the list says that nothing goes out', async () => {
  await open('#/mailTexts', { mail: null });
  expect(screen.getByText(/Noch geht keine E-Mail hinaus/)).toBeTruthy();
});

test('G13 buttons insert at the cursor, links on a line of their own; what is kept has no language', async () => {
  const asked = await open('#/mailTexts/booked');
  type('Text auf Deutsch', 'Moin , bis dann');
  textOf('Text auf Deutsch').setSelectionRange(5, 5);
  await press('Name einfügen in: Text auf Deutsch');
  expect(textOf('Text auf Deutsch').value).toBe('Moin {Name}, bis dann');
  // Within the name of what is filled in, the next one comes behind it.
  textOf('Text auf Deutsch').setSelectionRange(8, 8);
  await press('Tag einfügen in: Text auf Deutsch');
  expect(textOf('Text auf Deutsch').value).toBe('Moin {Name}{Tag}, bis dann');
  textOf('Text auf Deutsch').setSelectionRange(26, 26);
  await press('Link zum Termin einfügen in: Text auf Deutsch');
  expect(textOf('Text auf Deutsch').value).toBe('Moin {Name}{Tag}, bis dann\n\n{Link zum Termin}');
  expect(document.activeElement).toBe(textOf('Text auf Deutsch'));
  // A text that was copied from another language brings its names along.
  type('Betreff auf Englisch (freiwillig)', 'On {Tag} at {TIME}');
  expect(textOf('Betreff auf Englisch (freiwillig)').value).toBe('On {Day} at {Time}');
  await press('Speichern');
  expect(saved(asked)?.booked).toEqual({
    de: { subject: null, text: 'Moin {name}{day}, bis dann\n\n{link}' },
    en: { subject: 'On {day} at {time}', text: null },
  });
});

test('G14 the preview shows what the program makes of it, in each language, as HTML and as plain text', async () => {
  await open('#/mailTexts/booked');
  expect(designed()).toContain('Ihr Termin ist gebucht.');
  expect(designed('Englisch')).toContain('Your appointment is booked.');
  type('Betreff auf Deutsch', 'Bis {Uhrzeit} Uhr');
  type('Text auf Deutsch', 'Moin {Name}');
  await previewed();
  expect(preview().textContent).toContain('Betreff: Bis 10:15 Uhr – Bürgerbüro Lünen');
  expect(designed()).toContain('Moin Erika Mustermann');
  expect(designed('Englisch')).toContain('Your appointment is booked.');
  expect(screen.getByText(/Fehlt im Text/).textContent).toContain('Alle Angaben, Link zum Termin');
  act(() => void fireEvent.click(within(preview()).getByRole('button', { name: 'Nur Text' })));
  expect(preview().querySelector('pre')?.textContent).toMatch(/^Moin Erika Mustermann\n\nWann: /);
});

test('G14 nobody leaves the page by a link of the preview, and no style stands in it that the page would refuse', async () => {
  await open('#/mailTexts/booked');
  const root = preview().querySelector('.adm-letter')?.shadowRoot;
  const link = root?.querySelector('a');
  expect(link?.getAttribute('href')).toBe('https://termine.example/t/beispiel');
  expect(link && fireEvent.click(link)).toBe(false);
  expect(root?.querySelector('th')?.style.textAlign).toBe('left');
  expect(root?.querySelector('[data-style]')).toBeNull();
});

test('G13 the program’s words are taken over, left again, and the own ones brought back', async () => {
  await open('#/mailTexts/reminder');
  const take = 'Wortlaut des Programms übernehmen';
  act(() => void fireEvent.click(screen.getAllByRole('button', { name: take })[0] as HTMLElement));
  expect(textOf('Betreff auf Deutsch').value).toBe('Erinnerung: Ihr Termin am {Tag} um {Uhrzeit} Uhr');
  expect(textOf('Text auf Deutsch').value).toMatch(/^\{Begrüßung\}\n\nwir erinnern Sie/);
  expect(screen.getAllByRole('button', { name: take })).toHaveLength(1);
  type('Text auf Deutsch', 'Bis morgen!');
  await press('Zurück zum Wortlaut des Programms');
  expect(textOf('Text auf Deutsch').value).toBe('');
  await press('Doch der eigene Text');
  expect(textOf('Text auf Deutsch').value).toBe('Bis morgen!');
});

test('G13 what cannot be filled in is said with its line when the field is left, and the preview stays as it was', async () => {
  const asked = await open('#/mailTexts/cancelled');
  type('Text auf Deutsch', 'Moin\n{Vorname}');
  expect(screen.queryByText(/Vorname/, { selector: '.kern-error *' })).toBeNull();
  act(() => void fireEvent.blur(textOf('Text auf Deutsch')));
  expect(screen.getByRole('alert').textContent).toContain('Zeile 2: {Vorname} gibt es in dieser E-Mail nicht.');
  expect(textOf('Text auf Deutsch').getAttribute('aria-invalid')).toBe('true');
  const before = asked.length;
  await previewed();
  expect(asked).toHaveLength(before);
  expect(preview().textContent).toContain('So war es vor dem Fehler im Text.');
  type('Text auf Deutsch', 'Moin\n{Link zum Buchen} bitte');
  expect(screen.getByRole('alert').textContent).toContain('Zeile 2: {Link zum Buchen} braucht eine Zeile für sich.');
  type('Text auf Deutsch', 'Moin');
  expect(screen.queryByRole('alert')).toBeNull();
  type('Betreff auf Deutsch', `${'x'.repeat(151)}`);
  act(() => void fireEvent.blur(textOf('Betreff auf Deutsch')));
  expect(screen.getByRole('alert').textContent).toContain('höchstens 150 Zeichen');
});

test('G14 a trial sends what stands here, unsaved; with a fault in it nothing is sent', async () => {
  const asked = await open('#/mailTexts/booked');
  type('Betreff auf Deutsch', 'Bis {Tag}');
  type('An', 'it@luenen.example');
  await press('Probe senden');
  expect(asked.at(-1)).toEqual({
    ...{ type: 'sendTestMail', to: 'it@luenen.example' },
    letter: { kind: 'booked', language: 'de', wording: { subject: 'Bis {day}', text: null } },
  });
  expect(screen.getByText(/Testmail an it@luenen.example angenommen/)).toBeTruthy();
  type('Betreff auf Deutsch', 'Bis {Tg}');
  const before = asked.length;
  await press('Probe senden');
  expect(asked.slice(before).filter((one) => one.type === 'sendTestMail')).toEqual([]);
});

test('G13 U4 what the server refuses is named by its letter, and has the focus in its form', async () => {
  await open('#/mailTexts/booked', {}, 'mailTexts.joined.en.text');
  type('Text auf Deutsch', 'Moin');
  await press('Speichern');
  const alert = screen.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).querySelector('[role=alert]');
  expect(alert?.textContent).toContain('Bitte prüfen Sie: Warteliste: bitte bestätigen, Englisch: Text');
  location.hash = alert?.querySelector('a')?.getAttribute('href') ?? '';
  await act(() => void dispatchEvent(new Event('hashchange')));
  expect(document.activeElement).toBe(textOf('Text auf Englisch (freiwillig)'));
});

test('G13 what the buttons insert is explained, in the names of all languages, each once', async () => {
  await open('#/mailTexts/slotFree');
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    ...['Begrüßung · Greeting', 'Tag · Day', 'Anliegen · Matter', 'Personenzahl · Number of persons', 'Ort · Place'],
    ...['Amt · Office', 'Alle Angaben · All details', 'Link zum Buchen · Link to book'],
    'Link zur Warteliste · Link to the waiting list',
  ]);
  cleanup();
  await open('#/mailTexts/booked');
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toContain('Name');
});

test('G13 a language that is not offered has no fields, and an address without a letter says so', async () => {
  await open('#/mailTexts/moved', { languages: ['de'] });
  expect(screen.queryByLabelText(/auf Englisch/)).toBeNull();
  cleanup();
  await open('#/mailTexts/brief');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nicht mehr da');
});

test('G13 what is filled in has a name of its own in each language, without what only programs write', () => {
  const all = Object.values(CONTENTS).flatMap(({ words, blocks }): (LetterWord | LetterBlock)[] => [
    ...words,
    ...blocks,
  ]);
  for (const language of LANGUAGES) {
    const names = [...new Set(all)].map((id) => nameOfPlaceholder(id, language).toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(withIds(names.map((name) => `{${name}}`).join(''))).toBe([...new Set(all)].map((id) => `{${id}}`).join(''));
    expect(names.filter((name) => !/^[\p{L} -]{2,60}$/u.test(name))).toEqual([]);
  }
});
