// S2: other booking systems that may use the import API, each with a token that is shown once.
import { useState } from 'preact/hooks';
import type { AdminView } from '../../shared/protocol';
import { Button, StatusText } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { SourceDialog } from './SourceDialog';

type Source = AdminView['sources'][number];

export const Sources = (parts: PageParts) => {
  const { view } = parts;
  const { t, language } = useAdminWords();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Source | null>(null);
  const at = (instant: number | null) =>
    instant === null ? '–' : formatTime(instant, 'dateTime', view.office.timeZone, language);
  return (
    <>
      <Table
        caption={t('admin.sources')}
        hint={t('admin.sourcesHint')}
        heads={[t('admin.col.name'), t('admin.col.state'), t('admin.col.made'), t('admin.col.lastUsed')]}
        empty={t('admin.sources.empty')}
        hasActions
        rows={view.sources.map((source) => (
          <Row
            key={source.id}
            head={source.name}
            cells={[
              <StatusText key="state" kind={source.revokedAt === null ? 'success' : 'info'}>
                {t(source.revokedAt === null ? 'admin.source.works' : 'admin.source.revoked')}
              </StatusText>,
              at(source.createdAt),
              at(source.lastUsedAt),
            ]}
            actions={
              source.revokedAt === null &&
              may('changeSettings') && (
                <Button
                  kind="tertiary"
                  onClick={() => setRevoking(source)}
                  label={`${t('admin.source.revoke')} ${source.name}`}
                >
                  {t('admin.source.revoke')}
                </Button>
              )
            }
          />
        ))}
      />
      <div class="adm-actions">
        {may('changeSettings') && (
          <Button kind="secondary" icon="add" onClick={() => setAdding(true)}>
            {t('admin.sources.add')}
          </Button>
        )}
        <a class="kern-link" href="/api/import/openapi.json" target="_blank" rel="noreferrer">
          {t('admin.sources.document')}
        </a>
      </div>
      {isAdding && <SourceDialog {...parts} onClose={() => setAdding(false)} />}
      {revoking && (
        <ConfirmAct
          {...parts}
          command={{ type: 'revokeSource', sourceId: revoking.id }}
          title={t('admin.source.revokeTitle', { name: revoking.name })}
          what={t('admin.source.revokeWhat')}
          confirm={t('admin.source.revoke')}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
};
