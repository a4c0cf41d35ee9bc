// S31: one's own second factor, on in three steps and off in one, each with the password.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProposedFactor } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button, Field, StatusText } from '../../ui/kit';
import { askDone, askFactor } from '../../ui/login/askLogin';
import { CodeField, FactorSetUp, PaperCodes } from '../../ui/login/FactorSteps';
import { refusalPhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

type Step =
  | { at: 'state' }
  | { at: 'password' | 'newPaper' | 'off' }
  | { at: 'phone'; proposed: ProposedFactor }
  | { at: 'paper'; codes: string[]; isNew?: boolean };

const useSecondFactor = () => {
  const [step, setStep] = useState<Step>({ at: 'state' });
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const go = (to: Step) => {
    setStep(to);
    setCode('');
    setRefusal(null);
    if (to.at === 'state' || to.at === 'paper') setPassword('');
  };
  /** One thing at a time; what was refused is said. */
  const once = async (act: () => Promise<SpokenRefusal | null>) => {
    if (isBusy) return;
    setBusy(true);
    const refused = await act();
    setBusy(false);
    if (refused !== null) setRefusal(refused);
  };
  const begin = () =>
    once(async () => {
      const answer = await askFactor<ProposedFactor>('/api/second-factor/begin', { password });
      if ('refusal' in answer) return answer.refusal;
      go({ at: 'phone', proposed: answer.result });
      return null;
    });
  const turnOn = (secret: string) =>
    once(async () => {
      const asked = { password, secret, code };
      const answer = await askFactor<{ paperCodes: string[] }>('/api/second-factor/on', asked);
      if ('refusal' in answer) return answer.refusal;
      go({ at: 'paper', codes: answer.result.paperCodes });
      return null;
    });
  const renewPaper = () =>
    once(async () => {
      const answer = await askFactor<{ paperCodes: string[] }>('/api/second-factor/paper', { password, code });
      if ('refusal' in answer) return answer.refusal;
      go({ at: 'paper', codes: answer.result.paperCodes, isNew: true });
      return null;
    });
  const turnOff = () =>
    once(async () => {
      const refused = await askDone('/api/second-factor/off', { password, code });
      if (refused === null) go({ at: 'state' });
      return refused;
    });
  const next = () => {
    if (step.at === 'password') return begin();
    if (step.at === 'newPaper') return renewPaper();
    return step.at === 'phone' ? turnOn(step.proposed.secret) : turnOff();
  };
  return { step, go, password, setPassword, code, setCode, isBusy, refusal, next };
};
type Acting = ReturnType<typeof useSecondFactor>;

const SUBMITS = {
  password: 'admin.factor.next',
  phone: 'admin.factor.turnOn',
  newPaper: 'admin.factor.newPaper',
  off: 'admin.factor.turnOff',
} as const;

/** What is asked for in a step, and what was wrong with it. */
const Asked = ({ acting, timeZone }: { acting: Acting; timeZone: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const { step, refusal } = acting;
  const fields = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => fields.current?.querySelector('input')?.focus(), [step.at]);
  if (step.at === 'state' || step.at === 'paper') return null;
  const isOfPassword = refusal?.code === 'wrongLogin' && step.at !== 'phone';
  const isOfCode = refusal?.code === 'wrongCode';
  const ofCode = isOfCode && words.refusal(refusal);
  return (
    <Form onSubmit={() => void acting.next()}>
      <div class="adm-form" ref={fields}>
        {step.at === 'phone' ? (
          <FactorSetUp proposed={step.proposed} code={acting.code} onCode={acting.setCode} error={ofCode} />
        ) : (
          <Field
            label={t('login.password')}
            type="password"
            value={acting.password}
            onInput={acting.setPassword}
            maxLength={200}
            autocomplete="current-password"
            error={isOfPassword && t('admin.factor.wrongPassword')}
          />
        )}
        {(step.at === 'off' || step.at === 'newPaper') && (
          <CodeField value={acting.code} onInput={acting.setCode} error={ofCode} />
        )}
      </div>
      {refusal && !isOfPassword && !isOfCode && (
        <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>
      )}
      <div class="adm-actions">
        <Button type="submit" blocked={acting.isBusy}>
          {t(SUBMITS[step.at])}
        </Button>
        <Button kind="tertiary" onClick={() => acting.go({ at: 'state' })}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
};

export const SecondFactor = ({ view }: Pick<PageParts, 'view'>) => {
  const { t, count, language } = useAdminWords();
  const { timeZone } = view.office;
  const acting = useSecondFactor();
  const { step, go } = acting;
  const factor = view.secondFactor;
  return (
    <Section title={t('admin.factor')} hint={t('admin.factor.hint')}>
      {step.at === 'state' && (
        <>
          <p class="kern-body" role="status">
            <StatusText kind={factor ? 'success' : 'info'}>
              {factor
                ? t('admin.factor.since', { time: formatTime(factor.since, 'fullDate', timeZone, language) })
                : t('admin.factor.none')}
            </StatusText>
          </p>
          {factor && <p class="kern-body">{count('admin.factor.paperLeft', factor.paperCodes)}</p>}
          <div class="adm-actions">
            {factor && (
              <Button kind="secondary" onClick={() => go({ at: 'newPaper' })}>
                {t('admin.factor.newPaper')}
              </Button>
            )}
            <Button kind="secondary" onClick={() => go({ at: factor ? 'off' : 'password' })}>
              {t(factor ? 'admin.factor.turnOff' : 'admin.factor.setUp')}
            </Button>
          </div>
        </>
      )}
      {step.at === 'paper' && (
        <>
          <PaperCodes codes={step.codes} isNew={step.isNew} />
          <div class="adm-actions">
            <Button onClick={() => go({ at: 'state' })}>{t('login.paperKept')}</Button>
          </div>
        </>
      )}
      <Asked acting={acting} timeZone={timeZone} />
    </Section>
  );
};
