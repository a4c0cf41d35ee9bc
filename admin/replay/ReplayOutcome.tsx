// R11, R10: what the change does to those who wait, how sure that is, and the check on the weeks as they were.
import type { ReplayResult, VisitKind } from '../../shared/replay/replay';
import { formatDay, weekdayName } from '../../ui/days';
import { StatusText } from '../../ui/kit';
import { Section } from '../parts/Section';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';
import { besides, changeParts, effectPhrase, KINDS, minutesText, rangeText } from './phrases';
import { type Pair, ReplayChart } from './ReplayChart';

/** With fewer days a week's chance says more than the change. */
const FEWEST_DAYS = 10;

const Check = ({ result }: { result: ReplayResult }) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  const { check, isTrue, offDays, leftOut, days } = result;
  const dayNames = (names: readonly string[]) => names.map((day) => formatDay(day, language, 'fullDate')).join('; ');
  return (
    <Section title={t('admin.replay.check')}>
      <p class="kern-body" role="status">
        <StatusText kind={isTrue ? 'success' : 'warning'}>
          {t(isTrue ? 'admin.replay.check.good' : 'admin.replay.check.bad')}
        </StatusText>
      </p>
      {days < FEWEST_DAYS && (
        <p class="kern-body">
          <StatusText kind="warning">{count('admin.replay.fewDays', days)}</StatusText>
        </p>
      )}
      <Table
        caption={t('admin.replay.check.table')}
        heads={[
          t('admin.replay.col.who'),
          t('admin.replay.col.visits'),
          t('admin.replay.col.true'),
          t('admin.replay.col.replayed'),
        ]}
        empty=""
        rows={KINDS.flatMap((kind) => {
          const one = check[kind];
          if (one === null) return [];
          const cells = [one.visits, minutesText(words, one.trueMin), minutesText(words, one.replayedMin)];
          return [<Row key={kind} head={t(`admin.replay.kind.${kind}`)} cells={cells} />];
        })}
      />
      {offDays.length > 0 && (
        <p class="kern-body adm-muted">{t('admin.replay.offDays', { days: dayNames(offDays) })}</p>
      )}
      {leftOut.map(({ day, why }) => (
        <p class="kern-body adm-muted" key={day}>
          {t(`admin.replay.leftOut.${why}`, { day: formatDay(day, language, 'fullDate') })}
        </p>
      ))}
    </Section>
  );
};

type Group = ReplayResult['hours'][number] | ReplayResult['weekdays'][number];

const labelOf = (words: AdminWords, group: Group): string =>
  'hour' in group
    ? words.t('admin.replay.hour', { from: group.hour, to: group.hour + 1 })
    : weekdayName(group.weekday, words.language);

type GroupsProps = { caption: string; groups: readonly Group[]; kinds: readonly VisitKind[] };

/** Waits by hour or weekday: a picture for each kind, and one table for both. */
const Groups = ({ caption, groups, kinds }: GroupsProps) => {
  const words = useAdminWords();
  const { t } = words;
  const minutes = (value: number | null) => (value === null ? '–' : minutesText(words, value));
  if (groups.length < 2) return null;
  return (
    <Section title={caption}>
      {kinds.map((kind) => (
        <div key={kind}>
          <p class="kern-title">{t(`admin.replay.kind.${kind}`)}</p>
          <ReplayChart
            pairs={groups.map((group) => ({
              ...{ label: labelOf(words, group), before: group.before[kind], after: group.after[kind] },
            }))}
          />
        </div>
      ))}
      <Table
        caption={t('admin.replay.asTable', { caption })}
        heads={[
          t('admin.replay.col.when'),
          ...kinds.flatMap((kind) =>
            (['before', 'after'] as const).map((side) =>
              t('admin.replay.col.of', { kind: t(`admin.replay.kind.${kind}`), side: t(`admin.replay.${side}`) }),
            ),
          ),
        ]}
        empty=""
        rows={groups.map((group) => (
          <Row
            key={labelOf(words, group)}
            head={labelOf(words, group)}
            cells={kinds.flatMap((kind) => [minutes(group.before[kind]), minutes(group.after[kind])])}
          />
        ))}
      />
    </Section>
  );
};

export const ReplayOutcome = ({ result }: { result: ReplayResult }) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  const parts = changeParts(words, result.change);
  const kinds = KINDS.filter((kind) => result.waits[kind] !== null);
  const pairs = kinds.flatMap((kind): Pair[] => {
    const one = result.waits[kind];
    const label = t(`admin.replay.kind.${kind}`);
    return one ? [{ label, before: one.before.mean, after: one.after.mean, range: one.after }] : [];
  });
  return (
    <>
      <Section title={parts.length > 0 ? parts.join(' · ') : t('admin.replay.nothingChanged')}>
        <p class="kern-body adm-muted">
          {t('admin.replay.basis', {
            days: count('admin.replay.basisDays', result.days),
            from: formatDay(result.from, language, 'fullDate'),
            to: formatDay(result.to, language, 'fullDate'),
          })}
        </p>
        <div role="status">
          <ul class="adm-replay__effects">
            {kinds.map((kind) => {
              const one = result.waits[kind];
              return (
                <li class="kern-title" key={kind}>
                  {one && effectPhrase(words, kind, one)}
                </li>
              );
            })}
            {kinds.length === 0 && <li class="kern-title">{t('admin.replay.nobodyServed')}</li>}
            {besides(words, result).map((said) => (
              <li class="kern-body" key={said}>
                {said}
              </li>
            ))}
          </ul>
        </div>
        <ReplayChart pairs={pairs} />
        <Table
          caption={t('admin.replay.waits')}
          hint={t('admin.replay.waitsHint', { draws: result.draws })}
          heads={[
            t('admin.replay.col.who'),
            t('admin.replay.before'),
            t('admin.replay.after'),
            t('admin.replay.col.range'),
            t('admin.replay.col.long'),
          ]}
          empty=""
          rows={kinds.flatMap((kind) => {
            const one = result.waits[kind];
            if (one === null) return [];
            const long = t('admin.replay.fromTo', {
              before: minutesText(words, one.longBefore),
              after: minutesText(words, one.longAfter),
            });
            const cells = [
              minutesText(words, one.before.mean),
              minutesText(words, one.after.mean),
              rangeText(words, one.change),
              long,
            ];
            return [<Row key={kind} head={t(`admin.replay.kind.${kind}`)} cells={cells} />];
          })}
        />
      </Section>
      <Groups caption={t('admin.replay.byHour')} groups={result.hours} kinds={kinds} />
      <Groups caption={t('admin.replay.byWeekday')} groups={result.weekdays} kinds={kinds} />
      <Check result={result} />
      <Section title={t('admin.replay.how')}>
        <p class="kern-body">{t('admin.replay.howText')}</p>
        <p class="kern-body">{t('admin.replay.limits')}</p>
      </Section>
    </>
  );
};
