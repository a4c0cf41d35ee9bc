// W12, W13: the kiosk as somebody uses it who does not see it, sees little, needs time, or help: what is said, by which keys.
import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../../kiosk/App';
import type { ScreenCommand } from '../../../shared/commands';
import type { KioskView } from '../../../shared/protocol';
import { clerk, kiosk } from '../../../ui/gallery/history';
import { openedMorning, print } from '../../../ui/gallery/mornings';
import { galleryOffice } from '../../../ui/gallery/settings';
import { type Answer, type Ask, OFFLINE } from '../../../ui/link/link';

/** Ears: what is played, in order. Every sound is over at once. */
const listen = () => {
  const heard: string[] = [];
  const sound = (_: unknown, { body }: { body: string }) =>
    Promise.resolve({ ok: true, blob: () => Promise.resolve(JSON.parse(body).text) });
  Object.assign(globalThis, { fetch: sound });
  Object.assign(URL, {
    createObjectURL: (text: string) => `blob:${encodeURIComponent(text)}`,
    revokeObjectURL: () => undefined,
  });
  jest.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
    heard.push(decodeURIComponent(this.src.replace('blob:', '')));
    setTimeout(() => this.onended?.(new Event('ended')));
    return Promise.resolve();
  });
  return heard;
};

/** Does it, and lets time pass in which the page is drawn again and again. */
const during = async (what: () => void, ms = 400) => {
  await act(async () => {
    what();
    await jest.advanceTimersByTimeAsync(1);
  });
  for (let i = 0; i < 8; i++) await act(() => jest.advanceTimersByTimeAsync(ms / 8));
};
/** A key pressed now, as the clock of these tests has it. */
const key = (name: string) => {
  const target = document.activeElement ?? document.body;
  const event = createEvent.keyDown(target, { key: name });
  Object.defineProperty(event, 'timeStamp', { value: Date.now() });
  fireEvent(target, event);
};
/** As a keypad sends it, to whatever has the focus. */
const press = (name: string) => during(() => key(name));
/** Names may break where nobody sees it. */
const button = (name: string | RegExp) => {
  const plain = ({ textContent }: HTMLElement) => textContent?.replace(/\u00AD/g, '') ?? '';
  const found = screen
    .getAllByRole('button')
    .find((one) => (typeof name === 'string' ? plain(one) === name : name.test(plain(one))));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const tap = (name: string | RegExp) => during(() => button(name).click());
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;

/** A kiosk of a real office with two services, at nine; `answers` in its place where the office is not to be asked. */
const show = () => {
  const services = galleryOffice.services.filter(({ id }) => id === 'ausweis' || id === 'fundsachen');
  const office = openedMorning(5, { services });
  const heard = listen();
  const asked: ScreenCommand[] = [];
  const answers: Answer<unknown>[] = [];
  const ask = (async (command: ScreenCommand) => {
    asked.push(command);
    const answer = answers.shift() ?? (await office.ask(command, kiosk()));
    rerender(app());
    return answer;
  }) as Ask;
  const app = () => {
    const snapshot = office.snapshotOf(office.viewOf('kiosk', 'kiosk-1') as KioskView);
    return <App link={{ snapshot, online: true, ask }} onRest={() => undefined} />;
  };
  const { rerender } = render(app());
  office.subscribe(() => rerender(app()));
  /** What was said since it was asked last. */
  const said = () => heard.splice(0).join(' ');
  return { asked, answers, office, said };
};

/** Goes on until this is said, as somebody does who cannot see; how many keys it took. */
const walkTo = async (said: () => string, what: RegExp): Promise<number> => {
  for (let keys = 1; keys < 40; keys++) {
    await press('ArrowRight');
    if (what.test(said())) return keys;
  }
  throw new Error(`${what} is never said`);
};

beforeEach(() => void jest.useFakeTimers());
afterEach(async () => {
  cleanup();
  await jest.advanceTimersByTimeAsync(1000);
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('reading aloud', () => {
  test('W12 a key begins it; three keys lead to a ticket, and each thing is said with what it is and its place', async () => {
    const { said, asked } = show();
    await press('ArrowRight');
    expect(said()).toMatch(/^Vorlesen ist an\..*Was möchten Sie erledigen\?$/);
    await press('ArrowRight');
    expect(said()).toMatch(/^Ich habe einen Termin\. Taste, 2 von \d+\.$/);
    await press('ArrowRight');
    expect(said()).toMatch(/3 von/);
    await press('ArrowLeft');
    expect(said()).toMatch(/^Ich habe einen Termin/);
    await walkTo(said, /^Personalausweis/);
    await press('Enter');
    expect(said()).toMatch(/^Personalausweis oder Reisepass beantragen\..*Niemand wartet/);
    await walkTo(said, /^Wertmarke ziehen\. Taste/);
    await press('Enter');
    expect(asked).toEqual([{ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }]);
    expect(said()).toMatch(/^Ihre Wertmarke, A 1\..*Bitte warten Sie hier:/);
  });

  test('W12 what changes is told: how many persons, what became of the slip, why something was refused', async () => {
    const { said, office, answers } = show();
    await press('ArrowRight');
    await walkTo(said, /^Personalausweis/);
    await press('Enter');
    await walkTo(said, /^Eine Person mehr/);
    await press('Enter');
    expect(said()).toBe('2 Personen.');
    await walkTo(said, /^Wertmarke ziehen/);
    answers.push({ ok: false, refusal: OFFLINE });
    await press('Enter');
    expect(said()).toMatch(/Der Server hat nicht geantwortet/);
    await press('Enter');
    expect(said()).toMatch(/Ihre Wertmarke wird gedruckt/);
    await during(() => {
      print(office);
      office.changed();
    });
    expect(said()).toBe('Gedruckt. Bitte nehmen Sie Ihre Wertmarke.');
  });

  test('W12 again, louder, faster, the whole page, and help have keys of their own; the first thing follows the last', async () => {
    const { said, asked } = show();
    await press('ArrowRight');
    await press('ArrowRight');
    said();
    await press('Home');
    expect(said()).toMatch(/^Ich habe einen Termin/);
    await press('ArrowUp');
    expect(said()).toBe('Lautstärke 4 von 5.');
    await press('PageUp');
    expect(said()).toMatch(/^Geschwindigkeit 4 von 8\.$/);
    await press('End');
    expect(said()).toMatch(/Ich habe einen Termin.*Personalausweis.*Fundsachen.*English.*Bitte helfen Sie mir/);
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(said()).toMatch(/Langsamer sprechen\. Taste, (\d+) von \1\.$/);
    await press('F1');
    expect(asked).toEqual([{ type: 'callHelp' }]);
    expect(said()).toMatch(/Hilfe gerufen/);
  });

  test('W12 a code is spelled by three keys: a group, a letter, and what stands there', async () => {
    const { said, asked } = show();
    await press('ArrowRight');
    await walkTo(said, /^Ich habe einen Termin/);
    await press('Enter');
    await walkTo(said, /Eingabefeld/);
    await press('Enter');
    expect(said()).toMatch(/Zeichen nach dem anderen.*A bis H\.$/);
    for (const _ of 'ABCDEF') {
      await press('Enter');
      said();
      await press('ArrowRight');
      expect(said()).toBe('B.');
      await press('Enter');
    }
    expect(said()).toBe('Es steht da: B B B B B B.');
    await press('ArrowLeft');
    expect(said()).toBe('Fertig geschrieben.');
    await press('Enter');
    expect(said()).toMatch(/^Ich bin da\. Taste/);
    await press('Enter');
    expect(asked).toEqual([{ type: 'checkIn', code: 'BBBBBB', language: null }]);
  });

  test('W12 twelve keys walk, and spell as on a telephone', async () => {
    const { said, asked } = show();
    await press('*');
    said();
    for (let i = 0; i < 30 && !/^Ich habe einen Termin/.test(said()); i++) await press('6');
    await press('5');
    for (let i = 0; i < 30 && !/Eingabefeld/.test(said()); i++) await press('6');
    await press('#');
    said();
    // B, the same key again for C, then W, X and the digit 2.
    for (const key of ['2', '2', '#', '2', '2', '2', '9', '9', '9', '9', '3', '4', '4', '#']) await press(key);
    expect(said()).toMatch(/Es steht da: B C Z D H\.$/);
    await press('*');
    expect(said()).toBe('Es steht da: B C Z D.');
    for (const key of ['7', '#', '8', '#']) await press(key);
    await press('#');
    expect(said()).toMatch(/Ich bin da\. Taste/);
    await press('#');
    expect(asked).toEqual([{ type: 'checkIn', code: 'BCZDPT', language: null }]);
  });

  test('W12, C1 a scanner is no keypad: what it types moves nothing, however its keys are called', async () => {
    const { said, asked } = show();
    await press('ArrowRight');
    said();
    const scan = async (text: string, gapMs: number) => {
      for (const name of text) await during(() => key(name), gapMs);
      await during(() => key('Enter'));
    };
    await scan('245678', 5);
    expect(asked).toEqual([{ type: 'checkIn', code: '245678', language: null }]);
    said();
    await scan('https://termine.luenen.de/t/test#ZYX234', 300);
    expect(said()).not.toMatch(/Lautstärke|Geschwindigkeit|Hilfe/);
  });

  test('W12 what a keyboard types on its own begins nothing', async () => {
    const { said } = show();
    for (const key of ['5', '6', '2', '#', 'Enter', 'Tab', 'A']) await press(key);
    expect(said()).toBe('');
    await tap('Ich habe einen Termin');
    await press('ArrowRight');
    expect(said()).toBe('');
  });

  test('W12 a finger that stays begins it and presses nothing; Escape ends it', async () => {
    const { said } = show();
    const service = button(/Personalausweis/);
    const finger = (type: string) =>
      void service.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    await during(() => finger('pointerdown'), 1600);
    await during(() => {
      finger('pointerup');
      finger('click');
    });
    expect(heading()).toBe('Was möchten Sie erledigen?');
    expect(said()).toMatch(/^Vorlesen ist an/);
    await tap('Weiter');
    expect(said()).toMatch(/^Ich habe einen Termin/);
    await press('Escape');
    expect(said()).toBe('Vorlesen ist aus.');
    expect(screen.queryByRole('button', { name: 'Weiter' })).toBeNull();
  });
});

describe('letters, contrast, time', () => {
  const marks = () => document.documentElement.className;

  test('W13 larger letters, contrast and time are on every page, and gone for the next visitor', async () => {
    show();
    await tap('Größer');
    await tap('Kontrast');
    await tap('Langsam');
    await tap(/Personalausweis/);
    expect(button('Größer').getAttribute('aria-pressed')).toBe('true');
    await tap('Wertmarke ziehen');
    expect(marks()).toBe('kiosk-larger kiosk-contrast');
    expect(screen.getByRole('timer').textContent).toBe('Schließt in 80 Sekunden');
    await during(() => undefined, 1000);
    await tap('Fertig');
    expect(marks()).toBe('');
    expect(button('Langsam').getAttribute('aria-pressed')).toBe('false');
  });

  test('W13 who has only wished for larger letters and left is asked, and then forgotten', async () => {
    show();
    await tap('Größer');
    await during(() => undefined, 165_000);
    expect(screen.getByRole('alert').textContent).toBe('Sind Sie noch da?');
    await press('Tab');
    expect(screen.queryByRole('alert')).toBeNull();
    await during(() => undefined, 181_000);
    expect(marks()).toBe('');
  });

  test('W13 the end of the time is spoken to whoever listens, and any key gives more', async () => {
    const { said } = show();
    await press('ArrowRight');
    said();
    await during(() => undefined, 161_000);
    await during(() => undefined);
    expect(said()).toMatch(/Sind Sie noch da\?.*in 20 Sekunden zurück zum Anfang/);
    await press('ArrowRight');
    await during(() => undefined, 100_000);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('help', () => {
  test('W13 "please help me" calls once, says what becomes of it, and is forgotten with the visitor', async () => {
    const { asked, office } = show();
    await tap('Bitte helfen Sie mir');
    expect(asked).toEqual([{ type: 'callHelp' }]);
    screen.getByText('Wir haben Hilfe gerufen. Bitte warten Sie hier.');
    await during(() => void office.handle({ type: 'takeHelp', kioskId: 'kiosk-1' }, clerk(3)));
    screen.getByText('Hilfe kommt zu Ihnen, von: Schalter 3.');
    await during(() => undefined, 181_000);
    expect(screen.queryByText(/Hilfe kommt/)).toBeNull();
  });

  test('W13 where it cannot be called, it says so', async () => {
    const { answers } = show();
    answers.push({ ok: false, refusal: OFFLINE });
    await tap('Bitte helfen Sie mir');
    screen.getByText('Das hat nicht geklappt. Bitte sprechen Sie uns an.');
  });
});
