// The mail server's password: it is written and never read, and kept apart from the settings.
import { useState } from 'preact/hooks';
import { Button, Confirm, Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

export const MailPassword = ({ view, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isForgetting, setForgetting] = useState(false);
  const { hasPassword } = view.mail;
  const keep = async (password: string | null) => {
    setForgetting(false);
    if (isBusy) return;
    const answer = await act({ type: 'setMailPassword', password });
    if (answer.ok) setTyped('');
  };
  return (
    <Section title={t('admin.mailPassword')}>
      <p class="kern-body" role="status">
        <StatusText kind={hasPassword ? 'success' : 'warning'}>
          {t(hasPassword ? 'admin.mailPassword.there' : 'admin.mailPassword.missing')}
        </StatusText>
      </p>
      <Form
        onSubmit={() => {
          setMissing(typed === '');
          if (typed !== '') void keep(typed);
        }}
      >
        <Field
          type="password"
          label={t(hasPassword ? 'admin.person.newPassword' : 'admin.person.password')}
          hint={t('admin.mailPassword.hint')}
          value={typed}
          onInput={setTyped}
          maxLength={200}
          autocomplete="new-password"
          error={isMissing && typed === '' && t('admin.invalid.mailPassword')}
        />
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
        <div class="adm-actions">
          <Button type="submit" kind="secondary" blocked={isBusy}>
            {t('admin.mailPassword.save')}
          </Button>
          {hasPassword && (
            <Button kind="tertiary" icon="delete" blocked={isBusy} onClick={() => setForgetting(true)}>
              {t('admin.mailPassword.forget')}
            </Button>
          )}
        </div>
      </Form>
      {isForgetting && (
        <Confirm
          title={t('admin.mailPassword.forgetTitle')}
          confirm={t('admin.mailPassword.forget')}
          onConfirm={() => void keep(null)}
          onClose={() => setForgetting(false)}
        >
          <p class="kern-body">{t('admin.mailPassword.forgetWhat')}</p>
        </Confirm>
      )}
    </Section>
  );
};
