// A picture out of a file, as it is kept: chosen, taken out again, and what is wrong with it.
import { useId, useState } from 'preact/hooks';
import { Button } from '../../ui/kit';
import { useAdminWords } from '../parts/words';
import { Fault, Group } from './Checks';
import { FileField } from './FileField';

type PictureFieldProps<Picture> = {
  legend: string;
  hint: string;
  label: string;
  /** What the key says that takes it out again. */
  removal: string;
  accept: string;
  picture: Picture | null;
  isInvalid: boolean;
  /** The picture in a file; null where the browser cannot read it. */
  read: (file: File) => Promise<Picture | null>;
  onChange: (picture: Picture | null) => void;
};

export const PictureField = <Picture,>(props: PictureFieldProps<Picture>) => {
  const { legend, hint, label, removal, accept, picture, isInvalid, read, onChange } = props;
  const { t } = useAdminWords();
  const id = useId();
  const [isUnread, setUnread] = useState(false);
  const isWrong = isUnread || isInvalid;
  const choose = async (file: File) => {
    const found = await read(file);
    setUnread(found === null);
    if (found) onChange(found);
  };
  return (
    <Group legend={legend} hint={hint}>
      <div class="adm-actions">
        <FileField
          {...{ label, accept }}
          isLabelHidden
          invalidBy={isWrong && `${id}-error`}
          onChoose={(file) => void choose(file)}
        />
        {picture && (
          <Button kind="tertiary" icon="delete" onClick={() => onChange(null)}>
            {removal}
          </Button>
        )}
      </div>
      {isWrong && <Fault id={`${id}-error`}>{t('admin.invalid.logo')}</Fault>}
    </Group>
  );
};
