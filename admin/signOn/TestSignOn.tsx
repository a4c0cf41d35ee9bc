// S33: whether the house's sign-on is there and knows this office; what it said, where it does not.
import { useState } from 'preact/hooks';
import type { SignOnTest } from '../../shared/protocol';
import { Button, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

export const TestSignOn = ({ view, draft, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [tested, setTested] = useState<SignOnTest | null>(null);
  const isUnsaved = JSON.stringify(draft.settings.signOn) !== JSON.stringify(draft.saved.signOn);
  const test = async () => {
    if (isBusy) return;
    setTested(null);
    const answer = await act({ type: 'testSignOn', redirectUri: `${location.origin}/admin/` });
    if (answer.ok) setTested(answer.result);
  };
  return (
    <Section title={t('admin.signOn.test')} hint={t(isUnsaved ? 'admin.signOn.testUnsaved' : 'admin.signOn.testHint')}>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      <div class="adm-actions">
        <Button kind="secondary" blocked={isBusy || isUnsaved} onClick={() => void test()}>
          {t('admin.signOn.testNow')}
        </Button>
      </div>
      <div role="status">
        {isBusy && <p class="kern-body">{t('admin.signOn.testing')}</p>}
        {tested?.why === null && (
          <p class="kern-body">
            <StatusText kind="success">{t('admin.signOn.tested.fine')}</StatusText>
          </p>
        )}
        {tested && tested.why !== null && (
          <>
            <p class="kern-body">
              <StatusText kind="warning">{t(`admin.signOn.tested.${tested.why}`)}</StatusText>
            </p>
            <p class="kern-body">
              {t('admin.signOn.said')} <code>{tested.said}</code>
            </p>
          </>
        )}
      </div>
    </Section>
  );
};
