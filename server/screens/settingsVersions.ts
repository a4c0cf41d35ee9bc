// G2, G3: the settings as they were, version by version, and as a file. Nothing is changed by it.
import type { Actor } from '../../shared/actors';
import type { CommandOf } from '../../shared/commands';
import type { PersonView, Reply } from '../../shared/protocol';
import { type Settings, settingsSchema } from '../../shared/settings';
import { LACKING, type SettingsFile, settingsFileSchema } from '../../shared/versions/file';
import type { SavedBy, SettingsVersion, VersionsResult } from '../../shared/versions/listed';
import { type Answers, done, refused } from '../office/answers';
import type { Branch } from '../office/branch';
import type { Store, StoredSettings } from '../storage/port';

/** So many versions are read at once: each may have a logo in it. */
const AT_ONCE = 10;

export type SettingsVersionParts = {
  branch: Pick<Branch, 'settings' | 'settingsVersion' | 'now'>;
  settings: Pick<Store['settings'], 'of' | 'shape' | 'modernise'>;
  persons: () => readonly PersonView[];
  programVersion: string;
};

export const settingsVersionAnswers = (
  parts: SettingsVersionParts,
): Answers<'settingsVersions' | 'exportSettings' | 'readSettingsFile'> => {
  const { branch, settings, persons, programVersion } = parts;

  const savedBy = (by: Actor): SavedBy => {
    if (by.kind !== 'device') return { kind: 'office' };
    const person = persons().find(({ id }) => id === by.personId);
    return person ? { kind: 'person', name: person.name } : { kind: 'screen', role: by.role };
  };
  const viewOf = ({ version, at, by, settings: saved }: StoredSettings): SettingsVersion => ({
    ...{ version, at, by: savedBy(by), settings: saved },
  });

  const versions = async (before: number | null): Promise<VersionsResult> => {
    const newest = Math.min(branch.settingsVersion(), (before ?? Number.POSITIVE_INFINITY) - 1);
    const found: SettingsVersion[] = [];
    for (let version = newest; version > 0 && found.length <= AT_ONCE; version--) {
      // S38: one that a disk has damaged is refused to whoever reads it, and the others are there.
      const stored = await settings.of(version).catch(() => null);
      if (stored) found.push(viewOf(stored));
    }
    return { versions: found.slice(0, AT_ONCE), base: found[AT_ONCE] ?? null };
  };

  const file = (): SettingsFile => ({
    ...{ program: 'wertmarke', content: 'settings', shape: settings.shape, programVersion },
    ...{ version: branch.settingsVersion(), savedAt: branch.now(), lacks: LACKING, settings: branch.settings() },
  });

  const read = async (chosen: CommandOf<'readSettingsFile'>['file']): Promise<Reply<{ settings: Settings }>> => {
    const { data } = settingsFileSchema.safeParse(chosen);
    if (data === undefined) return refused('notASettingsFile');
    if (data.shape > settings.shape) return refused('settingsFileNewer');
    const modern = await settings.modernise(data.settings, data.shape).catch(() => null);
    if (modern === null) return refused('notASettingsFile');
    const { data: whole, error } = settingsSchema.safeParse(modern);
    if (whole) return done({ settings: whole });
    const [issue] = error.issues;
    return refused('settingsInvalid', { where: issue?.path.join('.') ?? '', what: issue?.message ?? '' });
  };

  return {
    settingsVersions: async ({ before }) => done(await versions(before)),
    exportSettings: () => done(file()),
    readSettingsFile: ({ file: chosen }) => read(chosen),
  };
};
