// What those need who go by keyboard or hear the screens: the parts that all screens share.
import { act, cleanup, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { useState } from 'preact/hooks';
import { lettersForAppointments, lettersForServices } from '../../admin/services/ticketLetters';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { settingsSchema } from '../../shared/settings';
import { lockReasonText, offeredLockReasons } from '../../shared/words/counter/lockReasons';
import { useHeldFocus } from '../../ui/focus';
import { Confirm, Dialog, SaidIn, Select } from '../../ui/kit';
import { readKept, writeKept } from '../../ui/link/storage';
import { browserLanguage, Speaking } from '../../ui/words';

beforeEach(() => {
  // jsdom has dialogs, but cannot open them.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(() => jest.restoreAllMocks());

type Shown = { lists: string[][]; disabled: string[] };
let change: (next: Shown) => void = () => undefined;

/** Sections with rows of buttons, as every screen is made of. */
const Page = ({ first }: { first: Shown }) => {
  const [{ lists, disabled }, show] = useState(first);
  change = (next) => show(next);
  useHeldFocus();
  return (
    <main>
      <h1>Seite</h1>
      {lists.map((rows, place) => (
        <section key={String(place)}>
          <h2>Liste</h2>
          <ul>
            {rows.map((row) => (
              <li key={row}>
                <button type="button" disabled={disabled.includes(row)}>
                  {row}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
};

test('U2 whatever goes or is switched off, the keyboard stays on the page and never lands on another button', async () => {
  const row = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const shown = fc.record({ lists: fc.array(fc.uniqueArray(row), { maxLength: 3 }), disabled: fc.uniqueArray(row) });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { minLength: 1 }),
      fc.nat(4),
      fc.array(shown, { minLength: 1 }),
      async (rows, at, turns) => {
        cleanup();
        render(<Page first={{ lists: [rows], disabled: [] }} />);
        const button = screen.getByRole('button', { name: rows[at % rows.length] ?? '' });
        button.focus();
        for (const next of turns) {
          await act(async () => {
            change(next);
            await new Promise((resolve) => setTimeout(resolve));
          });
          const { activeElement } = document;
          expect(activeElement).not.toBe(document.body);
          if (activeElement instanceof HTMLButtonElement) expect(activeElement).toBe(button);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('U2 a question starts on the answer that changes nothing, and says its text', () => {
  render(
    <Confirm title="Termin absagen?" confirm="Absagen" onConfirm={() => undefined} onClose={() => undefined}>
      <p>Der Platz wird frei.</p>
    </Confirm>,
  );
  expect(document.activeElement?.textContent).toBe('Abbrechen');
  const described = screen.getByRole('dialog').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toBe('Der Platz wird frei.');
});

test('U2 what only tells starts on its heading, and what asks for something where that is typed', () => {
  const { rerender } = render(
    <Dialog key="tells" title="Gebucht" onClose={() => undefined}>
      <p>K7MX2P</p>
    </Dialog>,
  );
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Gebucht' }));
  rerender(
    <Dialog key="asks" title="Sperren" onClose={() => undefined}>
      <input aria-label="Grund" />
    </Dialog>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText('Grund'));
  expect(screen.getByRole('dialog').getAttribute('aria-describedby')).toBeNull();
});

test('U3 a text that is not there in the language spoken says which one it is in, wherever it stands', () => {
  const sentence = (place: string) => `Please wait here: ${place}.`;
  const { container, rerender } = render(
    <Speaking language="en">
      <SaidIn sentence={sentence} text={{ de: 'Foyer' }} />
    </Speaking>,
  );
  expect(container.innerHTML).toBe('Please wait here: <span lang="de">Foyer</span>.');
  rerender(
    <Speaking language="en">
      <SaidIn sentence={sentence} text={{ de: 'Foyer', en: 'Lobby' }} />
    </Speaking>,
  );
  expect(container.innerHTML).toBe('Please wait here: Lobby.');
  rerender(
    <Speaking language="de">
      <SaidIn sentence={sentence} text={{ de: 'Foyer' }} />
    </Speaking>,
  );
  expect(container.innerHTML).toBe('Please wait here: Foyer.');
});

test('U3 an option of a list says it, too', () => {
  render(
    <Select
      label="Service"
      value="a"
      options={[{ value: 'a', label: 'Ausweis', lang: 'de' }]}
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole('option').getAttribute('lang')).toBe('de');
});

test('U3 a reason for a lock that was offered is known in every language, one typed by hand in German', () => {
  for (const offered of offeredLockReasons()) expect(lockReasonText(offered.de)).toEqual(offered);
  expect(lockReasonText('Wasserschaden')).toEqual({ de: 'Wasserschaden' });
});

test('U3 before the office has said anything, a page speaks as its browser does', () => {
  const wish = jest.spyOn(navigator, 'languages', 'get');
  expect(
    [['en-GB', 'de'], ['fr', 'de-AT'], ['fr']].map((wishes) => {
      wish.mockReturnValue(wishes);
      return browserLanguage();
    }),
  ).toEqual(['en', 'de', 'de']);
});

test('U5 a browser that lets nothing be kept is one in which nothing was kept', () => {
  jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  writeKept('language', 'en');
  expect(readKept('language')).toBeNull();
});

test('U4 every letter that is offered can be saved', () => {
  for (const letter of lettersForServices(demonstrationOffice)) {
    const services = demonstrationOffice.services.map((one, place) => (place === 0 ? { ...one, letter } : one));
    expect(settingsSchema.safeParse({ ...demonstrationOffice, services }).success).toBe(true);
  }
  for (const appointmentLetter of lettersForAppointments(demonstrationOffice))
    expect(settingsSchema.safeParse({ ...demonstrationOffice, appointmentLetter }).success).toBe(true);
});
