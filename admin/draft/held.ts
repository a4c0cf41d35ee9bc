// What somebody has changed and not saved, beside what the server has by now (G4).
import { changesOf } from '../../shared/merging/changes';
import { ASK, type Choose, type Conflict, merge } from '../../shared/merging/merge';
import { isSame } from '../../shared/merging/tree';
import type { AdminView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';

export type Held = {
  settings: Settings;
  /** What it was made from, and the version that the server knows this by. */
  base: Settings;
  version: number;
  /** The version that the server made of it; null while it is not saved. */
  savedAs: number | null;
  /** Somebody else has saved since it was begun, and both fit together. */
  isJoined: boolean;
};

/** What the server has. */
export type Current = Pick<AdminView, 'settings' | 'settingsVersion'>;

export const fresh = ({ settings, settingsVersion }: Current): Held => ({
  ...{ settings, base: settings, version: settingsVersion, savedAs: null, isJoined: false },
});

/** Names of what has left the settings are kept by the server: they are nobody's work. */
const isWork = ({ path: [first] }: { path: readonly string[] }): boolean => first !== 'former';

type Standing = { held: Held; conflicts: Conflict[] };

/** Beside what others have saved since; where both have changed a field, `choose` says whose counts. */
const besides = (held: Held, { settings: theirs, settingsVersion }: Current, choose: Choose): Standing => {
  const { base, settings: mine, isJoined } = held;
  if (isSame(base, theirs)) return { held: { ...held, version: settingsVersion }, conflicts: [] };
  const { merged, conflicts } = merge({ base, theirs, mine }, choose);
  if (conflicts.length > 0) return { held, conflicts };
  const isOfOthers = changesOf(base, theirs).some(isWork);
  const joined = { settings: merged, base: theirs, version: settingsVersion, savedAs: null };
  return { held: { ...joined, isJoined: isJoined || isOfOthers }, conflicts };
};

/** How a draft stands now; null where the server has the same, or it is given up. */
export const standing = (held: Held | null, now: Current, choose: Choose = ASK): Standing | null => {
  if (held === null) return null;
  const { savedAs, version } = held;
  if (savedAs !== null) return now.settingsVersion >= savedAs ? null : { held, conflicts: [] };
  // The snapshot of what was saved just now is on its way.
  const stands = now.settingsVersion < version ? { held, conflicts: [] } : besides(held, now, choose);
  return isSame(stands.held.settings, now.settings) ? null : stands;
};

/** Changed once more: of what is saved already, it is a change of that. */
export const edited = (held: Held, change: (settings: Settings) => Settings): Held => {
  const { settings, savedAs } = held;
  if (savedAs === null) return { ...held, settings: change(settings) };
  return { ...held, settings: change(settings), base: settings, version: savedAs, savedAs: null, isJoined: false };
};

/** The way back from what was saved: a change of that, whatever others have changed besides. */
export const undoing = ({ settings, base, version, savedAs }: Held): Held => ({
  ...{ settings: base, base: settings, version: savedAs ?? version, savedAs: null, isJoined: false },
});

/** After an answer: the server has made a version of what was sent; what was typed meanwhile is a change of that. */
export const answered = (held: Held, sent: Held, savedAs: number): Held =>
  held.settings === sent.settings ? { ...sent, savedAs } : { ...held, base: sent.settings, version: savedAs };
