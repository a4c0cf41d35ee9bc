// W12, W19: the keypad's other letters, by finger and without the screen.
import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { createSpelling } from '../../../kiosk/access/reading/spelling';
import { Keypad } from '../../../kiosk/checkIn/Keypad';
import { GERMAN } from '../../../kiosk/checkIn/letters';
import { kioskWordsOf } from '../../../shared/words/kiosk';

const Field = () => {
  const [typed, setTyped] = useState('');
  return (
    <>
      <input aria-label="Name" value={typed} />
      <Keypad
        letters={`${GERMAN}-`}
        hasForeign
        hasBlank
        onKey={(letter) => setTyped((before) => before + letter)}
        onDelete={() => setTyped((before) => before.slice(0, -1))}
      />
    </>
  );
};
const field = () => screen.getByRole<HTMLInputElement>('textbox');
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const drawn = () => new Promise((resolve) => setTimeout(resolve));
const spelling = () => {
  render(<Field />);
  const buttons = [...document.querySelectorAll<HTMLElement>('.kiosk-keypad button')];
  return createSpelling({ field: field(), buttons, words: kioskWordsOf('de') });
};

test('W19 other letters take the place of the usual ones at a touch, and back', () => {
  render(<Field />);
  expect(screen.queryByRole('button', { name: 'Ł' })).toBeNull();
  tap('ẞ');
  tap('Mehr Buchstaben');
  expect(screen.queryByRole('button', { name: 'ẞ' })).toBeNull();
  for (const letter of ['Ł', 'Ş', 'Ț', 'Apostroph']) tap(letter);
  tap('A bis Z');
  tap('A');
  expect(field().value).toBe('ẞŁŞȚ’A');
});

test('W12 three keys lead to the other letters, too', async () => {
  const { said, move, take, soFar } = spelling();
  const walkTo = (name: RegExp) => {
    for (let steps = 0; steps < 30 && !name.test(said()); steps++) move(1);
    expect(said()).toMatch(name);
  };
  walkTo(/^Mehr Buchstaben/);
  expect(take()).toBe('turned');
  await drawn();
  expect(said()).toBe('À bis Æ');
  walkTo(/^Ę bis/);
  expect(take()).toBe('opened');
  walkTo(/^Ł$/);
  expect(take()).toBe('typed');
  await drawn();
  expect(field().value).toBe('Ł');
  walkTo(/^Leer$/);
  take();
  walkTo(/^A bis Z$/);
  take();
  await drawn();
  expect(said()).toBe('A bis H');
  expect(soFar()).toBe('Es steht da: Ł Leer');
});

test('W12 a telephone’s keys have every letter under the one it is made of, a blank on 0, and take back with *', async () => {
  const { byTwelve, said } = spelling();
  const press = async (...keys: string[]) => {
    for (const key of keys) byTwelve(key);
    await drawn();
  };
  for (let presses = 0; presses < 12 && said() !== 'Ł'; presses++) await press('5');
  expect(said()).toBe('Ł');
  await press('0');
  expect(said()).toBe('Leer');
  await press('2', '#');
  expect(field().value).toBe('Ł A');
  await press('*');
  expect(field().value).toBe('Ł ');
  await press('*');
  expect(field().value).toBe('Ł');
});
