// A whole number as somebody types it. An empty field is not a number, which the server refuses by the field's name.
import { Field, type FieldProps } from '../../ui/kit/Field';
import { useAdminWords } from '../parts/words';

export type NumberFieldProps = Pick<FieldProps, 'label' | 'hint'> & {
  value: number;
  min: number;
  max: number;
  isInvalid: boolean;
  /** What is wrong where it is not the range. */
  invalid?: string | false;
  onChange: (value: number) => void;
};

export const NumberField = ({ value, min, max, isInvalid, invalid, onChange, ...rest }: NumberFieldProps) => {
  const { t } = useAdminWords();
  return (
    <Field
      {...rest}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      value={Number.isNaN(value) ? '' : String(value)}
      onInput={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
      error={isInvalid && (invalid || t('admin.invalid.range', { from: min, to: max }))}
    />
  );
};
