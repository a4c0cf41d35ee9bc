// A file that is chosen; the same one, corrected, is chosen again.
import { useId } from 'preact/hooks';

type FileFieldProps = {
  label: string;
  /** What the browser offers to choose: '.csv,text/csv'. */
  accept: string;
  /** Its label is read to those who do not see the group it stands in. */
  isLabelHidden?: boolean;
  /** Id of what says what is wrong with it. */
  invalidBy?: string | false;
  onChoose: (file: File) => void;
};

export const FileField = ({ label, accept, isLabelHidden = false, invalidBy = false, onChoose }: FileFieldProps) => {
  const id = useId();
  return (
    <>
      <label class={isLabelHidden ? 'kern-sr-only' : 'kern-label'} for={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onChoose(file);
        }}
        {...(invalidBy && { 'aria-invalid': true, 'aria-describedby': invalidBy })}
      />
    </>
  );
};
