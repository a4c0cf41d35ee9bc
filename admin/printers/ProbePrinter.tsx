// Asks a printer what it answers, and takes that into its profile.
import { useState } from 'preact/hooks';
import type { ProbeResult } from '../../shared/printing';
import type { PrinterProfile, PrinterSettings } from '../../shared/settings';
import { Button, StatusText } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { questionsPhrase } from './profile';

const ANSWERS = ['state', 'automatic', 'processId', 'transmitted'] as const;
/** Each try waits some seconds for a printer that may have slips to print first. */
const MOST_TRIES = 20;

const Answers = ({ probed: { problem, answers } }: { probed: ProbeResult }) => {
  const { t } = useAdminWords();
  const isSilent = !ANSWERS.some((one) => answers[one]);
  return (
    <div class="adm-stack" role="status">
      {problem && <StatusText kind="danger">{t(`problem.staff.${problem}`)}</StatusText>}
      {!problem && isSilent && <StatusText kind="warning">{t('admin.probe.silent')}</StatusText>}
      {!isSilent && (
        <ul class="kern-body adm-list">
          {ANSWERS.map((one) => (
            <li key={one}>
              {t(`admin.probe.${one}`)}: {t(answers[one] ? 'admin.probe.yes' : 'admin.probe.no')}
            </li>
          ))}
          {answers.state && <li>{t('admin.probe.questions', { questions: questionsPhrase(t, answers.questions) })}</li>}
          {answers.pauseMs > 0 && <li>{t('admin.probe.pause', { ms: answers.pauseMs })}</li>}
        </ul>
      )}
    </div>
  );
};

type ProbeProps = {
  channel: PrinterSettings['channel'];
  profile: PrinterProfile;
  ask: Ask;
  timeZone: string;
  onTake: (profile: PrinterProfile) => void;
};

export const ProbePrinter = ({ channel, profile, ask, timeZone, onTake }: ProbeProps) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [probed, setProbed] = useState<ProbeResult | null>(null);
  const probe = async () => {
    setProbed(null);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const answer = await act({ type: 'probePrinter', channel });
      if (!answer.ok) return;
      if (answer.result.probed) return setProbed(answer.result.probed);
    }
  };
  const proposed = probed?.profile ? { ...profile, ...probed.profile } : null;
  const isNew = proposed !== null && JSON.stringify(proposed) !== JSON.stringify(profile);
  return (
    <section class="adm-stack">
      <div>
        <Button kind="secondary" blocked={isBusy} onClick={() => void probe()}>
          {t(isBusy ? 'admin.probe.asking' : 'admin.probe')}
        </Button>
      </div>
      <p class="kern-body kern-body--muted">{t('admin.probeHint')}</p>
      <Refused refusal={refusal} timeZone={timeZone} />
      {probed && <Answers probed={probed} />}
      {isNew && (
        <div>
          <Button kind="secondary" onClick={() => onTake(proposed)}>
            {t('admin.probe.take')}
          </Button>
        </div>
      )}
      {proposed !== null && !isNew && <StatusText kind="success">{t('admin.probe.fits')}</StatusText>}
    </section>
  );
};
