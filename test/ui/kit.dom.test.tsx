// The shared components, as people and screen readers find them: by role and label.
import { fireEvent, render, screen } from '@testing-library/preact';
import jsQR from 'jsqr';
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../shared/protocol';
import type { Language } from '../../shared/settings';
import {
  Alert,
  Button,
  Field,
  LanguageSwitch,
  OfflineBanner,
  Qr,
  Select,
  StatusText,
  TicketNumber,
} from '../../ui/kit';
import { Speaking, usePage, useWords } from '../../ui/words';

test('a button says its words and its key, and does nothing while it is disabled or blocked', () => {
  const press = jest.fn();
  const { rerender } = render(
    <Button onClick={press} shortcut="F2" icon="check">
      Nächster
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Nächster' });
  expect(button.getAttribute('aria-keyshortcuts')).toBe('F2');
  expect(button.textContent).toContain('F2');
  button.click();
  expect(press).toHaveBeenCalledTimes(1);
  rerender(
    <Button onClick={press} disabled>
      Nächster
    </Button>,
  );
  button.click();
  rerender(
    <Button onClick={press} blocked>
      Nächster
    </Button>,
  );
  button.click();
  expect(press).toHaveBeenCalledTimes(1);
  button.focus();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('warnings and dangers interrupt, the rest waits until a screen reader pauses', () => {
  render(
    <>
      <Alert kind="danger" title="Papier leer" />
      <Alert kind="success" title="Gespeichert">
        <p>Alles da.</p>
      </Alert>
    </>,
  );
  expect(screen.getByRole('alert').textContent).toBe('Papier leer');
  expect(screen.getByRole('status').textContent).toBe('GespeichertAlles da.');
});

test('a field is found by its label and described by its hint and its error', () => {
  const type = jest.fn();
  render(<Field label="Name" hint="Vor- und Nachname" error="Bitte ausfüllen" value="" onInput={type} />);
  const input = screen.getByRole('textbox', { name: 'Name' });
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    'Vor- und Nachname',
    'Bitte ausfüllen',
  ]);
  expect(input.getAttribute('aria-invalid')).toBe('true');
  fireEvent.input(input, { target: { value: 'Ada' } });
  expect(type).toHaveBeenCalledWith('Ada');
});

test('a choice gives back one of its values', () => {
  const choose = jest.fn();
  const options = [
    { value: 'Schalter', label: 'Schalter' },
    { value: 'Platz', label: 'Platz' },
  ] as const;
  render(<Select label="Ort" value="Schalter" options={options} onChange={choose} />);
  const select = screen.getByRole('combobox', { name: 'Ort' });
  fireEvent.change(select, { target: { value: 'Platz' } });
  expect(choose).toHaveBeenCalledWith('Platz');
});

const Bilingual = () => {
  const [language, setLanguage] = useState<Language>('de');
  return (
    <Speaking language={language}>
      <LanguageSwitch languages={['de', 'en']} onChange={setLanguage} />
      <Page />
    </Speaking>
  );
};
const Page = () => {
  const { t } = useWords();
  usePage(t('start.kiosk'));
  return <p>{t('common.wait')}</p>;
};

test('the language switch changes words, title and the language of the page', () => {
  render(<Bilingual />);
  expect(screen.getByText('Bitte warten')).toBeTruthy();
  expect([document.title, document.documentElement.lang]).toEqual(['Wertmarke ziehen', 'de']);
  const english = screen.getByRole('button', { name: 'English' });
  expect([english.lang, english.getAttribute('aria-pressed')]).toEqual(['en', 'false']);
  fireEvent.click(english);
  expect(screen.getByText('Please wait')).toBeTruthy();
  expect([document.title, document.documentElement.lang]).toEqual(['Take a number', 'en']);
  expect(english.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('group', { name: 'Language' })).toBeTruthy();
});

test('one language needs no switch', () => {
  render(<LanguageSwitch languages={['de']} onChange={jest.fn()} />);
  expect(screen.queryByRole('button')).toBe(null);
});

test('D4 the offline banner says since when, and is gone when the link is back', () => {
  const snapshot: Snapshot = {
    build: 'b',
    day: '2025-03-03',
    version: 1,
    now: Date.UTC(2025, 2, 3, 8, 30),
    speed: 1,
    view: {},
  };
  const banner = (online: boolean) => <OfflineBanner online={online} snapshot={snapshot} timeZone="Europe/Berlin" />;
  const { rerender } = render(banner(true));
  expect(screen.queryByRole('alert')).toBe(null);
  rerender(banner(false));
  expect(screen.getByRole('alert').textContent).toContain('Keine Verbindung zum Server');
  expect(screen.getByRole('alert').textContent).toContain('Stand 9:30 Uhr');
  rerender(banner(true));
  expect(screen.queryByRole('alert')).toBe(null);
});

/** The drawing as a camera sees it: eight dots for each module. */
const photographed = (svg: Element) => {
  const scale = 8;
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]) * scale;
  const dots = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of svg
    .querySelector('path')
    ?.getAttribute('d')
    ?.matchAll(/M(\d+) (\d+)h1v1h-1z/g) ?? [])
    for (let row = 0; row < scale; row++) {
      const from = ((Number(y) * scale + row) * size + Number(x) * scale) * 4;
      for (let dot = 0; dot < scale; dot++) dots.fill(0, from + dot * 4, from + dot * 4 + 3);
    }
  return jsQR(dots, size, size);
};

test('W2 the QR code scans to its content and has a title', () => {
  const url = 'http://192.168.10.20:3001/t/Zk3PzqFJ0a8fWcVb';
  render(<Qr content={url} title="Ihre Wertmarke auf dem Handy" />);
  const svg = screen.getByRole('img', { name: 'Ihre Wertmarke auf dem Handy' });
  expect(photographed(svg)?.data).toBe(url);
});

test('a number reads as one word, and a state has a sign beside its words', () => {
  const { container } = render(
    <>
      <TicketNumber number="A042" />
      <StatusText kind="warning">Papier fast leer</StatusText>
    </>,
  );
  expect(container.textContent).toBe('A042Papier fast leer');
  expect(container.querySelector('.kern-icon--warning')?.getAttribute('aria-hidden')).toBe('true');
});
