// KERN's checkboxes: one, or several that belong together.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../ui/kit';

type CheckProps = { label: ComponentChildren; isChecked: boolean; onChange: (isChecked: boolean) => void };

export const Check = ({ label, isChecked, onChange }: CheckProps) => {
  const id = useId();
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        id={id}
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label class="kern-label" for={id}>
        {label}
      </label>
    </div>
  );
};

export type GroupProps = {
  legend: string;
  hint?: ComponentChildren;
  error?: ComponentChildren;
  children: ComponentChildren;
};

/** Fields that belong together under one legend. */
export const Group = ({ legend, hint, error, children }: GroupProps) => {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`}
      {...(describedBy && { 'aria-describedby': describedBy })}
    >
      <legend class="kern-label">{legend}</legend>
      {hint && (
        <div class="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div class="kern-fieldset__body">{children}</div>
      {error && (
        <p class="kern-error" id={`${id}-error`} role="alert">
          <Icon name="danger" />
          <span class="kern-body">{error}</span>
        </p>
      )}
    </fieldset>
  );
};
