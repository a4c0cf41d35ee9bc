// When an appointment is to be: a day, and one of its free times, or any minute of it besides.
import { useId } from 'preact/hooks';
import type { CommandOf, Query } from '../../shared/commands';
import type { FreeSlotsResult } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import { Checkbox, Field, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { formatTime, instantOf, middayOf } from '../../ui/time';
import { ActionButton } from '../parts/ActionButton';
import { nonePhrase, timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { useQuery } from '../session/useQuery';

/** `extraTime` is 'HH:MM' of an appointment more than there are places, null for one of the free ones. */
export type ChosenTime = { day: string; slotAt: number | null; extraTime: string | null };

/** The slot that was chosen, and which place of it; null while none is. */
export const chosenSlot = (
  { day, slotAt, extraTime }: ChosenTime,
  timeZone: string,
): Pick<CommandOf<'bookAppointment'>, 'slotAt' | 'place'> | null => {
  if (extraTime) return { slotAt: instantOf(extraTime, middayOf(day, timeZone), timeZone), place: { kind: 'extra' } };
  return slotAt === null ? null : { slotAt, place: { kind: 'free', holdId: null } };
};

type StartsProps = {
  session: CounterSession;
  free: Pick<FreeSlotsResult, 'starts' | 'none' | 'next'>;
  when: ChosenTime;
  onWhen: (when: ChosenTime) => void;
};

const Starts = ({ session, free, when, onWhen }: StartsProps) => {
  const words = useCounterWords();
  const name = useId();
  return (
    <div class="counter-starts">
      {free.starts.map((slotAt) => (
        <label key={slotAt} class="counter-start">
          <input
            type="radio"
            name={name}
            checked={when.slotAt === slotAt}
            onChange={() => onWhen({ ...when, slotAt })}
          />
          <span>{timePhrase(words, session, slotAt)}</span>
        </label>
      ))}
    </div>
  );
};

const Nothing = ({ session, free, onWhen }: Omit<StartsProps, 'when'>) => {
  const words = useCounterWords();
  const { timeZone } = session.view.office;
  return (
    <>
      <StatusText kind="info">{nonePhrase(words, session, free.none ?? { why: 'full' })}</StatusText>
      {free.next.length > 0 && <p class="kern-body">{words.t('counter.nextFree')}</p>}
      <div class="counter-suggestions">
        {free.next.map((slotAt) => (
          <ActionButton
            key={slotAt}
            session={session}
            kind="secondary"
            onPress={() => onWhen({ day: dayOf(slotAt, timeZone), slotAt, extraTime: null })}
          >
            {formatTime(slotAt, 'dateTime', timeZone, words.language)}
          </ActionButton>
        ))}
      </div>
    </>
  );
};

/** Starts to choose from, or why there are none and the next ones. */
export const FreeTimes = (props: StartsProps) =>
  props.free.starts.length > 0 ? <Starts {...props} /> : <Nothing {...props} />;

export type TimeFieldsProps = {
  session: CounterSession;
  /** What for, null while that is not known. */
  wish: Pick<Extract<Query, { type: 'freeSlots' }>, 'serviceIds' | 'persons'> | null;
  when: ChosenTime;
  onWhen: (when: ChosenTime) => void;
  isMissing: boolean;
};

export const TimeFields = ({ session, wish, when, onWhen, isMissing }: TimeFieldsProps) => {
  const words = useCounterWords();
  const { t } = words;
  const { timeZone } = session.view.office;
  const { day, extraTime } = when;
  const isExtra = extraTime !== null;
  const answer = useQuery(session, wish && day && !isExtra ? { type: 'freeSlots', ...wish, day } : null);
  const free = answer?.ok ? answer.result : null;
  return (
    <div class="counter-when">
      <div class="counter-day">
        <Field
          label={t('counter.day')}
          type="date"
          min={dayOf(session.now, timeZone)}
          required
          value={day}
          onInput={(value) => onWhen({ ...when, day: value, slotAt: null })}
        />
        <Checkbox
          label={t('counter.extra')}
          checked={isExtra}
          onChange={(isChosen) => onWhen({ ...when, slotAt: null, extraTime: isChosen ? '' : null })}
        />
      </div>
      <fieldset class="counter-free">
        <legend class="kern-label">{t(isExtra ? 'counter.extra' : 'counter.freeTimes')}</legend>
        {!isExtra && wish === null && <p class="kern-body">{t('counter.freeFirst')}</p>}
        {answer?.ok === false && (
          <StatusText kind="warning">{refusalPhrase(words, answer.refusal, timeZone)}</StatusText>
        )}
        {free && <FreeTimes session={session} free={free} when={when} onWhen={onWhen} />}
        {isExtra && (
          <>
            <StatusText kind="warning">{t('counter.extraHow')}</StatusText>
            <Field
              label={t('counter.time')}
              type="time"
              required
              value={extraTime}
              onInput={(value) => onWhen({ ...when, extraTime: value })}
            />
          </>
        )}
      </fieldset>
      {isMissing && (
        <p class="kern-error" role="alert">
          {t('counter.whenMissing')}
        </p>
      )}
    </div>
  );
};
