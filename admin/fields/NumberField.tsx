// A whole number as somebody types it. An empty field is not a number, which the server refuses by the field's name.
import { Field, type FieldProps } from '../../ui/kit/Field';
import { useAdminWords } from '../parts/words';

export type NumberFieldProps = Pick<FieldProps, 'label' | 'hint'> & {
  value: number;
  min: number;
  max: number;
  isInvalid: boolean;
  onChange: (value: number) => void;
};

export const NumberField = ({ value, min, max, isInvalid, onChange, ...rest }: NumberFieldProps) => {
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
      error={isInvalid && t('admin.invalid.range', { from: min, to: max })}
    />
  );
};
