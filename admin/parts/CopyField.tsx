// Something long that is handed on: the focus is on it, and a button copies it.
import { useState } from 'preact/hooks';
import { Button, Field } from '../../ui/kit';
import { useFirstFocus } from './useFirstFocus';
import { useAdminWords } from './words';

/** `copy` is what the button says. */
type CopyFieldProps = { label: string; value: string; copy: string };

export const CopyField = ({ label, value, copy }: CopyFieldProps) => {
  const { t } = useAdminWords();
  const input = useFirstFocus();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copyIt = () => {
    input.current?.select();
    // The newer clipboard is missing on plain-http addresses.
    setCopied(document.execCommand('copy') ? 'yes' : 'no');
  };
  return (
    <>
      <Field label={label} value={value} onInput={() => input.current?.select()} inputRef={input} />
      <div class="adm-actions">
        <Button kind="secondary" onClick={copyIt}>
          {copy}
        </Button>
        <p class="kern-body" role="status">
          {copied && t(copied === 'yes' ? 'admin.pair.copied' : 'admin.pair.notCopied')}
        </p>
      </div>
    </>
  );
};
