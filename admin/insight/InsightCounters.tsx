// What a counter more or fewer does to those who wait: for who comes now, and for the rest of the day.
import type { InsightResult } from '../../shared/protocol';
import { weekdayOf } from '../../shared/time';
import { weekdayName } from '../../ui/days';
import type { PageParts } from '../draft/page';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';
import { waitPhrase } from './figures';

type Newcomer = InsightResult['newcomer'];

const newcomerSentence = (words: AdminWords, { now, oneMore, oneFewer }: Newcomer): string => {
  const { t } = words;
  const [asNow, more, fewer] = [now, oneMore, oneFewer].map((minutes) => waitPhrase(words, minutes));
  const values = { now: asNow ?? '', more: more ?? '', fewer: fewer ?? '' };
  if (now === null) return t('admin.insight.nobodyServes');
  if (oneFewer === null) return t('admin.insight.lastCounter', values);
  if (more === asNow && fewer === asNow) return t('admin.insight.noDifference', values);
  return t('admin.insight.newcomer', values);
};

/** Why there is no mean for the rest of the day; null where there is one. */
const todaySentence = ({ t, language }: AdminWords, today: InsightResult['today'], day: string): string | null => {
  if (today === null) return t('admin.insight.todayUnknown', { weekday: weekdayName(weekdayOf(day), language) });
  return today.coming === 0 ? t('admin.insight.todayNobody') : null;
};

export const InsightCounters = ({ view, day, result }: PageParts & { result: InsightResult }) => {
  const words = useAdminWords();
  const { t, count } = words;
  const { newcomer, today } = result;
  const open = view.counters.filter(({ person }) => person !== null).length;
  const why = todaySentence(words, today, day);
  const row = (head: string, { now, oneMore, oneFewer }: Newcomer) => (
    <Row
      key={head}
      head={head}
      cells={[oneFewer, now, oneMore].map((minutes, i) => (
        <span key={String(i)} class={i === 1 ? 'adm-insight__now' : ''}>
          {waitPhrase(words, minutes)}
        </span>
      ))}
    />
  );
  return (
    <section class="adm-stack adm-section adm-insight">
      <Table
        caption={t('admin.insight.counters')}
        hint={newcomerSentence(words, newcomer)}
        heads={[
          t('admin.insight.who'),
          t('admin.insight.oneFewer'),
          count('admin.insight.asNow', open),
          t('admin.insight.oneMore'),
        ]}
        empty=""
        rows={[
          row(t('admin.insight.whoNow'), newcomer),
          ...(today && today.coming > 0 ? [row(count('admin.insight.whoToday', today.coming), today)] : []),
        ]}
      />
      {why && <p class="kern-body adm-muted">{why}</p>}
    </section>
  );
};
