// A secret of the office for another system: it is written and never read, and kept apart from the settings.
import { useState } from 'preact/hooks';
import type { CommandOf } from '../../shared/commands';
import { Button, Confirm, Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type KeptSecretProps = Pick<PageParts, 'view' | 'ask'> & {
  /** What its words begin with. */
  name: 'admin.mailPassword' | 'admin.signOnSecret';
  isThere: boolean;
  maxLength: number;
  command: (secret: string | null) => CommandOf<'setMailPassword' | 'setSignOnSecret'>;
};

export const KeptSecret = ({ view, ask, name, isThere, maxLength, command }: KeptSecretProps) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isForgetting, setForgetting] = useState(false);
  const keep = async (secret: string | null) => {
    setForgetting(false);
    if (isBusy) return;
    const answer = await act(command(secret));
    if (answer.ok) setTyped('');
  };
  return (
    <Section title={t(name)}>
      <p class="kern-body" role="status">
        <StatusText kind={isThere ? 'success' : 'warning'}>
          {isThere ? t(`${name}.there`) : t(`${name}.missing`)}
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
          label={isThere ? t(`${name}.new`) : t(`${name}.field`)}
          hint={t(`${name}.hint`)}
          value={typed}
          onInput={setTyped}
          maxLength={maxLength}
          autocomplete="new-password"
          error={isMissing && typed === '' && t(`${name}.enter`)}
        />
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
        <div class="adm-actions">
          <Button type="submit" kind="secondary" blocked={isBusy}>
            {t(`${name}.save`)}
          </Button>
          {isThere && (
            <Button kind="tertiary" icon="delete" blocked={isBusy} onClick={() => setForgetting(true)}>
              {t(`${name}.forget`)}
            </Button>
          )}
        </div>
      </Form>
      {isForgetting && (
        <Confirm
          title={t(`${name}.forgetTitle`)}
          confirm={t(`${name}.forget`)}
          onConfirm={() => void keep(null)}
          onClose={() => setForgetting(false)}
        >
          <p class="kern-body">{t(`${name}.forgetWhat`)}</p>
        </Confirm>
      )}
    </Section>
  );
};
