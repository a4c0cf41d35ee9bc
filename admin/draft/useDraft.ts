// The settings as somebody is changing them: a copy beside what the server has, saved as a whole or given up.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AffectedResult } from '../../shared/affected';
import type { Choose, Conflict } from '../../shared/merging/merge';
import type { AdminView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';
import { answered, edited, fresh, type Held, standing, undoing } from './held';
import { readDraft, writeDraft } from './keptDraft';

export type Draft = {
  /** With what was changed here; otherwise as the server has them. */
  settings: Settings;
  /** As the server has them. */
  saved: Settings;
  /** What the changes were made from. */
  base: Settings;
  isChanged: boolean;
  isSaving: boolean;
  /** G4: somebody else has saved since the change began, in other fields: both stand. */
  isJoined: boolean;
  /** G5: it was begun before the page was loaded again. */
  isRestored: boolean;
  /** G4: fields that somebody else has saved in another way since: it cannot be saved before they are settled. */
  conflicts: Conflict[];
  /** Whose of them count. */
  settle: (choose: Choose) => void;
  refusal: SpokenRefusal | null;
  /** Whether the server found fault with this field, or with something in it: ['counters', 3, 'name']. */
  isInvalid: (...path: (string | number)[]) => boolean;
  edit: (change: (settings: Settings) => Settings) => void;
  /** Other settings in the place of those that the server has, and of what was changed here. */
  take: (settings: Settings) => void;
  /** True when the server has the change now. `consent` agrees to what the change does to people. */
  save: (consent?: string) => Promise<boolean>;
  /** T8: whom saving would hit, after it was refused for that; null otherwise. */
  affected: AffectedResult | null;
  /** Nobody agrees: it stays a draft. */
  disagree: () => void;
  /** Gives the change up for what the server has. */
  discard: () => void;
  /** G2: saves what was there before the last save, whatever others have changed besides; null when there is none. */
  undo: (() => Promise<boolean>) | null;
};

/** What a refusal of the settings points at, without the way to it: 'counters.3.name'. */
export const faultOf = ({ code, values }: SpokenRefusal): string =>
  code === 'settingsInvalid' ? String(values['where'] ?? '').replace(/^command\.(settings\.)?/, '') : '';

/** What was begun before the page was loaded again; the office may have been restored to an older state since. */
const restored = ({ person, settingsVersion }: AdminView): Held | null => {
  const kept = readDraft(person.id);
  return kept && { ...kept, version: Math.min(kept.version, settingsVersion) };
};

/** One draft for all pages, of one person. It ends by itself when the server has the same. */
export const useDraft = (ask: Ask, view: AdminView): Draft => {
  const [held, setHeld] = useState<Held | null>(() => restored(view));
  const [isRestored, setRestored] = useState(held !== null);
  const [refused, setRefused] = useState<{ refusal: SpokenRefusal; version: number } | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [affected, setAffected] = useState<AffectedResult | null>(null);
  const [lastSave, setLastSave] = useState<Held | null>(null);

  const stands = useMemo(() => standing(held, view), [held, view.settingsVersion]);
  const current = stands?.held ?? null;
  useEffect(() => {
    writeDraft(view.person.id, current?.savedAs === null ? current : null);
    // What is over stays over, whatever others save. Somebody may have begun anew since, before this ran.
    if (current === null) setHeld((now) => (now === held ? null : now));
  }, [current]);

  const change = (to: (before: Held) => Held): void => {
    setRefused(null);
    setAffected(null);
    setLastSave(null);
    setHeld((before) => to(standing(before, view)?.held ?? fresh(view)));
  };

  const send = async (sent: Held, consent?: string): Promise<boolean> => {
    const { settings, version } = sent;
    // What is typed meanwhile is told from what was sent.
    setHeld(sent);
    setSaving(true);
    const answer = await ask({ type: 'changeSettings', version, settings, ...(consent !== undefined && { consent }) });
    const isAboutPeople = !answer.ok && answer.refusal.code === 'affectsPeople';
    const looked = isAboutPeople ? await ask({ type: 'affectedBy', version, settings }) : null;
    setSaving(false);
    setAffected(looked?.ok ? looked.result : null);
    const { refusal = null } = answer.ok || looked?.ok ? {} : answer;
    setRefused(refusal && { refusal, version: view.settingsVersion });
    if (!answer.ok) return false;
    const { version: savedAs } = answer.result;
    setHeld((now) => now && answered(now, sent, savedAs));
    setLastSave({ ...sent, savedAs });
    setRestored(false);
    return true;
  };

  const isAwaited = current?.savedAs === null && current.version > view.settingsVersion;
  const save: Draft['save'] = async (consent) => {
    if (current === null || isSaving || isAwaited || stands?.conflicts.length) return false;
    return await send(current, consent);
  };

  const undo = async (saved: Held): Promise<boolean> => {
    const back = undoing(saved);
    const undone = standing(back, view);
    setLastSave(null);
    setHeld(back);
    return undone !== null && undone.conflicts.length === 0 && (await send(undone.held));
  };

  const isOutdated = refused?.refusal.code === 'settingsChangedMeanwhile' && refused.version < view.settingsVersion;
  const refusal = refused && !isOutdated ? refused.refusal : null;
  const fault = refusal ? faultOf(refusal) : '';
  return {
    settings: current?.settings ?? view.settings,
    saved: view.settings,
    base: current?.base ?? view.settings,
    isChanged: current !== null && current.savedAs === null,
    isSaving: isSaving || isAwaited,
    isJoined: current?.isJoined ?? false,
    isRestored,
    // While an answer is on its way, its snapshot may be quicker.
    conflicts: isSaving ? [] : (stands?.conflicts ?? []),
    settle: (choose) => change((before) => standing(before, view, choose)?.held ?? fresh(view)),
    refusal,
    isInvalid: (...path) => `${fault}.`.startsWith(`${path.join('.')}.`),
    edit: (to) => change((before) => edited(before, to)),
    take: (settings) => change(() => ({ ...fresh(view), settings })),
    save,
    affected,
    disagree: () => setAffected(null),
    discard: () => {
      setHeld(null);
      setRefused(null);
      setRestored(false);
    },
    undo: current === null && lastSave !== null && !isSaving ? () => undo(lastSave) : null,
  };
};
