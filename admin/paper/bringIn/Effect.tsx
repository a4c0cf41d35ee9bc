// S88: what bringing in would do, said before it is done.
import { DAYS_TO_TAKE_BACK, PAPER_OUTCOMES } from '../../../shared/paper/slips';
import { useAdminWords } from '../../parts/words';
import type { PaperList } from '../slips';
import { useDayName } from '../useDayName';

export const Effect = ({ list: { day, slips }, timeZone }: { list: PaperList; timeZone: string }) => {
  const { t, count } = useAdminWords();
  const dayName = useDayName(timeZone);
  return (
    <div>
      <p class="kern-body">{t('admin.paper.will', { day: dayName(day) })}</p>
      <ul class="kern-body">
        {PAPER_OUTCOMES.map((outcome) => {
          const of = slips.filter((slip) => slip.outcome === outcome).length;
          return of > 0 && <li key={outcome}>{count(`admin.paper.will.${outcome}`, of)}</li>;
        })}
      </ul>
      <p class="kern-body">{t('admin.paper.willBack', { days: DAYS_TO_TAKE_BACK })}</p>
    </div>
  );
};
