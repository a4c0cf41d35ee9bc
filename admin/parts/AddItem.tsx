// Asks what a new thing is called; everything else is set on its own form.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, type ButtonProps, Field } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { FormDialog } from './Form';
import { useFirstFocus } from './useFirstFocus';
import { useAdminWords } from './words';

type AddItemProps = {
  title: string;
  hint: string;
  maxLength: number;
  /** What to begin with: a name that is likely. */
  suggestion: string;
  onAdd: (name: string) => void;
  onClose: () => void;
  /** What is to be said below the name. */
  children?: ComponentChildren;
};

export const AddItem = ({ title, hint, maxLength, suggestion, onAdd, onClose, children }: AddItemProps) => {
  const { t } = useAdminWords();
  const first = useFirstFocus();
  const [name, setName] = useState(suggestion);
  const [isMissing, setMissing] = useState(false);
  const add = () => {
    setMissing(name.trim() === '');
    if (name.trim() !== '') onAdd(name.trim());
  };
  return (
    <FormDialog title={title} submit={t('admin.add')} onSubmit={add} onClose={onClose}>
      <Field
        inputRef={first}
        label={t('admin.col.name')}
        hint={hint}
        value={name}
        onInput={setName}
        maxLength={maxLength}
        error={isMissing && t('admin.invalid.name')}
      />
      {children}
    </FormDialog>
  );
};

type AddButtonProps = Pick<AddItemProps, 'title' | 'hint' | 'onAdd'> &
  Partial<Pick<AddItemProps, 'maxLength' | 'suggestion'>> &
  Pick<ButtonProps, 'kind'>;

/** A button that asks for the name of a new thing and adds it to the settings; none for who may not change them (S30). */
export const AddButton = ({ kind, title, maxLength = 60, suggestion = '', onAdd, ...rest }: AddButtonProps) => {
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  if (!may('changeSettings')) return null;
  const add = (name: string) => {
    setAsking(false);
    onAdd(name);
  };
  return (
    <>
      <Button {...(kind && { kind })} icon="add" onClick={() => setAsking(true)}>
        {title}
      </Button>
      {isAsking && (
        <AddItem
          {...rest}
          title={title}
          maxLength={maxLength}
          suggestion={suggestion}
          onAdd={add}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
};
