// W16: the next days with free times, and the times of the one that was tapped.
import { useEffect, useState } from 'preact/hooks';
import type { KioskTimes, KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { formatDay } from '../../ui/days';
import { Button } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { formatTime } from '../../ui/time';
import { useGlassSize } from '../parts/glass';
import { Heading } from '../parts/Heading';
import { Pager } from '../parts/Pager';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';
import type { Wish } from '../visitor';

export type TimesProps = {
  snapshot: Snapshot<KioskView>;
  wish: Wish;
  ask: Ask;
  /** Why the time that was chosen could not be had. */
  refusal: SpokenRefusal | null;
  /** What was found last; null before that. */
  times: KioskTimes | null;
  isAsking: boolean;
  onTimes: (times: KioskTimes) => void;
  onChoose: (slotAt: number) => void;
};

/** The days that are shown, from one on; `show` looks for those from another one, and keeps those before where there are none. */
const useTimes = ({ snapshot, wish, ask, onTimes }: Pick<TimesProps, 'snapshot' | 'wish' | 'ask' | 'onTimes'>) => {
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const show = async (from: string, before: KioskTimes | null) => {
    let answer = await ask({ type: 'timesAtKiosk', ...wish, from });
    // It looks some weeks ahead: all of them may be full, and those after them not.
    while (answer.ok && answer.result.days.length === 0 && answer.result.more !== null)
      answer = await ask({ type: 'timesAtKiosk', ...wish, from: answer.result.more });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    const isNone = answer.result.days.length === 0;
    onTimes(isNone && before !== null ? { ...before, more: null } : answer.result);
  };
  useEffect(() => void show(snapshot.day, null), []);
  return { refusal, show };
};

/** As many times as fit the glass beside five days, lying or standing. */
const MOST_TIMES = { lying: 12, standing: 20 };
const useMostTimes = (): number => {
  useGlassSize();
  return innerHeight > innerWidth ? MOST_TIMES.standing : MOST_TIMES.lying;
};

export const Times = ({ snapshot, wish, ask, refusal, times, isAsking, onTimes, onChoose }: TimesProps) => {
  const { t, language } = useKioskWords();
  const { refusal: notShown, show } = useTimes({ snapshot, wish, ask, onTimes });
  const [tapped, setTapped] = useState<string | null>(null);
  const [turned, setPage] = useState(0);
  const days = times?.days ?? [];
  const day = days.find((one) => one.day === tapped) ?? days[0];
  const more = times?.more ?? null;
  const most = useMostTimes();
  const pages = Math.ceil((day?.starts.length ?? 0) / most);
  const page = Math.min(turned, Math.max(0, pages - 1));
  const later = more !== null && days.length > 0 && (
    <Button
      kind="secondary"
      onClick={() => {
        setPage(0);
        void show(more, times);
      }}
    >
      {t('kiosk.book.later')}
    </Button>
  );
  return (
    <>
      <div class="kiosk-told">
        <Heading>{t('kiosk.book.when')}</Heading>
      </div>
      <Refused refusal={refusal ?? notShown} snapshot={snapshot} />
      {times === null && notShown === null && <p class="kiosk-lead">{t('common.wait')}</p>}
      {times === null && notShown !== null && (
        <Button kind="secondary" onClick={() => void show(snapshot.day, null)}>
          {t('common.retry')}
        </Button>
      )}
      {times !== null && day === undefined && <p class="kiosk-lead">{t('kiosk.book.none')}</p>}
      {day !== undefined && (
        <>
          <fieldset class="kiosk-days">
            <legend class="kiosk-lead">{t('kiosk.book.day')}</legend>
            {days.map((one) => (
              <button
                key={one.day}
                type="button"
                class={`kern-btn kern-btn--${one === day ? 'primary' : 'secondary'}`}
                aria-pressed={one === day}
                onClick={() => {
                  setTapped(one.day);
                  setPage(0);
                }}
              >
                <span class="kern-label">{formatDay(one.day, language)}</span>
              </button>
            ))}
          </fieldset>
          <fieldset class="kiosk-slots">
            <legend class="kiosk-lead">{t('kiosk.book.time', { date: formatDay(day.day, language) })}</legend>
            {day.starts.slice(page * most, (page + 1) * most).map((at) => (
              <Button key={at} kind="secondary" blocked={isAsking} onClick={() => onChoose(at)}>
                {t('common.clock', { time: formatTime(at, 'time', snapshot.view.office.timeZone, language) })}
              </Button>
            ))}
          </fieldset>
        </>
      )}
      {pages > 1 ? (
        <Pager page={page} pages={pages} onPage={setPage}>
          {later}
        </Pager>
      ) : (
        later
      )}
    </>
  );
};
