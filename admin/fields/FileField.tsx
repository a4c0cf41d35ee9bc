// A file that is chosen, or several at once; the same one, corrected, is chosen again.
import { useId } from 'preact/hooks';

type FileFieldProps = {
  label: string;
  /** What the browser offers to choose: '.csv,text/csv'. */
  accept: string;
  /** Its label is read to those who do not see the group it stands in. */
  isLabelHidden?: boolean;
  /** Id of what says what is wrong with it. */
  invalidBy?: string | false;
  isDisabled?: boolean;
} & (
  | { onChoose: (file: File) => void; onChooseMany?: never }
  | { onChooseMany: (files: File[]) => void; onChoose?: never }
);

export const FileField = (props: FileFieldProps) => {
  const { label, accept, isLabelHidden = false, invalidBy = false, isDisabled = false } = props;
  const id = useId();
  return (
    <>
      <label class={isLabelHidden ? 'kern-sr-only' : 'kern-label'} for={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        multiple={props.onChooseMany !== undefined}
        disabled={isDisabled}
        accept={accept}
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          const [file] = files;
          if (file) props.onChoose?.(file);
          if (file) props.onChooseMany?.(files);
        }}
        {...(invalidBy && { 'aria-invalid': true, 'aria-describedby': invalidBy })}
      />
    </>
  );
};
