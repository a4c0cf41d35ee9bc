// What is spelled by the keypad, a keyboard or a scanner: a field in capital letters that keeps the focus.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export type SpelledFieldProps = {
  id: string;
  label: ComponentChildren;
  value: string;
  isAsking: boolean;
  isInvalid?: boolean;
  /** More than a code: smaller letters, closer together. */
  isLong?: boolean;
  onInput: (typed: string) => void;
};

/** Its hint stands beside it under the id '<id>-hint'. */
export const SpelledField = ({ id, label, value, isAsking, isInvalid, isLong = false, onInput }: SpelledFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  // Also after a refusal: the button that was pressed could not keep the focus meanwhile.
  useLayoutEffect(() => {
    if (!isAsking) input.current?.focus();
  }, [isAsking]);
  return (
    <>
      <label class="kiosk-lead" for={id}>
        {label}
      </label>
      <input
        id={id}
        class={isLong ? 'kiosk-code kiosk-code--long' : 'kiosk-code'}
        ref={input}
        value={value}
        inputMode="none"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        {...(isInvalid !== undefined && { 'aria-invalid': isInvalid })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </>
  );
};
