// S35: other programs that may ask and act, each with a token that is shown once.
import { useState } from 'preact/hooks';
import type { ProgramView } from '../../shared/programs';
import { Button, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { nameOf } from '../parts/names';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { ProgramDialog } from './ProgramDialog';

export const Programs = (parts: PageParts) => {
  const { view } = parts;
  const words = useAdminWords();
  const { t, language } = words;
  const [isAdding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ProgramView | null>(null);
  const at = (instant: number | null) =>
    instant === null ? '–' : formatTime(instant, 'dateTime', view.office.timeZone, language);
  const where = (counterId: string | null): string => {
    if (counterId === null) return t('admin.program.everywhere');
    const { counters, former } = view.settings;
    const counter = [...counters, ...former.counters].find(({ id }) => id === counterId);
    return counter ? nameOf(words, view.settings, 'counters', counter) : '–';
  };
  return (
    <>
      <Table
        caption={t('admin.programs')}
        hint={t('admin.programsHint')}
        heads={[
          ...[t('admin.col.name'), t('admin.program.may'), t('admin.program.counter'), t('admin.col.state')],
          ...[t('admin.col.made'), t('admin.col.lastUsed')],
        ]}
        empty={t('admin.programs.empty')}
        hasActions
        rows={view.programs.map((program) => (
          <Row
            key={program.id}
            head={program.name}
            cells={[
              program.scopes.map((scope) => t(`admin.program.short.${scope}`)).join(', '),
              where(program.counterId),
              <StatusText key="state" kind={program.revokedAt === null ? 'success' : 'info'}>
                {t(program.revokedAt === null ? 'admin.program.works' : 'admin.source.revoked')}
              </StatusText>,
              at(program.createdAt),
              at(program.lastUsedAt),
            ]}
            actions={
              program.revokedAt === null && (
                <Button
                  kind="tertiary"
                  onClick={() => setRevoking(program)}
                  label={`${t('admin.source.revoke')} ${program.name}`}
                >
                  {t('admin.source.revoke')}
                </Button>
              )
            }
          />
        ))}
      />
      <div class="adm-actions">
        <Button kind="secondary" icon="add" onClick={() => setAdding(true)}>
          {t('admin.programs.add')}
        </Button>
        <a class="kern-link" href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
          {t('admin.programs.document')}
        </a>
      </div>
      {isAdding && <ProgramDialog {...parts} onClose={() => setAdding(false)} />}
      {revoking && (
        <ConfirmAct
          {...parts}
          command={{ type: 'revokeProgram', programId: revoking.id }}
          title={t('admin.source.revokeTitle', { name: revoking.name })}
          what={t('admin.program.revokeWhat')}
          confirm={t('admin.source.revoke')}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
};
