// G11: which fields are asked for, whether an answer fits, and what is kept of it. An answer is given as a line: of a choice
// its German text, 'yes' or 'no', a day 'YYYY-MM-DD', a number in digits.
import type { FormField, Text } from '../settings';

/** What is told of a field to whoever is asked. */
export type AskedField = Omit<FormField, 'inMail'>;

/** As it is kept: to be read when the field has changed or is gone. */
export type KeptAnswer = { fieldId: string; label: Text; value: Text };

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,6})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YES_NO: Record<string, Text> = { yes: { de: 'ja', en: 'yes' }, no: { de: 'nein', en: 'no' } };

/** The fields that are asked of somebody who comes for these services. */
export const fieldsFor = <Field extends Pick<FormField, 'serviceIds'>>(
  fields: readonly Field[],
  serviceIds: readonly string[],
): Field[] => fields.filter((field) => field.serviceIds?.some((id) => serviceIds.includes(id)) ?? true);

const isDay = (value: string): boolean => {
  const at = DAY.test(value) ? Date.parse(`${value}T12:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};

type Asked = Pick<FormField, 'kind' | 'choices' | 'maxLength'>;

/** Whether a value answers a field; an empty one is no answer. */
export const isAnswer = ({ kind, choices, maxLength }: Asked, value: string): boolean => {
  switch (kind) {
    case 'text':
      return value !== '' && value.length <= maxLength;
    case 'number':
      return NUMBER.test(value);
    case 'choice':
      return choices.some(({ de }) => de === value);
    case 'yesNo':
      return Object.hasOwn(YES_NO, value);
    case 'date':
      return isDay(value);
  }
};

/** The first field whose answer is missing or does not fit; null where all do. */
export const faultyAnswer = <Field extends Asked & Pick<FormField, 'id' | 'required'>>(
  fields: readonly Field[],
  answerTo: (fieldId: string) => string,
): { field: Field; why: 'missing' | 'invalid' } | null => {
  for (const field of fields) {
    const value = answerTo(field.id);
    if (value === '' && field.required) return { field, why: 'missing' };
    if (value !== '' && !isAnswer(field, value)) return { field, why: 'invalid' };
  }
  return null;
};

const sayingOf = ({ kind, choices }: FormField, value: string): Text => {
  switch (kind) {
    case 'choice':
      return choices.find(({ de }) => de === value) ?? { de: value };
    case 'yesNo':
      return YES_NO[value] ?? { de: value };
    case 'date':
      return { de: value.split('-').reverse().join('.'), en: value };
    case 'text':
    case 'number':
      return { de: value, en: value };
  }
};

/** What is kept of the answers to these fields, in their order; what nobody asked for is not. */
export const keptAnswers = (fields: readonly FormField[], answerTo: (fieldId: string) => string): KeptAnswer[] =>
  fields.flatMap((field) => {
    const value = answerTo(field.id);
    return value === '' ? [] : [{ fieldId: field.id, label: field.label, value: sayingOf(field, value) }];
  });
