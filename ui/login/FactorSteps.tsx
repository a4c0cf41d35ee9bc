// S31: the second factor as forms show it: a code, a phone that is to show codes, and codes on paper.
import type { ProposedFactor } from '../../shared/protocol';
import { Field, Qr, StatusText } from '../kit';
import { useStaffWords } from './words';

type CodeFieldProps = {
  label?: string;
  hint?: string;
  value: string;
  onInput: (typed: string) => void;
  error?: string | false | null;
};

export const CodeField = ({ label, hint, value, onInput, error }: CodeFieldProps) => {
  const { t } = useStaffWords();
  return (
    <Field
      label={label ?? t('login.code')}
      hint={hint ?? t('login.codeHint')}
      value={value}
      onInput={onInput}
      autocomplete="one-time-code"
      maxLength={40}
      error={error}
    />
  );
};

type SetUpProps = { proposed: ProposedFactor; code: string; onCode: (typed: string) => void; error?: string | false };

export const FactorSetUp = ({ proposed, code, onCode, error = false }: SetUpProps) => {
  const { t } = useStaffWords();
  return (
    <>
      <p class="kern-body">{t('login.setUpHow')}</p>
      <div class="wm-factor-qr">
        <Qr content={proposed.uri} title={t('login.setUpQr')} />
      </div>
      <p class="kern-body">
        {t('login.setUpSecret')} <code class="wm-factor-secret">{proposed.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CodeField
        label={t('login.firstCode')}
        hint={t('login.firstCodeHint')}
        value={code}
        onInput={onCode}
        error={error}
      />
    </>
  );
};

/** `isNew`: in the place of others, which are good no longer. */
export const PaperCodes = ({ codes, isNew = false }: { codes: readonly string[]; isNew?: boolean | undefined }) => {
  const { t } = useStaffWords();
  return (
    <>
      <p class="kern-body" role="status">
        <StatusText kind="success">{t(isNew ? 'login.paperRenewed' : 'login.factorOn')}</StatusText>
      </p>
      <h2 class="kern-heading-small">{t('login.paper')}</h2>
      <p class="kern-body">{t('login.paperWhat')}</p>
      <ul class="wm-paper-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
};
