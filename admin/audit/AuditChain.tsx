// S26: whether the audit is as it was written, and what to note so that it can be compared later.
import type { AuditCheck, AuditFault } from '../../shared/audit/entry';
import { Button, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { Section } from '../parts/Section';
import { type AdminWords, useAdminWords } from '../parts/words';

/** So much of a checksum tells it from any other. */
const SHOWN = 16;

const faultPhrase = ({ t }: AdminWords, { what, seq, to }: AuditFault): string =>
  t(`audit.fault.${what}`, { seq, to: to ?? seq });

type AuditChainProps = { check: AuditCheck | null; timeZone: string; isBusy: boolean; onCheck: () => void };

export const AuditChain = ({ check, timeZone, isBusy, onCheck }: AuditChainProps) => {
  const words = useAdminWords();
  const { t, language } = words;
  const time = check === null ? '' : formatTime(check.at, 'fullDateTime', timeZone, language);
  return (
    <Section title={t('audit.chain')} hint={t('audit.chain.hint')}>
      <p class="kern-body" role="status">
        {check === null && t('audit.chain.unchecked')}
        {check?.fault === null && (
          <StatusText kind="success">{t('audit.chain.ok', { count: check.entries, time })}</StatusText>
        )}
        {check?.fault && (
          <StatusText kind="danger">{t('audit.chain.bad', { what: faultPhrase(words, check.fault), time })}</StatusText>
        )}
      </p>
      {check?.head && (
        <p class="kern-body kern-body--muted">
          {t('audit.chain.head', { seq: check.head.seq, hash: check.head.hash.slice(0, SHOWN) })}
        </p>
      )}
      <div class="adm-actions">
        <Button kind="secondary" blocked={isBusy} onClick={onCheck}>
          {t('audit.chain.check')}
        </Button>
      </div>
    </Section>
  );
};
