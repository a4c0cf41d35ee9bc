// A number as somebody types it. An empty field is not a number, which the server refuses by the field's name.
import { Field, type FieldProps } from '../ui/kit/Field';

type NumberFieldProps = Pick<FieldProps, 'label' | 'hint' | 'error' | 'min' | 'max'> & {
  value: number;
  onChange: (value: number) => void;
};

export const NumberField = ({ value, onChange, ...rest }: NumberFieldProps) => (
  <Field
    {...rest}
    type="number"
    inputMode="numeric"
    value={Number.isNaN(value) ? '' : String(value)}
    onInput={(typed) => onChange(typed === '' ? Number.NaN : Number(typed))}
  />
);
