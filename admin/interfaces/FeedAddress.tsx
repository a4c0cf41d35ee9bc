// Where a calendar is: written and never read, like a password, because whoever knows the address can read it (S16).
import { useState } from 'preact/hooks';
import { Button, Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

/** What the server takes; it looks more closely. */
const ADDRESS = /^(?:https?|webcals?):\/\/\S+$/i;

type FeedAddressProps = Pick<PageParts, 'ask'> & { feedId: string; host: string | null; timeZone: string };

export const FeedAddress = ({ feedId, host, timeZone, ask }: FeedAddressProps) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const save = async () => {
    const url = typed.trim();
    setWrong(!ADDRESS.test(url));
    if (isBusy || !ADDRESS.test(url)) return;
    const answer = await act({ type: 'setFeedAddress', feedId, url });
    if (answer.ok) setTyped('');
    else setWrong(answer.refusal.code === 'malformed');
  };
  return (
    <Section title={t('admin.feed.where')}>
      <p class="kern-body" role="status">
        <StatusText kind={host === null ? 'warning' : 'success'}>
          {host === null ? t('admin.feed.urlMissing') : t('admin.feed.urlThere', { host })}
        </StatusText>
      </p>
      <Form onSubmit={() => void save()}>
        <Field
          label={t(host === null ? 'admin.feed.url' : 'admin.feed.urlNew')}
          hint={t('admin.feed.urlHint')}
          value={typed}
          maxLength={1000}
          autocomplete="off"
          inputMode="url"
          onInput={(url) => {
            setTyped(url);
            setWrong(false);
          }}
          error={isWrong && t('admin.invalid.url')}
        />
        <Refused refusal={isWrong ? null : refusal} timeZone={timeZone} />
        <div class="adm-actions">
          <Button type="submit" kind="secondary" blocked={isBusy}>
            {t('admin.feed.urlSave')}
          </Button>
        </div>
      </Form>
    </Section>
  );
};
