// M18: when an appointment is to be in another office: a day, and one of the times that are free there.
import type { BookedView } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import { Field, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { useQuery } from '../session/useQuery';
import { type ChosenTime, FreeTimes } from './TimeFields';

/** What the other office says; null until it has. */
export const useTimesElsewhere = (
  session: CounterSession,
  { serviceIds, persons }: BookedView,
  office: string | null,
  day: string,
) =>
  useQuery(
    session,
    office === null || day === '' ? null : { type: 'timesElsewhere', office, serviceIds, persons, day },
  );

export type ElsewhereFieldsProps = {
  session: CounterSession;
  /** What the other office is called. */
  office: string;
  said: ReturnType<typeof useTimesElsewhere>;
  when: ChosenTime;
  onWhen: (when: ChosenTime) => void;
  isMissing: boolean;
};

/** Why there is no time to choose from, or not yet. */
const Notice = ({ session, office, said }: Pick<ElsewhereFieldsProps, 'session' | 'office' | 'said'>) => {
  const words = useCounterWords();
  const { t } = words;
  const { timeZone } = session.view.office;
  if (said === null) return <p class="kern-body">{t('counter.elsewhere.asking')}</p>;
  if (!said.ok) return <StatusText kind="warning">{refusalPhrase(words, said.refusal, timeZone)}</StatusText>;
  const { result } = said;
  if (result.is === 'away') return <StatusText kind="warning">{t('counter.elsewhere.away', { office })}</StatusText>;
  if (result.is === 'there') return null;
  const services = result.services.join(', ');
  return <StatusText kind="warning">{t('counter.elsewhere.lacking', { office, services })}</StatusText>;
};

export const ElsewhereFields = ({ said, office, isMissing, ...rest }: ElsewhereFieldsProps) => {
  const { t } = useCounterWords();
  const { session, when, onWhen } = rest;
  const { timeZone } = session.view.office;
  return (
    <div class="counter-when">
      <div class="counter-day">
        <Field
          label={t('counter.day')}
          type="date"
          min={dayOf(session.now, timeZone)}
          required
          value={when.day}
          onInput={(day) => onWhen({ ...when, day, slotAt: null })}
        />
      </div>
      <fieldset class="counter-free">
        <legend class="kern-label">{t('counter.freeTimes')}</legend>
        {/* Read out, too: whoever chooses an office does not see what its choice changes below. */}
        <div role="status">
          <Notice session={session} office={office} said={said} />
        </div>
        {said?.ok && said.result.is === 'there' && <FreeTimes {...rest} free={said.result} />}
      </fieldset>
      {isMissing && (
        <p class="kern-error" role="alert">
          {t('counter.whenMissing')}
        </p>
      )}
    </div>
  );
};
