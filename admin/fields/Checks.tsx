// KERN's checkboxes: one, or several that belong together.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { Icon } from '../../ui/kit';

/** What is wrong with something, told as soon as it stands there. */
export const Fault = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <p class="kern-error" id={id} role="alert">
    <Icon name="danger" />
    <span class="kern-body">{children}</span>
  </p>
);

const FaultOfGroup = createContext<string | false>(false);

/** Id of what the group around says is wrong; false while it says nothing. For the field that is meant. */
export const useFaultOfGroup = (): string | false => useContext(FaultOfGroup);

type CheckProps = {
  label: ComponentChildren;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  error?: ComponentChildren;
  /** Id of what says elsewhere what is wrong with it. */
  invalidBy?: string | false;
};

export const Check = ({ label, isChecked, onChange, error, invalidBy = false }: CheckProps) => {
  const id = useId();
  const faultId = error ? `${id}-error` : invalidBy;
  return (
    <>
      <div class="kern-form-check">
        <input
          class="kern-form-check__checkbox"
          id={id}
          type="checkbox"
          checked={isChecked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          {...(faultId && { 'aria-invalid': true, 'aria-describedby': faultId })}
        />
        <label class="kern-label" for={id}>
          {label}
        </label>
      </div>
      {error && <Fault id={`${id}-error`}>{error}</Fault>}
    </>
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
      <div class="kern-fieldset__body">
        <FaultOfGroup.Provider value={error ? `${id}-error` : false}>{children}</FaultOfGroup.Provider>
      </div>
      {error && <Fault id={`${id}-error`}>{error}</Fault>}
    </fieldset>
  );
};
