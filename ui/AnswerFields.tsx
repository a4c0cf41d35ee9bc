// G11: the office's own fields, at home and at the counter alike.
import type { FormField } from '../shared/settings';
import { textOf } from '../shared/words';
import { Field, Select } from './kit/Field';
import { langOf, Said, SaidIn } from './kit/Said';
import { useWords } from './words';

export type Answers = Readonly<Record<string, string>>;
export type AnswerField = Pick<
  FormField,
  'id' | 'label' | 'help' | 'kind' | 'choices' | 'required' | 'maxLength' | 'purpose'
>;

type OneProps = { field: AnswerField; value: string; error: string | false; onChange: (value: string) => void };

/** What may be chosen, and nothing yet. */
const useOptions = ({ kind, choices }: AnswerField) => {
  const { t, language } = useWords();
  const offered =
    kind === 'yesNo'
      ? (['yes', 'no'] as const).map((value) => ({ value: String(value), label: t(`answer.${value}`) }))
      : choices.map((choice) => ({
          value: choice.de,
          label: textOf(choice, language),
          lang: langOf(choice, language),
        }));
  return [{ value: '', label: t('answer.choose') }, ...offered];
};

const One = ({ field, value, error, onChange }: OneProps) => {
  const { t } = useWords();
  const options = useOptions(field);
  const { kind, required, maxLength, help, purpose } = field;
  const label = (
    <>
      <Said text={field.label} /> {!required && <span class="kern-label__optional">({t('answer.optional')})</span>}
    </>
  );
  const hint = (
    <>
      {help && <Said text={help} />}{' '}
      <SaidIn sentence={(said) => t('answer.purpose', { purpose: said })} text={purpose} />
    </>
  );
  const shared = { label, hint, value, error, required };
  if (kind === 'choice' || kind === 'yesNo') return <Select {...shared} options={options} onChange={onChange} />;
  return (
    <Field
      {...shared}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' && { inputMode: 'decimal' })}
      autocomplete="off"
      maxLength={kind === 'text' ? maxLength : 30}
      onInput={onChange}
    />
  );
};

type AnswerFieldsProps = {
  fields: readonly AnswerField[];
  answers: Answers;
  onAnswers: (answers: Answers) => void;
  /** The field that stands in the way, once somebody has tried. */
  fault: { field: { id: string }; why: 'missing' | 'invalid' } | null;
};

export const AnswerFields = ({ fields, answers, onAnswers, fault }: AnswerFieldsProps) => {
  const { t } = useWords();
  return (
    <>
      {fields.map((field) => (
        <One
          key={field.id}
          field={field}
          value={answers[field.id] ?? ''}
          error={fault?.field.id === field.id && t(`answer.${fault.why}`)}
          onChange={(value) => onAnswers({ ...answers, [field.id]: value })}
        />
      ))}
    </>
  );
};

/** As a booking carries them; where nothing was answered, it has no such part. */
export const givenAnswers = (fields: readonly AnswerField[], answers: Answers) => {
  const given = fields.flatMap(({ id }) => {
    const value = (answers[id] ?? '').trim();
    return value === '' ? [] : [{ fieldId: id, value }];
  });
  return given.length > 0 ? { answers: given } : {};
};
