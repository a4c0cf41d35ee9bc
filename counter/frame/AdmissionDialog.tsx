// F4: staff decide how long walk-ins are taken today, whatever the forecast says.
import type { Admission } from '../../shared/events';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const ADMISSIONS: readonly Admission[] = ['byForecast', 'open', 'closed'];

export const AdmissionDialog = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { set } = session.view.admission;
  const others = ADMISSIONS.filter((one) => one !== set);
  const choose = (admission: Admission | undefined) => {
    if (admission) void session.askAndClose({ type: 'setAdmission', admission });
  };
  return (
    <AskDialog session={session} title={t('counter.admissionTitle')}>
      <p class="kern-body">
        <strong>{t('counter.admissionNow', { set: t(`counter.admission.${set}`) })}</strong>
        <br />
        {t('counter.admissionHow')}
      </p>
      <Suggestions
        session={session}
        suggestions={others.map((one) => t(`counter.admissionAct.${one}`))}
        onChoose={(_label, place) => choose(others[place])}
      />
    </AskDialog>
  );
};
