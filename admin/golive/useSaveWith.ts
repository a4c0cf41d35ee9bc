// Saving together with one more change, such as that a step is done.
import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../shared/settings';
import type { Draft } from '../draft/useDraft';

/** Changes the draft and saves it as it stands then; `onSaved` follows at once where there is nothing to save. */
export const useSaveWith = (draft: Draft) => {
  const [after, setAfter] = useState<{ onSaved: () => void } | null>(null);
  useEffect(() => {
    if (after === null || draft.isSaving) return;
    setAfter(null);
    if (!draft.isChanged) return after.onSaved();
    void draft.save().then((isSaved) => isSaved && after.onSaved());
  }, [after]);
  return (change: (settings: Settings) => Settings, onSaved: () => void): void => {
    draft.edit(change);
    setAfter({ onSaved });
  };
};
