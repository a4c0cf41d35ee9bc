// G13, G14: letters in the office's own words, as they arrive at a mail server of another make, and as they are looked at.
import fc from 'fast-check';
import { appointmentContents } from '../../../server/mail/letters/contents';
import { previewLetter } from '../../../server/mail/letters/sample';
import { ownWords } from '../../../server/mail/letters/wording';
import { write } from '../../../server/mail/letters/writing';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { LANGUAGES } from '../../../shared/languages';
import { CONTENTS, LETTER_KINDS, type LetterKind, type Wording } from '../../../shared/letters/placeholders';
import { faultIn } from '../../../shared/letters/reading';
import type { Language, Settings } from '../../../shared/settings';
import { letterDraftSchema, NO_MAIL_TEXTS } from '../../../shared/settings/appointments';
import { MONDAY_NINE } from '../../world';
import { type MailServer, openMailServer, type Taken } from './mailServer';
import { ERIKA, HOUR, mailAt, type Office, openOffice, until, WEDNESDAY } from './office';

const PUBLIC_URL = 'https://termine.luenen.example';

let server: MailServer;
let office: Office;
beforeEach(async () => {
  server = await openMailServer();
  office = await openOffice({ mail: mailAt(server.port) });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

const letter = async (nth: number): Promise<Taken> => {
  await until(() => server.taken.length >= nth);
  const taken = server.taken[nth - 1];
  if (taken === undefined) throw new Error('no letter');
  return taken;
};
const saying = (kind: LetterKind, language: Language, wording: Partial<Wording>): Settings['mailTexts'] => ({
  ...NO_MAIL_TEXTS,
  [kind]: { ...NO_MAIL_TEXTS[kind], [language]: { subject: null, text: null, ...wording } },
});

test('G13 the office’s own words arrive, filled in, with a calendar entry as ever', async () => {
  const text = 'Moin {name},\n\nam {day} um {time} Uhr geht es um {services}.\nCode: {code}\n\n{link}\n\nIhr {office}';
  await office.change({ mailTexts: saying('booked', 'de', { subject: 'Bis {day}!', text }) });
  const { code, key } = await office.book();
  const { mail } = await letter(1);
  expect(mail.subject).toBe('Bis Mittwoch, 8. November 2017! – Bürgerbüro Lünen');
  expect(mail.text?.trim()).toBe(`Moin Erika Mustermann,

am Mittwoch, 8. November 2017 um 10:15 Uhr geht es um Personalausweis oder Reisepass beantragen.
Code: ${code}

Termin ansehen, verschieben oder absagen:
${PUBLIC_URL}/t/${key}

Ihr Bürgerbüro Lünen

Bürgerbüro Lünen, Rathaus, Foyer

Diese Nachricht wurde automatisch verschickt.`);
  expect(String(mail.html)).toContain('beantragen.<br/>Code: ');
  expect(mail.attachments.map(({ filename }) => filename)).toContain('invite.ics');
});

test('G13 what a text leaves out stands at its end: what was booked, and the way to change it', async () => {
  await office.change({ mailTexts: saying('booked', 'de', { text: 'Kommen Sie ruhig.' }) });
  const { code, key } = await office.book();
  const { mail } = await letter(1);
  expect(mail.subject).toContain('Ihr Termin am Mittwoch, 8. November 2017 um 10:15 Uhr');
  expect(mail.text).toMatch(/^Kommen Sie ruhig\.\n\nWann: Mittwoch/);
  expect(mail.text).toContain(`Code: ${code}`);
  expect(mail.text).toContain(`${PUBLIC_URL}/t/${key}\n\nBürgerbüro Lünen, Rathaus, Foyer`);
});

test('G13 each letter and each language has its own words, the others the program’s', async () => {
  const { moved } = saying('moved', 'en', { subject: 'Another time: {time}', text: 'Moved.\n\n{details}\n\n{link}' });
  await office.change({ mailTexts: { ...saying('cancelled', 'en', { text: 'Gone: {day}, {time}.' }), moved } });
  const { visitId } = await office.book({ language: 'en' });
  expect((await letter(1)).mail.text).toMatch(/^Hello Erika Mustermann,\n\nYour appointment is booked\./);
  const other = await office.move('2017-11-08', visitId, WEDNESDAY + HOUR);
  const second = await letter(2);
  expect(second.mail.subject).toBe('Another time: 11:15 – Bürgerbüro Lünen');
  expect(second.mail.text).toMatch(/^Moved\.\n\nWhen: /);
  await office.cancel('2017-11-08', other.visitId);
  const third = await letter(3);
  expect(third.mail.subject).toContain('is cancelled');
  expect(third.mail.text).toMatch(/^Gone: Wednesday, 8 November 2017, 11:15\.\n\nBürgerbüro Lünen/);
  await office.book({ contact: { ...ERIKA, email: 'b@example.org' } });
  expect((await letter(4)).mail.text).toMatch(/^Guten Tag Erika Mustermann,\n\nIhr Termin ist gebucht\./);
});

test('S3 G13 own words and what is filled in begin no header and no element; who has no name leaves no hole', async () => {
  const text = 'Guten Tag, {name}!\n\n<script>alert("{services}")</script> & mehr';
  await office.change({
    mailTexts: saying('booked', 'de', { subject: '{office}: {services}', text }),
    office: { ...demonstrationOffice.office, name: 'Amt\r\nBcc: everybody@example.org <b>' },
    services: demonstrationOffice.services.map((one) => ({ ...one, name: { de: 'Ausweis\r\n<img src=x>' } })),
  });
  await office.book({ contact: { ...ERIKA, name: '<b>0900</b>' } });
  const taken = await letter(1);
  expect(taken.to).toEqual(['erika@example.org']);
  expect(taken.mail.headers.has('bcc')).toBe(false);
  expect(taken.mail.subject).toBe('Amt Bcc: everybody@example.org <b>: Ausweis <img src=x>');
  expect(taken.mail.text).toMatch(/^Guten Tag!\n\n<script>alert\("Ausweis <img src=x>"\)<\/script> & mehr\n/);
  expect(String(taken.mail.html)).not.toMatch(/<script|<img|<b>/);
  expect(taken.raw).not.toContain('0900');
});

test('S3 G13 a subject in which an end of a line has got into the file after all is the program’s', () => {
  const mailTexts = saying('booked', 'de', { subject: 'Termin\r\nBcc: a@b.example', text: '{Vorname}' });
  const contents = appointmentContents({
    appointment: {
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      slotAt: WEDNESDAY,
      code: 'K7MX2B',
      minutes: 15,
    },
    booker: { name: ERIKA.name, answers: [] },
    settings: demonstrationOffice,
    ...{ hasTooMany: false, url: `${PUBLIC_URL}/t/x`, bookingUrl: `${PUBLIC_URL}/` },
  });
  const written = write({ kind: 'booked', language: 'de', settings: { ...demonstrationOffice, mailTexts }, contents });
  expect(written.subject).toMatch(/^Ihr Termin am Mittwoch/);
  expect(written.text).toMatch(/^Guten Tag Erika Mustermann,\n\nIhr Termin ist gebucht/);
});

test.each([
  ['Guten Tag {name},', 'Guten Tag,'],
  ['Guten Tag, {name}!', 'Guten Tag!'],
  ['{name}, guten Tag', 'guten Tag'],
  ['Für {name} am {time}', 'Für am 10:15'],
  ['{greeting}', 'Guten Tag,'],
])('S3 G13 who has no name leaves no hole: %s', (said, read) => {
  const { text } = write({
    ...{ kind: 'booked', language: 'de' },
    settings: { ...demonstrationOffice, mailTexts: saying('booked', 'de', { text: `${said}\n\n{name}\n\nEnde` }) },
    contents: appointmentContents({
      appointment: {
        serviceIds: ['ausweis'],
        persons: 1,
        language: 'de',
        slotAt: WEDNESDAY,
        code: 'K7MX2B',
        minutes: 15,
      },
      booker: { name: 'Gewinn: 0900 1234', answers: [] },
      settings: demonstrationOffice,
      ...{ hasTooMany: false, url: `${PUBLIC_URL}/t/x`, bookingUrl: `${PUBLIC_URL}/` },
    }),
  });
  expect(text.split('\n\n').slice(0, 2)).toEqual([read, 'Ende']);
});

test('A14 G13 too many appointments are told in own words too, whether the details stand there or not', () => {
  const told = (text: string) =>
    write({
      ...{ kind: 'booked', language: 'de' },
      settings: { ...demonstrationOffice, mailTexts: saying('booked', 'de', { text }) },
      contents: appointmentContents({
        appointment: {
          serviceIds: ['ausweis'],
          persons: 1,
          language: 'de',
          slotAt: WEDNESDAY,
          code: 'K7MX2B',
          minutes: 15,
        },
        booker: { name: ERIKA.name, answers: [] },
        settings: demonstrationOffice,
        ...{ hasTooMany: true, url: `${PUBLIC_URL}/t/x`, bookingUrl: `${PUBLIC_URL}/` },
      }),
    }).text;
  expect(told('{details}\n\n{link}\n\nEnde')).toMatch(/Code: K7MX2B\n\nMit dieser E-Mail-Adresse sind mehr/);
  expect(told('{day} {time} {code}\n\n{link}')).toMatch(/\/t\/x\n\nMit dieser E-Mail-Adresse sind mehr/);
});

const DRAFT = {
  kind: 'reminder',
  language: 'en',
  wording: { subject: 'Soon: {day}', text: 'Dear {name},\n\n{link}' },
} as const;

test('G14 a trial is the text as it is written, unsaved, with made-up details; it says that it is one', async () => {
  await office.book();
  await letter(1);
  expect(await office.parts().post.test('it@luenen.example', DRAFT)).toBe('sent');
  const { mail, to } = await letter(2);
  expect(to).toEqual(['it@luenen.example']);
  expect(mail.subject).toBe('Trial: Soon: Monday, 13 November 2017 – Bürgerbüro Lünen');
  expect(mail.text).toMatch(/^Dear Erika Mustermann,\n\nSee, move or cancel your appointment:\nhttps/);
  expect(mail.attachments).toEqual([]);
  expect(office.parts().branch.settings().mailTexts).toEqual(NO_MAIL_TEXTS);
});

test('G14 the preview is what a letter is made of: the same words, as text and as HTML', () => {
  const preview = office.parts().post.preview(DRAFT);
  expect(preview.subject).toBe('Soon: Monday, 13 November 2017 – Bürgerbüro Lünen');
  expect(preview.text).toContain('Dear Erika Mustermann,');
  expect(preview.html).toMatch(/^<!DOCTYPE html><html lang="en" dir="ltr">.*<p>Dear Erika Mustermann,<\/p>/);
  expect(preview.own).toEqual(ownWords('reminder', 'en'));
});

const PARTS = { settings: demonstrationOffice, now: MONDAY_NINE, publicUrl: PUBLIC_URL };
const PROGRAMS: Wording = { subject: null, text: null };

test('G13 the program’s own words can be taken over: they are read like an office’s, and make the same letter', () => {
  for (const kind of LETTER_KINDS)
    for (const language of LANGUAGES) {
      const own = ownWords(kind, language);
      expect([kind, faultIn(kind, 'subject', own.subject), faultIn(kind, 'text', own.text)]).toEqual([
        kind,
        null,
        null,
      ]);
      const [before, after] = [PROGRAMS, own].map((wording) => previewLetter({ kind, language, wording }, PARTS));
      expect(after).toEqual(before);
    }
});

/** Words, what can be filled in, what cannot, and what would break something if it could. */
const pieces = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Object.values(CONTENTS).flatMap(({ words }) => words.map((id) => `{${id}}`))),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Object.values(CONTENTS).flatMap(({ blocks }) => blocks.map((id) => `\n{${id}}\n`))),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(' ', '\n', '\n\n', ', ', '!', 'Moin', 'bis bald', '<b>', '&amp;', '"', '%s', '$&'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const said = fc.option(fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')));
const LINKS: Record<LetterKind, string[]> = {
  booked: ['/t/beispiel'],
  moved: ['/t/beispiel'],
  reminder: ['/t/beispiel?comes', '/t/beispiel?release'],
  cancelled: [],
  joined: ['/?confirm=beispiel', '/?leave=beispiel'],
  slotFree: ['/?service='],
};

test('G13 any text that is accepted becomes a letter without a hole, with its links and with who writes', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.constantFrom(...LETTER_KINDS), said, said, (kind, subject, text) => {
      const wording = { subject: subject?.replaceAll('\n', '') ?? null, text };
      const { data } = letterDraftSchema.safeParse({ kind, language: 'de', wording });
      if (data === undefined) return;
      accepted += 1;
      const letter = previewLetter(data, PARTS);
      expect(letter.subject).toMatch(/\S/);
      expect(`${letter.subject}${letter.text}`).not.toMatch(/[{}]|undefined|null|\u2028|\r/);
      expect(letter.subject).not.toMatch(/\n/);
      expect(letter.text).not.toMatch(/\n\n\n|^\n/);
      expect(letter.text).not.toMatch(/^ | $| {2}/m);
      for (const link of LINKS[kind]) {
        expect(letter.text).toContain(`${PUBLIC_URL}${link}`);
        expect(letter.html).toContain(`href="${PUBLIC_URL}${link}`);
      }
      expect(letter.text).toMatch(
        /\n\nBürgerbüro Lünen, Rathaus, Foyer\n\nDiese Nachricht wurde automatisch verschickt\.\n$/,
      );
      if (kind !== 'joined') expect(letter.text).toContain('Montag, 13. November 2017');
      expect(
        letter.html.match(/<(?!\/?(?:html|head|meta|title|body|div|span|p|br|table|tr|th|td|ul|li|a)\b|!DOCTYPE)/g),
      ).toBeNull();
    }),
    { numRuns: 1500, seed: 13 },
  );
  expect(accepted).toBeGreaterThan(200);
});
