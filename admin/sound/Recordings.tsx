// D13: a voice of the office's own: which pieces are recorded in a language, and more of them from files.
import { useState } from 'preact/hooks';
import { MOST_SECONDS } from '../../shared/sound/recordings';
import { Button, Select, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { FileField } from '../fields/FileField';
import { ConfirmAct } from '../parts/ConfirmAct';
import { Section } from '../parts/Section';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { listed, statesOf } from './pieces';
import { type Taken, useRecordings } from './useRecordings';

const Outcome = ({ taken: { count, refused } }: { taken: Taken }) => {
  const words = useAdminWords();
  return (
    <>
      <StatusText kind={refused.length === 0 ? 'success' : 'warning'}>
        {words.count('admin.recordings.taken', count)}
      </StatusText>
      {refused.length > 0 && (
        <ul class="kern-body">
          {refused.map(({ file, why }) => (
            <li key={file}>
              {file}: {words.t(`admin.recordings.not.${why}`, { seconds: MOST_SECONDS })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

type RecordingsProps = Pick<PageParts, 'view' | 'ask'>;

export const Recordings = ({ view, ask }: RecordingsProps) => {
  const { t } = useAdminWords();
  const { settings } = view;
  const [language, setLanguage] = useState(settings.languages[0] ?? 'de');
  const [isRemoving, setRemoving] = useState(false);
  const { names, taken, isBusy, load, takeAll } = useRecordings(ask, settings, language);
  const states = names && statesOf(settings, names);
  return (
    <Section title={t('admin.recordings')} hint={t('admin.recordings.hint')}>
      <Select
        label={t('admin.recordings.language')}
        value={language}
        options={settings.languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={setLanguage}
      />
      <p class="kern-body">{t('admin.recordings.names')}</p>
      {states && (
        <Table
          caption={t('admin.recordings.caption', { language: t(`language.${language}`) })}
          heads={[t('admin.recordings.piece'), t('admin.recordings.there'), t('admin.recordings.missing')]}
          empty=""
          rows={states.map(({ group, all, missing }) => (
            <Row
              key={group}
              head={t(`admin.recordings.${group}`)}
              cells={[
                t('admin.recordings.of', { count: all - missing.length, all }),
                missing.length === 0 ? t('admin.recordings.nothing') : listed(missing),
              ]}
            />
          ))}
        />
      )}
      <div class="adm-actions">
        <FileField
          label={t('admin.recordings.choose')}
          accept="audio/*"
          isDisabled={isBusy}
          onChooseMany={(files) => void takeAll(files)}
        />
      </div>
      <div role="status">
        {isBusy && <p class="kern-body">{t('admin.recordings.busy')}</p>}
        {taken && !isBusy && <Outcome taken={taken} />}
      </div>
      {names !== null && names.length > 0 && (
        <div class="adm-actions">
          <Button kind="tertiary" icon="delete" onClick={() => setRemoving(true)}>
            {t('admin.recordings.remove')}
          </Button>
        </div>
      )}
      {isRemoving && (
        <ConfirmAct
          {...{ view, ask }}
          command={{ type: 'removeRecordings', language, name: null }}
          title={t('admin.recordings.remove')}
          what={t('admin.recordings.removeWhat', { language: t(`language.${language}`) })}
          confirm={t('admin.recordings.removeYes')}
          onClose={() => {
            setRemoving(false);
            void load();
          }}
        />
      )}
    </Section>
  );
};
