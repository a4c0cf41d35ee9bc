// How a calendar of another system stands: when it was read, what came of it, and what is wrong.
import type { FeedFailure, FeedView } from '../../shared/imports';
import { StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { type AdminWords, useAdminWords } from '../parts/words';
import { countsPhrase } from './ImportFaults';

const failurePhrase = ({ t }: AdminWords, failure: FeedFailure): string => {
  switch (failure.code) {
    case 'status':
      return t('admin.feed.status', { status: failure.status });
    case 'unreachable':
    case 'tooSlow':
    case 'tooLarge':
    case 'ledInside':
    case 'notACalendar':
    case 'tooManyEntries':
    case 'notImported':
    case 'stopped':
    case 'unfinished':
      return t(`admin.feed.${failure.code}`);
  }
};

export const FeedState = ({ feed, timeZone }: { feed: FeedView | undefined; timeZone: string }) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  if (feed?.host === null) return <StatusText kind="warning">{t('admin.feed.urlMissing')}</StatusText>;
  if (feed === undefined || feed.checkedAt === null) return <span class="adm-muted">{t('admin.feed.notYet')}</span>;
  const at = (instant: number) => formatTime(instant, 'dateTime', timeZone, language);
  const { checkedAt, failure, reading } = feed;
  return (
    <div>
      {failure ? (
        <StatusText kind="danger">
          {t('admin.feed.failed', { time: at(checkedAt) })} {failurePhrase(words, failure)}
        </StatusText>
      ) : (
        <StatusText kind="success">{t('admin.feed.read', { time: at(checkedAt) })}</StatusText>
      )}
      {reading && (
        <p class="kern-body kern-body--small">
          {t('admin.feed.reading', { time: at(reading.at), counts: countsPhrase(words, reading.counts) })}
        </p>
      )}
      {reading !== null && reading.faultCount > 0 && (
        <StatusText kind="warning">{count('admin.faults', reading.faultCount)}</StatusText>
      )}
    </div>
  );
};
