// G2: what the settings were, who saved them and what changed, and the way back to any of it.
import { useState } from 'preact/hooks';
import type { SavedBy, SettingsVersion } from '../../shared/versions/listed';
import { Button, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { ChangeTable } from '../changes/ChangeTable';
import { linesOf } from '../changes/describe';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { type AdminWords, useAdminWords } from '../parts/words';
import { SettingsFileSection } from './SettingsFileSection';
import { TakeDialog } from './TakeDialog';
import { useVersions } from './useVersions';

const whoPhrase = ({ t }: AdminWords, by: SavedBy): string => {
  switch (by.kind) {
    case 'person':
      return by.name;
    case 'screen':
      return t('admin.versions.byScreen');
    case 'office':
      return t('admin.versions.byProgram');
  }
};

type VersionProps = {
  version: SettingsVersion;
  /** What it was made from; null for the first. */
  before: SettingsVersion | null;
  isNewest: boolean;
  timeZone: string;
  onRestore: () => void;
};

const Version = ({ version, before, isNewest, timeZone, onRestore }: VersionProps) => {
  const words = useAdminWords();
  const { t, language } = words;
  const time = formatTime(version.at, 'fullDateTime', timeZone, language);
  const name = t('admin.versions.one', { version: version.version, time });
  return (
    <li class="adm-stack">
      <ChangeTable caption={name} lines={before ? linesOf(words, before.settings, version.settings) : null} />
      <div class="adm-actions">
        <p class="kern-body">{t('admin.versions.by', { who: whoPhrase(words, version.by) })}</p>
        {isNewest ? (
          <StatusText kind="success">{t('admin.versions.now')}</StatusText>
        ) : (
          <Button kind="secondary" onClick={onRestore} label={`${t('admin.versions.restore')}: ${name}`}>
            {t('admin.versions.restore')}
          </Button>
        )}
      </div>
    </li>
  );
};

export const VersionsPage = (parts: PageParts) => {
  const { view, draft, ask } = parts;
  const { t } = useAdminWords();
  const { found, isBusy, refusal, older } = useVersions(ask, view.settingsVersion);
  const [restoring, setRestoring] = useState<SettingsVersion | null>(null);
  const versions = found?.versions ?? [];
  return (
    <>
      <PageHead title={t('admin.page.versions')} />
      <p class="kern-body">{t('admin.versions.what')}</p>
      <p class="kern-body" role="status">
        {isBusy && t('admin.versions.loading')}
      </p>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      <ol class="adm-versions">
        {versions.map((version, place) => (
          <Version
            key={version.version}
            version={version}
            before={versions[place + 1] ?? found?.base ?? null}
            isNewest={version.version === view.settingsVersion}
            timeZone={view.office.timeZone}
            onRestore={() => setRestoring(version)}
          />
        ))}
      </ol>
      {older && (
        <div class="adm-actions">
          <Button kind="secondary" onClick={older} blocked={isBusy}>
            {t('admin.versions.older')}
          </Button>
        </div>
      )}
      <SettingsFileSection {...parts} />
      {restoring && (
        <TakeDialog
          title={t('admin.versions.restoreTitle', { version: restoring.version })}
          settings={restoring.settings}
          draft={draft}
          onClose={() => setRestoring(null)}
        />
      )}
    </>
  );
};
