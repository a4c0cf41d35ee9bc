// G11: the answers to the office's own fields, as a booking brings them.
import type { CommandOf } from '../../../shared/commands';
import { faultyAnswer, fieldsFor, type KeptAnswer, keptAnswers } from '../../../shared/house/formFields';
import { refuse } from '../../../shared/refusals';
import type { Via } from '../slots/request';
import type { Context } from './decision';

type Booking = Pick<CommandOf<'bookAppointment'>, 'serviceIds' | 'answers'>;

/** What is kept; refused where an answer does not fit, or one that is required is missing and nobody of staff is there to ask. */
export const answersOf = ({ serviceIds, answers = [] }: Booking, via: Via, { settings }: Context) => {
  const asked = fieldsFor(settings.formFields, serviceIds);
  const answerTo = (fieldId: string) => answers.find((one) => one.fieldId === fieldId)?.value ?? '';
  const fields = via === 'public' ? asked : asked.map((field) => ({ ...field, required: false }));
  const fault = faultyAnswer(fields, answerTo);
  if (fault !== null)
    return refuse(fault.why === 'missing' ? 'answerMissing' : 'answerInvalid', { field: fault.field.label.de });
  const kept: KeptAnswer[] = keptAnswers(asked, answerTo);
  return { kept };
};
