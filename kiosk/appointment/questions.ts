// W16, W19: what is asked of who books here, one question a page: the name, the office's own fields, and where a letter may go.
import { type AskedField, isAnswer } from '../../shared/house/formFields';
import { isEmail } from '../../ui/email';
import { asNameIsWritten, GERMAN, inCapitals, LATIN } from '../checkIn/letters';

export type Question = { kind: 'name' } | { kind: 'field'; field: AskedField } | { kind: 'email' };

/** What was spelled or tapped, by question. */
export type Spelled = Readonly<Record<string, string>>;

export const keyOf = (question: Question): string =>
  question.kind === 'field' ? `field ${question.field.id}` : question.kind;

export const questionsOf = (fields: readonly AskedField[], mails: boolean): Question[] => [
  { kind: 'name' },
  ...fields.map((field): Question => ({ kind: 'field', field })),
  ...(mails ? [{ kind: 'email' } as const] : []),
];

const DIGITS = '1234567890';
const MOST_OF = { name: 60, email: 100, number: 12, date: 8 };

type Keys = { letters: string; hasBlank: boolean; hasForeign: boolean; most: number };
const FEW = { hasBlank: false, hasForeign: false };
const MANY = { hasBlank: true, hasForeign: true };

/** The keys that it is spelled with; null for what is tapped. */
export const keysOf = (question: Question): Keys | null => {
  if (question.kind === 'name') return { letters: `${GERMAN}-`, ...MANY, most: MOST_OF.name };
  if (question.kind === 'email') return { letters: `${LATIN}${DIGITS}@.-_+`, ...FEW, most: MOST_OF.email };
  const { kind, maxLength } = question.field;
  switch (kind) {
    case 'text':
      return { letters: `${GERMAN}${DIGITS}-./`, ...MANY, most: maxLength };
    case 'number':
      return { letters: `${DIGITS},-`, ...FEW, most: MOST_OF.number };
    case 'date':
      return { letters: DIGITS, ...FEW, most: MOST_OF.date };
    case 'choice':
    case 'yesNo':
      return null;
  }
};

const isDate = (question: Question): boolean => question.kind === 'field' && question.field.kind === 'date';

/** What is kept of what somebody types: capital letters, as many as there may be; of a date its digits. */
export const taken = (question: Question, typed: string): string => {
  const most = keysOf(question)?.most ?? 0;
  return (isDate(question) ? typed.replace(/\D/g, '') : inCapitals(typed)).slice(0, most);
};

const PARTS_OF_DATE = [
  [0, 2],
  [2, 4],
  [4, 8],
] as const;

/** As it stands in the field: '03051980' is '03.05.1980'. */
export const shownIn = (question: Question, spelled: string): string =>
  isDate(question)
    ? PARTS_OF_DATE.map(([from, to]) => spelled.slice(from, to))
        .filter(Boolean)
        .join('.')
    : spelled;

const dayOf = (spelled: string): string =>
  PARTS_OF_DATE.map(([from, to]) => spelled.slice(from, to))
    .reverse()
    .join('-');

/** What it says; '' where nothing was answered. */
export const saidBy = (question: Question, spelled: string): string => {
  const text = spelled.trim();
  if (text === '') return '';
  if (question.kind === 'name') return asNameIsWritten(text);
  if (question.kind === 'email') return text.toLowerCase();
  return isDate(question) ? dayOf(text) : text;
};

export const isOptional = (question: Question): boolean =>
  question.kind === 'email' || (question.kind === 'field' && !question.field.required);

/** What is wrong with an answer; null for one that does. */
export const faultOf = (question: Question, spelled: string): 'missing' | 'invalid' | null => {
  const value = saidBy(question, spelled);
  if (value === '') return isOptional(question) ? null : 'missing';
  if (question.kind === 'name') return null;
  const fits = question.kind === 'email' ? isEmail(value) : isAnswer(question.field, value);
  return fits ? null : 'invalid';
};
