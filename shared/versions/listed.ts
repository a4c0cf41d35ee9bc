// G2: versions of the settings, as they are looked up.
import type { Role } from '../actors';
import type { Settings } from '../settings';

/** Who saved it: by name as long as it is known who that was; afterwards by what was used, or the office itself. */
export type SavedBy = { kind: 'person'; name: string } | { kind: 'screen'; role: Role } | { kind: 'office' };

export type SettingsVersion = { version: number; at: number; by: SavedBy; settings: Settings };

/** Newest first. `base` is what the oldest of them was made from; null before the first. */
export type VersionsResult = { versions: SettingsVersion[]; base: SettingsVersion | null };
