// Hours that come back every week, day by day as an office writes them on its door.
import { weekdayName } from '../../ui/days';
import { Button, StatusText } from '../../ui/kit';
import { useAdminWords } from '../parts/words';
import type { DaySpan } from './SpanFields';
import { type SpanParts, Spans } from './Spans';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

type WeekSpan = DaySpan & { weekday: number };

const MORNING: WeekSpan = { weekday: 1, from: '08:00', to: '12:00' };

/** What an office begins with that is no longer always open. */
export const USUAL_HOURS: WeekSpan[] = [1, 2, 3, 4, 5].map((weekday) => ({ ...MORNING, weekday }));

type WeekHoursProps<S extends WeekSpan> = SpanParts<S> & {
  hours: readonly S[];
  /** What the first span of a day begins with; the next ones begin without times. */
  fresh: S;
  onChange: (hours: S[]) => void;
};

export const WeekHours = <S extends WeekSpan>({ hours, fresh, onChange, ...parts }: WeekHoursProps<S>) => {
  const { t, language } = useAdminWords();
  const ofDay = (weekday: number) => hours.filter((span) => span.weekday === weekday);
  const change = (weekday: number, spans: S[]) =>
    onChange(WEEKDAYS.flatMap((one) => (one === weekday ? spans : ofDay(one))));
  return (
    <div class="adm-week">
      {WEEKDAYS.map((weekday) => {
        const spans = ofDay(weekday);
        const last = spans.at(-1);
        const dayBefore = ofDay(weekday - 1);
        const legend = weekdayName(weekday, language);
        const before = weekdayName(weekday - 1, language);
        return (
          <Spans
            {...parts}
            key={weekday}
            legend={legend}
            spans={spans}
            fresh={last ? { ...last, from: '', to: '' } : { ...fresh, weekday }}
            onChange={(changed) => change(weekday, changed)}
            besides={
              spans.length === 0 &&
              dayBefore.length > 0 && (
                <Button
                  kind="tertiary"
                  onClick={() =>
                    change(
                      weekday,
                      dayBefore.map((span) => ({ ...span, weekday })),
                    )
                  }
                  label={`${t('admin.span.likeBefore', { day: before })}: ${legend}`}
                >
                  {t('admin.span.likeBefore', { day: before })}
                </Button>
              )
            }
          />
        );
      })}
    </div>
  );
};

type PlainProps = Pick<WeekHoursProps<WeekSpan>, 'hours' | 'isInvalid' | 'onChange'>;

/** Hours without anything beside from and to. */
export const PlainWeekHours = (props: PlainProps) => <WeekHours {...props} fresh={MORNING} more={() => null} />;

/** When walk-ins are received. */
export const WalkInHours = (props: PlainProps) => {
  const { t } = useAdminWords();
  return (
    <>
      {props.hours.length === 0 && (
        <p class="kern-body">
          <StatusText kind="warning">{t('admin.hours.none')}</StatusText>
        </p>
      )}
      <PlainWeekHours {...props} />
    </>
  );
};
