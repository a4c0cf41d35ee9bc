// A17: what became of a decision about many appointments, while it is carried out and afterwards.
import { StatusText } from '../../../ui/kit';
import { refusalPhrase } from '../../../ui/phrases';
import { formatTime } from '../../../ui/time';
import { type AdminWords, useAdminWords } from '../../parts/words';
import { whoPhrase } from './UnfitList';
import type { Left, Outcome, Progress } from './useUnfit';

const whyPhrase = (words: AdminWords, { why }: Left, timeZone: string): string =>
  typeof why === 'string' ? words.t(`admin.unfit.stays.${why}`) : refusalPhrase(words, why, timeZone);

type Props = { progress: Progress | null; outcome: Outcome | null; timeZone: string };

/** Always there, so that what comes into it is heard. */
export const UnfitOutcome = ({ progress, outcome, timeZone }: Props) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  return (
    <div role="status" class="adm-stack adm-outcome">
      {progress !== null && <StatusText kind="info">{t('admin.unfit.progress', progress)}</StatusText>}
      {outcome !== null && outcome.done > 0 && (
        <p class="kern-body">
          <StatusText kind="success">{count(`admin.unfit.done.${outcome.kind}`, outcome.done)}</StatusText>{' '}
          {outcome.kind === 'move' &&
            t('admin.unfit.doneLetters', { letters: outcome.letters, calls: outcome.done - outcome.letters })}
        </p>
      )}
      {outcome !== null && outcome.left.length > 0 && (
        <div>
          <p class="kern-body">
            <StatusText kind="warning">{count('admin.unfit.left', outcome.left.length)}</StatusText>
          </p>
          <ul class="kern-body adm-list">
            {outcome.left.map((left) => (
              <li key={left.one.visitId}>
                {whoPhrase(words, left.one)}, {formatTime(left.one.slotAt, 'dateTime', timeZone, language)}:{' '}
                {whyPhrase(words, left, timeZone)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
