// R5: who waits longest, where it is stuck, and which of the office's own limits are reached; never by colour alone.
import { useState } from 'preact/hooks';
import {
  type Level,
  levelOf,
  longestOf,
  minutesSince,
  type Reached,
  reachedOf,
  type StuckLine,
  stuckFirst,
} from '../../shared/figures/live';
import type { AdminView } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { Alert, Button, SaidList, StatusText } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import { hrefTo } from '../draft/routes';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';

type LiveProps = { view: AdminView; now: number };

/** What stands above the counters; more of them are no help. */
const MOST_REACHED = 6;
const MOST_LINES = 8;
const KINDS = { none: 'success', yellow: 'warning', red: 'danger' } as const satisfies Record<Level, string>;

const reachedPhrase = (words: AdminWords, { office: { placeWord } }: AdminView, reached: Reached): string => {
  const { t } = words;
  const min = reached.value;
  switch (reached.limit) {
    case 'waitMin':
    case 'nobodyMin':
      return t(`admin.live.${reached.limit}`, { number: reached.line.longest.number, min });
    case 'waiting':
      return t('admin.live.waiting', { count: reached.value });
    case 'calledMin': {
      const { number, counter } = reached.called;
      return t('admin.live.calledMin', { number, min, place: placePhrase(words, placeWord, counter) });
    }
    case 'errandOver': {
      const { number, counter, name } = reached.errand;
      const place = placePhrase(words, placeWord, counter);
      return t('admin.live.errandOver', { number, min, place, errand: textOf(name, words.language) });
    }
    case 'pauseOverMin':
      return t('admin.live.pauseOverMin', { min, place: placePhrase(words, placeWord, reached.pause.counter) });
  }
};

const keyOf = (reached: Reached): string => {
  if ('line' in reached) return `line ${reached.line.key}`;
  if ('errand' in reached) return `errand ${reached.errand.number}`;
  if ('called' in reached) return `called ${reached.called.number}`;
  return 'pause' in reached ? `pause ${reached.pause.counter}` : reached.limit;
};

/** What is reached, the worst first. Minutes go on by themselves: heard is only how many there are (U1). */
export const ReachedLimits = ({ view, now }: LiveProps) => {
  const words = useAdminWords();
  const { t, count } = words;
  const may = useMay();
  const reached = reachedOf(view.live, view.settings.liveLimits, now);
  const urgent = reached.filter(({ level }) => level === 'red').length;
  const said = count('admin.live.reached', reached.length);
  const title = urgent === 0 ? said : t('admin.live.urgent', { reached: said, count: urgent });
  return (
    <>
      <p class="kern-sr-only" role="status">
        {reached.length > 0 && title}
      </p>
      {reached.length > 0 && (
        <Alert kind={urgent > 0 ? 'danger' : 'warning'} title={title} isQuiet>
          <ul class="kern-body adm-list adm-reached">
            {reached.slice(0, MOST_REACHED).map((one) => (
              <li key={keyOf(one)}>
                <StatusText kind={KINDS[one.level]}>
                  <strong>{t(`admin.live.level.${one.level}`)}:</strong> {reachedPhrase(words, view, one)}
                </StatusText>
              </li>
            ))}
            {reached.length > MOST_REACHED && <li>{count('admin.live.more', reached.length - MOST_REACHED)}</li>}
          </ul>
          {may('changeSettings') && (
            <a class="kern-link" href={hrefTo('limits')}>
              {t('admin.live.limits')}
            </a>
          )}
        </Alert>
      )}
    </>
  );
};

/** Who waits longest; nothing while nobody does. */
export const LongestWait = ({ view, now }: LiveProps) => {
  const { t, language } = useAdminWords();
  const longest = longestOf(view.live, now);
  if (longest === null) return null;
  const min = minutesSince(longest.since, now);
  const time = formatTime(longest.since, 'time', view.office.timeZone, language);
  const level = levelOf(view.settings.liveLimits.waitMin, min);
  const said = t('admin.live.longest', { number: longest.number, min, time });
  return <p class="kern-body">{level === 'none' ? said : <StatusText kind={KINDS[level]}>{said}</StatusText>}</p>;
};

/** W23: who may come besides. */
const OnTheWay = ({ live: { onTheWay } }: AdminView) => {
  const { count } = useAdminWords();
  return onTheWay === 0 ? null : <p class="kern-body">{count('admin.live.onTheWay', onTheWay)}</p>;
};

const LineHead = ({ line, view }: { line: StuckLine; view: AdminView }) => {
  const words = useAdminWords();
  const only = line.counter === null ? null : placePhrase(words, view.office.placeWord, line.counter);
  return (
    <>
      <SaidList texts={line.services} between=" + " />
      {only !== null && ` (${words.t('admin.live.onlyCounter', { place: only })})`}
    </>
  );
};

/** Each line of people who wait for the same counters, the one that is stuck worst first. */
export const LinesNow = ({ view, now }: LiveProps) => {
  const { t } = useAdminWords();
  const [isWhole, showWhole] = useState(false);
  const lines = stuckFirst(view.live, view.settings.liveLimits, now);
  const working = (line: StuckLine) =>
    line.atWork.map(({ name, isPaused }) => (isPaused ? t('admin.live.onPause', { name }) : name)).join(', ');
  return (
    <section class="adm-stack">
      <Table
        caption={t('admin.live.lines')}
        heads={[
          t('admin.live.line'),
          t('admin.col.state'),
          t('admin.live.count'),
          t('admin.live.longestHead'),
          t('admin.live.atWork'),
        ]}
        empty={t('admin.live.nobody')}
        rows={lines.slice(0, isWhole ? lines.length : MOST_LINES).map((line) => (
          <Row
            key={line.key}
            head={<LineHead line={line} view={view} />}
            cells={[
              <StatusText key="state" kind={KINDS[line.level]}>
                {t(`admin.live.level.${line.level}`)}
              </StatusText>,
              line.waiting,
              t('admin.live.longestCell', { number: line.longest.number, min: line.waitedMin }),
              line.atWork.length === 0 ? t('admin.live.none') : working(line),
            ]}
          />
        ))}
      />
      <OnTheWay {...view} />
      {lines.length > MOST_LINES && !isWhole && (
        <div>
          <Button kind="tertiary" onClick={() => showWhole(true)}>
            {t('admin.live.all', { count: lines.length })}
          </Button>
        </div>
      )}
    </section>
  );
};
