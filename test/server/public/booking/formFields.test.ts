// G11, G12: fields of the office's own, from the form at home to the clerk, the letter and the end of the day.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { appointmentLetter } from '../../../../server/mail/messages';
import type { CommandOf } from '../../../../shared/commands';
import { faultyAnswer, fieldsFor, isAnswer, keptAnswers } from '../../../../shared/house/formFields';
import { type FormField, type Settings, settingsSchema } from '../../../../shared/settings';
import { openWorld, trustingOffice, type World } from '../../../world';
import { min, OFFICE, openHistory, settingsWith } from '../../queue/history';
import { screensOf } from '../../queue/office';
import { decide, onlyWednesday, refusalOf, resultOf, visitorOf, WEDNESDAY_TEN } from './visitor';

const field = (id: string, more: Partial<FormField> = {}): FormField => ({
  ...{ id, serviceIds: null, label: { de: `Frage ${id}`, en: `Question ${id}` }, help: null, kind: 'text' },
  ...{ choices: [], required: false, maxLength: 20, purpose: { de: 'Zur Planung' }, inMail: false },
  ...more,
});
const DOG = field('hund', { required: true });
const COLOUR = field('farbe', { kind: 'choice', choices: [{ de: 'rot', en: 'red' }, { de: 'blau' }], inMail: true });
const FIELDS = [
  DOG,
  COLOUR,
  field('zahl', { kind: 'number' }),
  field('kind', { kind: 'yesNo', inMail: true }),
  field('tag', { kind: 'date' }),
  field('anderes', { serviceIds: ['fundsachen'], required: true }),
];
const SECRET = 'Bello der Zwölfte';

describe('pure', () => {
  const byId = (answers: Record<string, string>) => (id: string) => answers[id] ?? '';

  test('G11 fields are asked for all services or for some', () => {
    expect(fieldsFor(FIELDS, ['ausweis']).map(({ id }) => id)).not.toContain('anderes');
    expect(fieldsFor(FIELDS, ['ausweis', 'fundsachen']).map(({ id }) => id)).toContain('anderes');
  });

  test.each<[Partial<FormField>, string[], string[]]>([
    [{ kind: 'text', maxLength: 5 }, ['Bello', 'ß'], ['', 'Bellos']],
    [{ kind: 'number' }, ['7', '-3', '2,5', '2.5'], ['', '7 Hunde', '1e9', '0x10', '1234567890123']],
    [COLOUR, ['rot', 'blau'], ['red', 'grün', '']],
    [{ kind: 'yesNo' }, ['yes', 'no'], ['ja', 'toString', '']],
    [{ kind: 'date' }, ['2025-02-28', '2024-02-29'], ['2025-02-29', '28.2.2025', '2025-13-01', '']],
  ])('G11 what answers %j', (more, good, bad) => {
    for (const value of good) expect([value, isAnswer(field('x', more), value)]).toEqual([value, true]);
    for (const value of bad) expect([value, isAnswer(field('x', more), value)]).toEqual([value, false]);
  });

  test('G11 whatever is answered, what is kept fits its field and was asked for', () => {
    const words = fc.oneof(fc.constantFrom('', 'rot', 'yes', '7', '2025-01-01', 'Bello'), fc.string({ maxLength: 30 }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELDS.map(({ id }) => id), 'fremd'), words), (answers) => {
        const asked = fieldsFor(FIELDS, ['ausweis']);
        if (faultyAnswer(asked, byId(answers)) !== null) return;
        for (const { fieldId } of keptAnswers(asked, byId(answers))) {
          const one = asked.find(({ id }) => id === fieldId);
          expect(one && isAnswer(one, answers[fieldId] ?? '')).toBe(true);
        }
      }),
    );
  });

  test('G11 a choice has at least two, and a field names only services that there are', () => {
    const faults = (formFields: FormField[]) =>
      settingsSchema.safeParse({ ...trustingOffice, formFields }).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(faults([{ ...COLOUR, choices: [{ de: 'rot' }] }])).toEqual(['formFields.0.choices']);
    expect(faults([field('x', { serviceIds: ['weg'] })])).toEqual(['formFields.0.serviceIds']);
    expect(faults(FIELDS)).toEqual([]);
  });
});

const bookingOf = (answers: Record<string, string>): CommandOf<'bookAppointment'> => ({
  ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: min(60) },
  ...{ place: { kind: 'extra' }, contact: { name: 'Anna Muster', email: 'anna@example.org', phone: null } },
  answers: Object.entries(answers).map(([fieldId, value]) => ({ fieldId, value })),
});

