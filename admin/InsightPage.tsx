// F5 for the head of the office: how long people wait and what would change it, and whether the forecasts hold.
import { useState } from 'preact/hooks';
import { weekdayOf } from '../shared/time';
import { InsightCounters } from './InsightCounters';
import { InsightScores } from './InsightScores';
import { InsightSlots } from './InsightSlots';
import { PageHead, Refused } from './Parts';
import type { PageParts } from './page';
import { useInsight } from './useInsight';
import { useAdminWords } from './words';

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
