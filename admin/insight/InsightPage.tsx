// F5 for the head of the office: how long people wait and what would change it, and whether the forecasts hold.
import { useState } from 'preact/hooks';
import { weekdayOf } from '../../shared/time';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { InsightCounters } from './InsightCounters';
import { InsightScores } from './InsightScores';
import { InsightSlots } from './InsightSlots';
import { useInsight } from './useInsight';

export const InsightPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const { view, day, ask } = parts;
  const [weekday, setWeekday] = useState(weekdayOf(day));
  const { result, weekday: answered, refusal } = useInsight(ask, weekday, view.settingsVersion);
  return (
    <>
      <PageHead title={t('admin.page.insight')} />
      <Refused refusal={result ? null : refusal} timeZone={view.office.timeZone} />
      {result && (
        <div class="adm-form adm-wide">
          <InsightCounters {...parts} result={result} />
          <InsightScores scores={result.scores} />
          <InsightSlots
            {...parts}
            weekday={weekday}
            advice={answered === weekday ? result.advice : null}
            onWeekday={setWeekday}
          />
        </div>
      )}
    </>
  );
};
