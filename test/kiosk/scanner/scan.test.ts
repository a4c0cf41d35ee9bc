// Scanners of every kind, as the kiosk hears them: by when their keys came, whoever looks at them when.
import fc from 'fast-check';
import { CODE_LENGTH, CODE_LETTERS, codeOf, ticketKeyOf } from '../../../kiosk/checkIn/code';
import { createScanReader, type Scan } from '../../../kiosk/scanner/scan';

/** What a scanner with English keys makes at a computer with German ones. */
const ASKEW: Record<string, string> = {
  y: 'z',
  z: 'y',
  Y: 'Z',
  Z: 'Y',
  ':': 'Ö',
  '/': '-',
  '-': 'ß',
  _: '?',
  '#': '§',
  ']': '+',
};
const askew = (text: string) => [...text].map((letter) => ASKEW[letter] ?? letter).join('');

/** Plays keys to a reader as the screen does: a timer after each, and the end. */
const hear = (text: string, gapsMs: number, end: 'Enter' | 'Tab' | null): (Scan | 'late' | null)[] => {
  const reader = createScanReader();
  const heard: (Scan | 'late' | null)[] = [];
  let at = 5000;
  for (const key of text) {
    if (reader.pressed().text !== '' && gapsMs >= reader.restMs()) heard.push(reader.rest());
    at += gapsMs;
    reader.press({ key, at });
  }
  if (end !== null && gapsMs < reader.restMs()) heard.push(reader.end(end, at + gapsMs));
  else {
    heard.push(reader.rest());
    if (end !== null) heard.push(reader.end(end, at + gapsMs));
  }
  return heard.filter((scan) => scan !== null);
};

const code = fc.string({ unit: fc.constantFrom(...CODE_LETTERS), minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
const key = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
const host = fc.constantFrom('https://termine.luenen.de', 'http://192.168.1.5:3001', 'HTTPS://TERMINE.LUENEN.DE');
const prefix = fc.constantFrom('', ']Q1', ']d2', ']C1', 'Q', '~', 'QR:', '  ');
const suffix = fc.constantFrom('', '.', ']', ' ');

test('C1 a scanner is understood with any prefix, any end or none, fast or slow, on either keyboard', () => {
  const scanner = fc.record({
    code,
    key,
    host,
    prefix,
    suffix,
    gapsMs: fc.constantFrom(0, 1, 5, 20, 60, 150, 400, 900),
    end: fc.constantFrom('Enter' as const, 'Tab' as const, null),
    isAskew: fc.boolean(),
  });
  fc.assert(
    fc.property(scanner, ({ code, key, host, prefix, suffix, gapsMs, end, isAskew }) => {
      const text = `${prefix}${host}/t/${key}#${code}${suffix}`;
      const heard = hear(isAskew ? askew(text) : text, gapsMs, end);
      const codes = heard.flatMap((scan) => (scan === 'late' || scan === null ? [] : [scan.code]));
      // Understood once; what comes after it presses nothing
      expect(codes.filter((one) => one !== null)).toEqual([code]);
      expect(codes[0]).toBe(code);
    }),
  );
});

test('C1 a code alone is understood when it comes faster than anybody types, with and without an end', () => {
  for (const end of ['Enter', 'Tab', null] as const)
    for (const text of ['ABC234', ']Q1ABC234', '+Q1ABC234', 'abc234'])
      for (const gapsMs of [0, 10, 60]) expect(hear(text, gapsMs, end)).toMatchObject([{ code: 'ABC234', end }]);
  expect(hear('ABC234', 150, 'Enter')).toEqual([]);
  expect(hear('ABC234', 150, null)).toEqual([]);
});

test('C1 what somebody typed before is no part of a scan, and a page without a code is told once', () => {
  const reader = createScanReader();
  for (const [i, letter] of [...'https://ter'].entries()) reader.press({ key: letter, at: 300 * i });
  for (const [i, letter] of [...'https://termine.luenen.de/t/abc#ABC234'].entries())
    reader.press({ key: letter, at: 3900 + 5 * i });
  expect(reader.end('Enter', 4300)).toMatchObject({ code: 'ABC234' });
  expect(reader.end('Enter', 4310)).toBe('late');
  expect(reader.end('Enter', 9000)).toBeNull();
  expect(hear('https://termine.luenen.de/t/abcdefgh', 5, 'Enter')).toMatchObject([{ code: null }]);
  expect(hear('https://termine.luenen.de/t/abcdefgh', 5, null)).toMatchObject([{ code: null, end: null }]);
});

test('C1 typed by hand a code is one with its scanner’s signs too', () => {
  expect(codeOf(']Q1https://termine.luenen.de/t/aZ-_y0#ABC234')).toBe('ABC234');
  expect(codeOf(']Q1abc234')).toBe('ABC234');
  expect(codeOf('https://termine.luenen.de/t/aZ-_y0#ABC234.')).toBe('ABC234');
  expect(codeOf('https://termine.luenen.de/t/aZ-_y0#ABC2345')).toBeNull();
});

test('K21 the key of a slip is read from its address as it was made, on either keyboard, with a code behind it or without', () => {
  const ticketKey = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/);
  fc.assert(
    fc.property(
      ticketKey,
      host,
      fc.constantFrom('', ']Q1', 'QR:'),
      fc.option(code),
      (made, address, before, behind) => {
        const text = `${before}${address}/t/${made}${behind === null ? '' : `#${behind}`}`;
        expect([ticketKeyOf(text), ticketKeyOf(askew(text))]).toEqual([made, made]);
      },
    ),
  );
  for (const other of ['https://stadt.example/', 'https://stadt.example/t/kurz', 'ABC234', 'https://t.de/?t=1'])
    expect(ticketKeyOf(other)).toBeNull();
});
