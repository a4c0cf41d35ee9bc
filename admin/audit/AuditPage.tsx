// S4: who did, looked at or was refused what, newest first.

import { createAuditSentences } from '../../shared/audited/sentences';
import { auditWordsOf } from '../../shared/words/audit';
import { Button } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { AuditChain } from './AuditChain';
import { AuditFilters } from './AuditFilters';
import { EVERYTHING, useAudit } from './useAudit';

export const AuditPage = ({ view, ask }: PageParts) => {
  const { t, count, language, ticketWord } = useAdminWords();
  const { settings, office } = view;
  const sources = [...view.sources, ...view.programs, ...view.hooks];
  const { found, check, isBusy, refusal, show, older, verify } = useAudit(ask);
  const said = createAuditSentences(auditWordsOf(language, ticketWord), { settings, sources });
  return (
    <>
      <PageHead title={t('admin.page.audit')} />
      <div class="adm-stack adm-audit">
        <p class="kern-body">{t('audit.page.intro', { days: settings.retention.actsDays })}</p>
        <AuditFilters view={view} shown={found?.filter ?? EVERYTHING} isBusy={isBusy} onShow={show} />
        <Refused refusal={refusal} timeZone={office.timeZone} />
        <p class="kern-body kern-body--muted" role="status">
          {isBusy ? t('audit.page.loading') : found && count('audit.page.shown', found.entries.length)}
        </p>
        {found && (
          <Table
            caption={t('audit.page.entries')}
            heads={[
              ...[t('audit.page.time'), t('audit.page.who'), t('audit.page.where')],
              ...[t('audit.page.what'), t('audit.page.outcome')],
            ]}
            empty={t('audit.page.none')}
            rows={found.entries.map((entry) => (
              <Row
                key={entry.seq}
                head={<span class="adm-audit__time">{said.at(entry)}</span>}
                cells={[
                  said.who(entry),
                  said.where(entry),
                  <span key="what">
                    {said.what(entry)}
                    <span class="adm-muted adm-audit__detail">{said.detail(entry)}</span>
                  </span>,
                  <span key="outcome" class={entry.kind === 'refused' ? 'adm-audit__refused' : ''}>
                    {said.outcome(entry)}
                  </span>,
                ]}
              />
            ))}
          />
        )}
        {found?.next && (
          <div class="adm-actions">
            <Button kind="secondary" blocked={isBusy} onClick={older}>
              {t('audit.page.older')}
            </Button>
          </div>
        )}
        <AuditChain check={check} timeZone={office.timeZone} isBusy={isBusy} onCheck={() => void verify()} />
      </div>
    </>
  );
};
