// A mail to somebody in the office, which shows whether the server takes it.
import { useState } from 'preact/hooks';
import { isEmail } from '../../ui/email';
import { Button, Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

export const TestMail = ({ view, draft, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [to, setTo] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const isUnsaved = JSON.stringify(draft.settings.mail) !== JSON.stringify(draft.saved.mail);
  const send = async () => {
    const isAddress = isEmail(to);
    setMissing(!isAddress);
    setSentTo(null);
    if (!isAddress || isBusy) return;
    const answer = await act({ type: 'sendTestMail', to });
    if (answer.ok) setSentTo(to);
  };
  return (
    <Section title={t('admin.testMail')} hint={t(isUnsaved ? 'admin.testMail.unsaved' : 'admin.testMail.hint')}>
      <Form onSubmit={() => void send()}>
        <Field
          label={t('admin.testMail.to')}
          value={to}
          type="email"
          autocomplete="email"
          maxLength={200}
          onInput={(typed) => setTo(typed.trim())}
          error={isMissing && t('admin.invalid.email')}
        />
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
        <div class="adm-actions">
          <Button type="submit" kind="secondary" blocked={isBusy || isUnsaved}>
            {t('admin.testMail.send')}
          </Button>
          <p class="kern-body" role="status">
            {isBusy
              ? t('admin.testMail.sending')
              : sentTo !== null && <StatusText kind="success">{t('admin.testMail.sent', { to: sentTo })}</StatusText>}
          </p>
        </div>
      </Form>
    </Section>
  );
};
