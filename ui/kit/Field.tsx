// KERN's inputs: a label, what to enter, and what is wrong with it.
import type { ComponentChildren, InputHTMLAttributes, Ref, SelectHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './Icon';

type Frame = {
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: ComponentChildren;
  /** Id of what says elsewhere what is wrong with it, in place of `error`. */
  invalidBy?: string | false;
};
type Described = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };

/** A label, what to enter, and what is wrong, around any control. */
export const FieldFrame = ({
  label,
  hint,
  error,
  invalidBy = false,
  control,
}: Frame & { control: (described: Described) => ComponentChildren }) => {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error ? `${id}-error` : invalidBy].filter(Boolean).join(' ');
  return (
    <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {control({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...((error || invalidBy) && { 'aria-invalid': true }),
      })}
      {error && (
        <p class="kern-error" id={`${id}-error`} role="alert">
          <Icon name="danger" />
          <span class="kern-body">{error}</span>
        </p>
      )}
    </div>
  );
};

// One object each, because each type of input allows other attributes.
const TYPES = {
  text: { type: 'text' },
  password: { type: 'password' },
  number: { type: 'number' },
  time: { type: 'time' },
  date: { type: 'date' },
  email: { type: 'email' },
  search: { type: 'search' },
  tel: { type: 'tel' },
  color: { type: 'color' },
} as const;

export type FieldProps = Frame & {
  value: string;
  onInput: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  type?: keyof typeof TYPES;
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'autocomplete' | 'inputMode' | 'maxLength' | 'min' | 'max' | 'step' | 'required' | 'disabled' | 'name'
  >;

export const Field = (props: FieldProps) => {
  const { label, hint, error, invalidBy = false, value, onInput, inputRef, type = 'text', ...rest } = props;
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      invalidBy={invalidBy}
      control={(described) => (
        <input
          {...rest}
          {...described}
          {...TYPES[type]}
          class={`kern-form-input__input${error || invalidBy ? ' kern-form-input__input--error' : ''}`}
          value={value}
          ref={inputRef ?? null}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    />
  );
};

export type SelectProps<Value extends string> = Frame & {
  value: Value;
  /** Those with the same `group`, one after the other, stand together under its name; `lang` where it is another one. */
  options: readonly { value: Value; label: string; group?: string; lang?: 'de' | null }[];
  onChange: (value: Value) => void;
} & Pick<SelectHTMLAttributes<HTMLSelectElement>, 'required' | 'disabled' | 'name'>;

const groupsOf = (options: SelectProps<string>['options']) => {
  const groups: { group: string | undefined; members: ComponentChildren[] }[] = [];
  for (const { group, value, label, lang } of options) {
    const last = groups.at(-1);
    const option = (
      <option key={value} value={value} {...(lang && { lang })}>
        {label}
      </option>
    );
    if (last && last.group === group) last.members.push(option);
    else groups.push({ group, members: [option] });
  }
  return groups;
};

/** One of a few; `onChange` only ever gets a value of the options. */
export const Select = <Value extends string>(props: SelectProps<Value>) => {
  const { label, hint, error, value, options, onChange, ...rest } = props;
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={error}
      control={(described) => (
        <div class="kern-form-input__select-wrapper">
          <select
            {...rest}
            {...described}
            class={`kern-form-input__select${error ? ' kern-form-input__select--error' : ''}`}
            value={value}
            onChange={(event) => {
              const chosen = options[event.currentTarget.selectedIndex];
              if (chosen) onChange(chosen.value);
            }}
          >
            {groupsOf(options).map(({ group, members }) =>
              group === undefined ? (
                members
              ) : (
                <optgroup key={group} label={group}>
                  {members}
                </optgroup>
              ),
            )}
          </select>
        </div>
      )}
    />
  );
};

export type CheckboxProps = { label: ComponentChildren; checked: boolean; onChange: (checked: boolean) => void };

export const Checkbox = ({ label, checked, onChange }: CheckboxProps) => {
  const id = useId();
  return (
    <div class="kern-form-check">
      <input
        type="checkbox"
        class="kern-form-check__checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label class="kern-label" for={id}>
        {label}
      </label>
    </div>
  );
};
