// Asks what a new thing is called; everything else is set on its own form.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Dialog, Field } from '../../ui/kit';
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
    <Dialog title={title} onClose={onClose}>
      <form
        class="adm-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
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
        <div class="adm-actions">
          <Button kind="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('admin.add')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
