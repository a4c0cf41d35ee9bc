// Advice: where in the day of a week to offer appointments, so that they meet few who come without one.
import type { InsightResult } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { weekdayName } from '../../ui/days';
import { Button, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { Section } from '../parts/Section';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';
import { clockText, decimal } from './figures';
import { InsightChart } from './InsightChart';
import { advisedHours, foldQuarters, MOST_SPANS, mainChanges, type Quarter } from './slotAdvice';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

type Advice = InsightResult['advice'];

const adviceSentence = ({ t }: AdminWords, quarters: readonly Quarter[]): string => {
  const { fewer, more } = mainChanges(quarters);
  const times = ({ from, to }: Quarter) => t('admin.insight.times', { from: clockText(from), to: clockText(to) });
  if (fewer && more) return t('admin.insight.move', { fewer: times(fewer), more: times(more) });
  return t('admin.insight.stay');
};

const placesPhrase = ({ t }: AdminWords, { offered, proposed }: Quarter): string => {
  if (proposed === offered) return String(proposed);
  const values = { count: proposed, change: Math.abs(proposed - offered) };
  return proposed > offered ? t('admin.insight.placesMore', values) : t('admin.insight.placesFewer', values);
};

const AdviceTable = ({ quarters }: { quarters: readonly Quarter[] }) => {
  const words = useAdminWords();
  const { t } = words;
  return (
    <Table
      caption={t('admin.insight.proposal')}
      heads={[
        t('admin.insight.col.time'),
        t('admin.insight.walkIns'),
        t('admin.insight.offered'),
        t('admin.insight.proposed'),
      ]}
      empty=""
      rows={foldQuarters(quarters).map((span) => (
        <Row
          key={span.from}
          head={t('admin.insight.times', { from: clockText(span.from), to: clockText(span.to) })}
          cells={[decimal(words, span.walkIns), span.offered, placesPhrase(words, span)]}
        />
      ))}
    />
  );
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

type TakeProps = Pick<PageParts, 'draft'> & { weekday: number; quarters: readonly Quarter[] };

/** The proposal becomes a change like any other, looked at and saved on the page of the appointments. */
const TakeButton = ({ draft, weekday, quarters }: TakeProps) => {
  const { t } = useAdminWords();
  const hoursIn = (settings: Settings) => settings.appointments.hours.filter((offer) => offer.weekday === weekday);
  const isChange = quarters.some(({ offered, proposed }) => offered !== proposed);
  if (!isChange || advisedHours(draft.settings.appointments.hours, weekday, quarters).length > MOST_SPANS) return null;
  if (!isSame(hoursIn(draft.settings), hoursIn(draft.saved)))
    return <p class="kern-body">{t('admin.insight.edited')}</p>;
  const take = () => {
    location.hash = hrefTo('appointments');
    draft.edit((now) => ({
      ...now,
      appointments: { ...now.appointments, hours: advisedHours(now.appointments.hours, weekday, quarters) },
    }));
  };
  return (
    <div class="adm-stack">
      <p class="kern-body">{t('admin.insight.takeHow')}</p>
      <div class="adm-actions">
        <Button kind="secondary" onClick={take}>
          {t('admin.insight.take')}
        </Button>
      </div>
    </div>
  );
};

type SlotsProps = PageParts & { weekday: number; advice: Advice | null; onWeekday: (weekday: number) => void };

const Advised = ({ draft, weekday, advice: { days, quarters } }: SlotsProps & { advice: Advice }) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  const name = weekdayName(weekday, language);
  const isOffered = draft.saved.appointments.hours.some((one) => one.weekday === weekday && one.public > 0);
  if (!isOffered)
    return (
      <p class="kern-body" role="status">
        {t('admin.insight.noOffers', { weekday: name })}
      </p>
    );
  if (days === 0 || quarters.length === 0)
    return (
      <p class="kern-body" role="status">
        {t('admin.insight.noDays', { weekday: name })}
      </p>
    );
  return (
    <>
      <div role="status">
        <p class="kern-title">{adviceSentence(words, quarters)}</p>
        <p class="kern-body adm-muted">{count('admin.insight.basis', days)}</p>
      </div>
      <InsightChart quarters={quarters} />
      <AdviceTable quarters={quarters} />
      <TakeButton draft={draft} weekday={weekday} quarters={quarters} />
    </>
  );
};

export const InsightSlots = (props: SlotsProps) => {
  const { t, language } = useAdminWords();
  const { weekday, advice, onWeekday } = props;
  return (
    <Section title={t('admin.insight.slots')} hint={t('admin.insight.slotsHint')}>
      <Select
        label={t('admin.insight.weekday')}
        value={WEEKDAYS[weekday - 1] ?? '1'}
        options={WEEKDAYS.map((value) => ({ value, label: weekdayName(Number(value), language) }))}
        onChange={(value) => onWeekday(Number(value))}
      />
      {advice && <Advised {...props} advice={advice} />}
    </Section>
  );
};
