// A mail to somebody in the office, which shows whether the server takes it, or how a letter reads.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { LetterDraft } from '../../shared/settings/appointments';
import { isEmail } from '../../ui/email';
import { Button, Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type TestMailProps = PageParts & {
  /** null tries the server alone. */
  letter: LetterDraft | null;
  title: string;
  hint: string;
  send: string;
  isBlocked?: boolean;
  children?: ComponentChildren;
};

export const TestMail = ({ view, draft, ask, letter, isBlocked = false, ...said }: TestMailProps) => {
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
    const answer = await act({ type: 'sendTestMail', to, letter });
    if (answer.ok) setSentTo(to);
  };
  return (
    <Section title={said.title} hint={isUnsaved ? t('admin.testMail.unsaved') : said.hint}>
      <Form onSubmit={() => void send()}>
        {said.children}
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
          <Button type="submit" kind="secondary" blocked={isBusy || isUnsaved || isBlocked}>
            {said.send}
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
