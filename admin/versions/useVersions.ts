// The versions that have been looked up, newest first, in pages; from the beginning when somebody has saved.
import { useEffect, useState } from 'preact/hooks';
import type { VersionsResult } from '../../shared/versions/listed';
import type { Ask } from '../../ui/link/link';
import { useAct } from '../parts/useAct';

export const useVersions = (ask: Ask, newest: number) => {
  const { act, isBusy, refusal } = useAct(ask);
  const [found, setFound] = useState<VersionsResult | null>(null);
  const load = async (before: number | null) => {
    const answer = await act({ type: 'settingsVersions', before });
    if (!answer.ok) return;
    const { versions, base } = answer.result;
    setFound((known) => ({ versions: before === null ? versions : [...(known?.versions ?? []), ...versions], base }));
  };
  useEffect(() => void load(null), [newest]);
  const last = found?.versions.at(-1);
  return {
    found,
    isBusy,
    refusal,
    /** Loads those before; null where there are none. */
    older: found?.base && last ? () => void load(last.version) : null,
  };
};