/** Booked by staff, and what is kept of it. */
const booked = (settings: Settings, answers: Record<string, string>) => {
  const history = openHistory(settings);
  const { visitId } = history.done<{ visitId: string }>(bookingOf(answers), OFFICE);
  const [visit, booker] = [history.day.visits.get(visitId), history.day.bookers.get(visitId)];
  if (visit === undefined || booker === undefined) throw new Error('nothing was booked');
  return { history, visit, booker };
};

describe('at the counter', () => {
  test('G11 staff may leave open what is required, but not answer it wrongly', () => {
    const history = openHistory(settingsWith({ formFields: FIELDS }));
    expect(history.refused(bookingOf({}), OFFICE)).toBeNull();
    expect(history.when(bookingOf({ zahl: 'viele' }), OFFICE)).toMatchObject({
      refusal: { code: 'answerInvalid', values: { field: 'Frage zahl' } },
    });
  });

  test('G12 no event holds an answer, and only the clerk of the visit is shown it', () => {
    const { history, booker } = booked(settingsWith({ formFields: FIELDS }), { hund: SECRET, farbe: 'rot' });
    expect(JSON.stringify(history.events)).not.toContain('Bello');
    expect(booker.answers.map(({ value }) => value.de)).toEqual([SECRET, 'rot']);
    const { display, kiosks } = screensOf(history);
    expect(JSON.stringify([display, kiosks])).not.toContain('Bello');
  });
});

describe('in letters', () => {
  test('G12 a letter has the answers that the office wants there, and never a free text', () => {
    const formFields = FIELDS.map((one) => ({ ...one, inMail: true }));
    const settings = settingsWith({ formFields });
    const { visit, booker } = booked(settings, { hund: 'Gewinne http://x', farbe: 'rot' });
    const letter = appointmentLetter({
      ...{
        kind: 'booked',
        appointment: visit as never,
        settings,
        hasTooMany: false,
        url: 'u',
        bookingUrl: 'b',
        noRemindersUrl: 'n',
      },
      booker: { name: 'Anna', email: 'anna@example.org', answers: booker.answers },
    });
    expect(letter.text).toContain('Frage farbe: rot');
    expect(`${letter.text}${letter.html}`).not.toContain('Gewinne');
    const without = appointmentLetter({
      ...{
        kind: 'booked',
        appointment: visit as never,
        hasTooMany: false,
        url: 'u',
        bookingUrl: 'b',
        noRemindersUrl: 'n',
      },
      settings: settingsWith({ formFields: FIELDS.map((one) => ({ ...one, inMail: false })) }),
      booker: { name: 'Anna', email: 'anna@example.org', answers: booker.answers },
    });
    expect(without.text).not.toContain('Frage farbe');
  });
});

describe('over the real port', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await decide(world, (settings) => ({ ...onlyWednesday('09:00', '12:00', 9)(settings), formFields: FIELDS }));
  });
  afterAll(() => world.close());

  test('G11 at home a required answer is asked for by name, a wrong one refused, and what nobody asked for is not kept', async () => {
    const visitor = visitorOf(world);
    const { formFields } = resultOf(await visitor.get<{ formFields: FormField[] }>('/api/office'));
    expect(formFields.map(({ id }) => id)).toEqual(FIELDS.map(({ id }) => id));
    expect(JSON.stringify(formFields)).not.toContain('inMail');
    const { holdId } = resultOf(await visitor.hold(WEDNESDAY_TEN));
    expect(refusalOf(await visitor.book(WEDNESDAY_TEN, holdId))).toBe('answerMissing');
    const wrong = {
      answers: [
        { fieldId: 'hund', value: 'Bello' },
        { fieldId: 'tag', value: 'morgen' },
      ],
    };
    expect(refusalOf(await visitor.book(WEDNESDAY_TEN, holdId, wrong))).toBe('answerInvalid');
    const tooMany = { answers: Array.from({ length: 21 }, (_, i) => ({ fieldId: `x${i}`, value: 'x' })) };
    expect(refusalOf(await visitor.book(WEDNESDAY_TEN, holdId, tooMany))).toBe('malformed');
    const right = {
      answers: [
        { fieldId: 'hund', value: SECRET },
        { fieldId: 'fremd', value: 'Fremdes' },
      ],
    };
    expect(refusalOf(await visitor.book(WEDNESDAY_TEN, holdId, right))).toBeNull();
    const file =
      readFileSync(`${world.folder}/wertmarke.db-wal`, 'latin1') +
      readFileSync(`${world.folder}/wertmarke.db`, 'latin1');
    expect(file).not.toContain('Fremdes');
  });
});
