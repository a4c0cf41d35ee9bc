// F5: forecasts held against truth, week by week, and what that means in a sentence.
import type { InsightResult } from '../../shared/protocol';
import { StatusText } from '../../ui/kit';
import { weekName } from '../parts/names';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';
import { decimal, percent } from './figures';

type Score = Omit<InsightResult['scores'][number], 'week'>;

/** F4: the range that people are told holds in 80 % of cases. */
const GOAL = 0.8;
/** With fewer tickets chance says more than the forecast. */
const FEWEST = 40;
/** Less is neither too long nor too short. */
const LEAST_BIAS_MIN = 0.05;

/** All weeks as one, each ticket counting the same. */
const altogether = (scores: readonly Score[]): Score => {
  const tickets = scores.reduce((sum, score) => sum + score.tickets, 0);
  const mean = (key: Exclude<keyof Score, 'tickets'>) =>
    scores.reduce((sum, score) => sum + score.tickets * score[key], 0) / tickets;
  return {
    tickets,
    biasMin: mean('biasMin'),
    errorMin: mean('errorMin'),
    covered: mean('covered'),
    longer: mean('longer'),
  };
};

const biasPhrase = (words: AdminWords, { biasMin }: Score): string => {
  if (Math.abs(biasMin) < LEAST_BIAS_MIN) return words.t('admin.insight.bias.none');
  const values = { min: decimal(words, Math.abs(biasMin)) };
  return biasMin > 0 ? words.t('admin.insight.bias.long', values) : words.t('admin.insight.bias.short', values);
};

const meaningOf = (words: AdminWords, score: Score): string =>
  words.t('admin.insight.meaning', {
    bias: biasPhrase(words, score),
    error: decimal(words, score.errorMin),
    covered: percent(words, score.covered),
    longer: percent(words, score.longer),
  });

const Judgement = ({ score: { tickets, covered } }: { score: Score }) => {
  const words = useAdminWords();
  const { t, count } = words;
  if (tickets < FEWEST) return <StatusText kind="info">{count('admin.insight.fewTickets', tickets)}</StatusText>;
  // As it is written: 79.6 % stands there as 80 %.
  const isReached = Math.round(100 * covered) >= 100 * GOAL;
  return (
    <StatusText kind={isReached ? 'success' : 'warning'}>
      {t(isReached ? 'admin.insight.goalReached' : 'admin.insight.goalMissed', { goal: percent(words, GOAL) })}
    </StatusText>
  );
};

export const InsightScores = ({ scores }: { scores: InsightResult['scores'] }) => {
  const words = useAdminWords();
  const { t, language } = words;
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={t('admin.insight.scores')}
        {...(scores.length > 0 && { hint: meaningOf(words, altogether(scores)) })}
        heads={[
          t('admin.insight.col.week'),
          t('admin.insight.col.tickets'),
          t('admin.insight.col.bias'),
          t('admin.insight.col.error'),
          t('admin.insight.col.covered', { goal: percent(words, GOAL) }),
          t('admin.insight.col.longer'),
        ]}
        empty={t('admin.insight.noScores')}
        rows={scores.map((score) => (
          <Row
            key={score.week}
            head={weekName(score.week, language)}
            cells={[
              score.tickets,
              biasPhrase(words, score),
              t('admin.insight.min', { count: decimal(words, score.errorMin) }),
              percent(words, score.covered),
              percent(words, score.longer),
            ]}
          />
        ))}
      />
      {scores.length > 0 && (
        <p class="kern-body">
          <Judgement score={altogether(scores)} />
        </p>
      )}
    </section>
  );
};
