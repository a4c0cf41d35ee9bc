// X11: the live search over every table, what came of it, and the page for the file of the data protection officer.
import { Button, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { formatDay } from './days';
import { Part } from './Part';
import { ProofFindings, ProofTable } from './ProofTable';
import type { Printing } from './usePrinting';
import { useProof } from './useProof';

export const ProofSection = ({ view, ask, isPrinted, onPrint }: PageParts & Printing) => {
  const { t, count, language } = useAdminWords();
  const { share, proof, version, refusal, begin } = useProof(ask);
  const { timeZone, name } = view.office;
  const at = (instant: number) => formatTime(instant, 'fullDateTime', timeZone, language);
  const before = proof === null ? '' : formatTime(proof.actsBefore, 'fullDate', timeZone, language);
  const wrong =
    proof === null
      ? 0
      : proof.findings.length +
        proof.tables.filter(({ overdue, undeclared }) => overdue > 0 || undeclared.length > 0).length;
  return (
    <Part
      title={t('privacy.proof')}
      hint={t('privacy.proof.hint')}
      isPrinted={isPrinted}
      head={{
        title: t('privacy.proof.head'),
        when: proof === null ? '' : t('privacy.proof.when', { office: name, at: at(proof.at), version }),
      }}
    >
      <div class="adm-actions">
        <Button blocked={share !== null} onClick={begin}>
          {t(proof === null ? 'privacy.proof.run' : 'privacy.proof.again')}
        </Button>
        {proof !== null && (
          <Button kind="secondary" onClick={onPrint}>
            {t('privacy.print')}
          </Button>
        )}
      </div>
      <Refused refusal={refusal} timeZone={timeZone} />
      <p class="kern-body" role="status">
        {share !== null && t('privacy.proof.running', { percent: Math.floor(100 * share) })}
        {proof !== null && (
          <StatusText kind={wrong === 0 ? 'success' : 'danger'}>
            {wrong === 0 ? t('privacy.proof.clean', { date: before }) : count('privacy.proof.found', wrong)}
          </StatusText>
        )}
      </p>
      {proof !== null && (
        <>
          <ul class="kern-body adm-list">
            <li>{t('privacy.proof.what', { tables: proof.tables.length, columns: proof.columns })}</li>
            <li>{t('privacy.proof.staff', { date: before, count: proof.lookedFor.staff, days: proof.actsDays })}</li>
            <li>{t('privacy.proof.visitors', { count: proof.lookedFor.visitors })}</li>
            <li>{t('privacy.proof.deleted', { date: formatDay(proof.deletedUpTo, language) })}</li>
            {proof.unread.length > 0 && <li>{t('privacy.proof.unread', { columns: proof.unread.join(', ') })}</li>}
            <li>{t('privacy.proof.limits')}</li>
          </ul>
          <ProofFindings findings={proof.findings} />
          <ProofTable tables={proof.tables} timeZone={timeZone} />
        </>
      )}
    </Part>
  );
};
