// S33: signing on through the house: its provider, what of its answer names somebody, its secret, and a test.
import type { Settings } from '../../shared/settings';
import { Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Check } from '../fields/Checks';
import { KeptSecret } from '../fields/KeptSecret';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { TestSignOn } from './TestSignOn';

type SignOn = NonNullable<Settings['signOn']>;

const NEW: SignOn = { label: '', issuer: '', clientId: '', claim: 'preferred_username' };

type FieldsProps = { signOn: SignOn; isInvalid: Draft['isInvalid']; onChange: (part: Partial<SignOn>) => void };

const SignOnFields = ({ signOn, isInvalid, onChange }: FieldsProps) => {
  const { t } = useAdminWords();
  const field = (key: keyof SignOn, maxLength: number) => (
    <Field
      label={t(`admin.signOn.${key}`)}
      hint={t(`admin.signOn.${key}Hint`)}
      value={signOn[key]}
      maxLength={maxLength}
      autocomplete="off"
      onInput={(typed) => onChange({ [key]: key === 'label' ? typed : typed.trim() })}
      error={isInvalid(key) && t(`admin.signOn.${key}Invalid`)}
    />
  );
  return (
    <>
      {field('label', 60)}
      {field('issuer', 300)}
      {field('clientId', 200)}
      {field('claim', 100)}
    </>
  );
};

export const SignOnPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const { view, draft } = parts;
  const { settings, saved, edit, isInvalid } = draft;
  const { signOn } = settings;
  return (
    <>
      <PageHead title={t('admin.page.signOn')} />
      <div class="adm-form">
        <Section title={t('admin.signOn.provider')} hint={t('admin.signOn.hint')}>
          <Check
            label={t('admin.signOn.on')}
            isChecked={signOn !== null}
            onChange={(isOn) => edit((now) => ({ ...now, signOn: isOn ? (saved.signOn ?? NEW) : null }))}
          />
          {signOn && (
            <SignOnFields
              signOn={signOn}
              isInvalid={(...path) => isInvalid('signOn', ...path)}
              onChange={(part) => edit((now) => ({ ...now, signOn: { ...(now.signOn ?? NEW), ...part } }))}
            />
          )}
        </Section>
        {signOn && (
          <Section title={t('admin.signOn.returns')} hint={t('admin.signOn.returnsHint')}>
            <ul class="kern-list">
              {['admin', 'counter'].map((role) => (
                <li key={role}>
                  <code>{`${location.origin}/${role}/`}</code>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {saved.signOn && (
          <>
            <KeptSecret
              {...parts}
              name="admin.signOnSecret"
              isThere={view.signOn.hasSecret}
              maxLength={500}
              command={(secret) => ({ type: 'setSignOnSecret', secret })}
            />
            <TestSignOn {...parts} />
          </>
        )}
      </div>
    </>
  );
};
