// The settings as somebody is changing them: a copy that no snapshot touches, saved as a whole or given up.
import { useState } from 'preact/hooks';
import type { AffectedResult } from '../../shared/affected';
import type { AdminView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';

export type Draft = {
  /** With what was changed here; otherwise as the server has them. */
  settings: Settings;
  /** As the server has them. */
  saved: Settings;
  isChanged: boolean;
  isSaving: boolean;
  /** Somebody else has saved since the change began: this one cannot be saved any more. */
  isOvertaken: boolean;
  refusal: SpokenRefusal | null;
  /** Whether the server found fault with this field, or with something in it: ['counters', 3, 'name']. */
  isInvalid: (...path: (string | number)[]) => boolean;
  edit: (change: (settings: Settings) => Settings) => void;
  /** True when the server has the change now. `consent` agrees to what the change does to people. */
  save: (consent?: string) => Promise<boolean>;
  /** T8: whom saving would hit, after it was refused for that; null otherwise. */
  affected: AffectedResult | null;
  /** Nobody agrees: it stays a draft. */
  disagree: () => void;
  /** Gives the change up for what the server has. */
  discard: () => void;
};

/** `savedAs` is the version that the server made of it, until a snapshot shows that one. */
type Held = { settings: Settings; version: number; savedAs: number | null };

const isSame = (one: Settings, other: Settings) => JSON.stringify(one) === JSON.stringify(other);

/** What a refusal of the settings points at, without the way to it: 'counters.3.name'. */
export const faultOf = ({ code, values }: SpokenRefusal): string =>
  code === 'settingsInvalid' ? String(values['where'] ?? '').replace(/^command\.(settings\.)?/, '') : '';

/** One draft for all pages. It ends by itself when the server has the same. */
export const useDraft = (ask: Ask, view: AdminView): Draft => {
  const [held, setHeld] = useState<Held | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [affected, setAffected] = useState<AffectedResult | null>(null);

  const isOver = ({ settings, savedAs }: Held) =>
    (savedAs !== null && view.settingsVersion >= savedAs) || isSame(settings, view.settings);
  const goingOn = (one: Held | null) => (one === null || isOver(one) ? null : one);
  const current = goingOn(held);
  const fresh: Held = { settings: view.settings, version: view.settingsVersion, savedAs: null };

  const edit: Draft['edit'] = (change) => {
    setRefusal(null);
    setAffected(null);
    setHeld((before) => {
      const { settings, version, savedAs } = goingOn(before) ?? fresh;
      return { settings: change(settings), version: savedAs ?? version, savedAs: null };
    });
  };

  const save: Draft['save'] = async (consent) => {
    if (current === null || isSaving) return false;
    const { settings, version } = current;
    setSaving(true);
    const answer = await ask({ type: 'changeSettings', version, settings, ...(consent !== undefined && { consent }) });
    const isAboutPeople = !answer.ok && answer.refusal.code === 'affectsPeople';
    const looked = isAboutPeople ? await ask({ type: 'affectedBy', settings }) : null;
    setSaving(false);
    setAffected(looked?.ok ? looked.result : null);
    setRefusal(answer.ok || looked?.ok ? null : answer.refusal);
    if (!answer.ok) return false;
    const { version: savedAs } = answer.result;
    // What was typed while the answer was on its way stays a change, now of the new version.
    setHeld((now) => now && (now.settings === settings ? { ...now, savedAs } : { ...now, version: savedAs }));
    return true;
  };

  const fault = refusal ? faultOf(refusal) : '';
  const isBehind = current?.savedAs === null && !isSaving && current.version !== view.settingsVersion;
  return {
    settings: current?.settings ?? view.settings,
    saved: view.settings,
    isChanged: current !== null && current.savedAs === null,
    isSaving,
    isOvertaken: isBehind || refusal?.code === 'settingsChangedMeanwhile',
    refusal,
    isInvalid: (...path) => `${fault}.`.startsWith(`${path.join('.')}.`),
    edit,
    save,
    affected,
    disagree: () => setAffected(null),
    discard: () => {
      setHeld(null);
      setRefusal(null);
    },
  };
};
