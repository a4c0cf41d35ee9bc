// M18: when an appointment is to be in another office: a day, and one of the times that are free there.
import type { TimesElsewhere } from '../../shared/commands/hall/elsewhere';
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
  said: ReturnType<typeof useTimesElsewhere>;
  when: ChosenTime;
  onWhen: (when: ChosenTime) => void;
  isMissing: boolean;
};

const Said = ({ said, ...rest }: Omit<ElsewhereFieldsProps, 'said' | 'isMissing'> & { said: TimesElsewhere }) => {
  const { t } = useCounterWords();
  if (said.is === 'away') return <StatusText kind="warning">{t('counter.elsewhere.away')}</StatusText>;
  if (said.is === 'lacking')
    return (
      <StatusText kind="warning">{t('counter.elsewhere.lacking', { services: said.services.join(', ') })}</StatusText>
    );
  return <FreeTimes {...rest} free={said} />;
};

export const ElsewhereFields = ({ said, isMissing, ...rest }: ElsewhereFieldsProps) => {
  const words = useCounterWords();
  const { t } = words;
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
        {said === null && <p class="kern-body">{t('counter.elsewhere.asking')}</p>}
        {said?.ok === false && <StatusText kind="warning">{refusalPhrase(words, said.refusal, timeZone)}</StatusText>}
        {said?.ok && <Said {...rest} said={said.result} />}
      </fieldset>
      {isMissing && (
        <p class="kern-error" role="alert">
          {t('counter.whenMissing')}
        </p>
      )}
    </div>
  );
};
