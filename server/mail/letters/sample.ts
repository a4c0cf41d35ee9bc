// G14: a letter as somebody writes it, filled in with what is made up: nobody's data, and links that lead to nothing.
import type { Previewed } from '../../../shared/commands/mail';
import { staffLanguageOf } from '../../../shared/languages';
import type { LetterKind } from '../../../shared/letters/placeholders';
import type { Language, Settings, StaffLanguage } from '../../../shared/settings';
import type { LetterDraft } from '../../../shared/settings/appointments';
import { dayAfter, dayOf } from '../../../shared/time';
import { mailWordsOf } from '../../../shared/words/mail';
import { instantOf } from '../../queue/slots/hours';
import { appointmentContents, type Contents, joinedContents, slotFreeContents } from './contents';
import { ownWords } from './wording';
import { type Written, write } from './writing';

/** The name on every specimen of a German identity card. */
const NAME = 'Erika Mustermann';
const CODE = 'K7MX2B';
const KEYS: Record<StaffLanguage, string> = { de: 'beispiel', en: 'example' };
const DAYS_AHEAD = 7;
const MOST_DAYS = 5;

export type SampleParts = {
  settings: Settings;
  now: number;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: string;
};

/** Two matters, with something to bring where any is: so that a letter shows what it can. */
const mattersOf = ({ services }: Settings): string[] => {
  const bookable = services.filter(({ booking }) => booking === 'online');
  const some = bookable.length > 0 ? bookable : services;
  const sorted = [...some].sort((one, other) => Number(other.bring.length > 0) - Number(one.bring.length > 0));
  return sorted.slice(0, 2).map(({ id }) => id);
};

const contentsOf = (kind: LetterKind, language: Language, { settings, now, publicUrl }: SampleParts): Contents => {
  const { timeZone } = settings.office;
  const day = dayAfter(dayOf(now, timeZone), DAYS_AHEAD);
  const about = { serviceIds: mattersOf(settings), persons: 2, language };
  const wish = { ...about, from: day, to: dayAfter(day, MOST_DAYS) };
  const [key, bookingUrl] = [KEYS[staffLanguageOf(language)], `${publicUrl}/`];
  const leaveUrl = `${publicUrl}/?leave=${key}`;
  if (kind === 'joined')
    return joinedContents({ wish, settings, leaveUrl, confirmUrl: `${publicUrl}/?confirm=${key}` });
  if (kind === 'slotFree') return slotFreeContents({ wish, settings, day, bookingUrl });
  return appointmentContents({
    appointment: { ...about, slotAt: instantOf(day, '10:15', timeZone), code: CODE, minutes: 15 },
    booker: { name: NAME, answers: [] },
    ...{ settings, hasTooMany: false, url: `${publicUrl}/t/${key}`, bookingUrl },
  });
};

const written = ({ kind, language, wording }: LetterDraft, { settings, ...parts }: SampleParts): Written => {
  const { mailTexts } = settings;
  const drafted = { ...settings, mailTexts: { ...mailTexts, [kind]: { ...mailTexts[kind], [language]: wording } } };
  return write({ kind, language, settings: drafted, contents: contentsOf(kind, language, { settings, ...parts }) });
};

/** How it would look, by the code that writes all letters, and what the program itself would say. */
export const previewLetter = (draft: LetterDraft, parts: SampleParts): Previewed => ({
  ...written(draft, parts),
  own: ownWords(draft.kind, draft.language),
});

/** The same to be sent to whoever writes it; it says that it is a trial. */
export const trialOf = (draft: LetterDraft, parts: SampleParts): Written => {
  const { subject, ...bodies } = written(draft, parts);
  return { subject: mailWordsOf(draft.language)('mail.trial.subject', { subject }), ...bodies };
};
