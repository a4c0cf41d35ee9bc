// R5: what is not well although none of the office's limits says so. Where this says something, nothing says that all is well.
import type { AdminView } from '../../shared/protocol';
import { Alert } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { type AdminWords, useAdminWords } from '../parts/words';
import { type Notice, noticesOf } from './well';

const noticePhrase = (words: AdminWords, { office }: AdminView, notice: Notice): string => {
  const { t, language } = words;
  const place = (name: string) => placePhrase(words, office.placeWord, name);
  switch (notice.kind) {
    case 'called': {
      const { number, counter } = notice.called;
      return t('admin.live.calledMin', { number, min: notice.min, place: place(counter) });
    }
    case 'pauseOver': {
      const time = formatTime(notice.pause.until, 'time', office.timeZone, language);
      return t('admin.notice.pauseOver', { place: place(notice.pause.counter), time });
    }
    case 'onPause': {
      const places = notice.line.atWork.map(({ name }) => place(name)).join(', ');
      return t('admin.notice.onPause', { number: notice.line.longest.number, places });
    }
    case 'nobody':
      return t('admin.notice.nobody');
    case 'away':
      return t('admin.notice.away', { name: notice.name });
  }
};

/** Minutes go on by themselves: heard is only how many there are (U1). */
export const Notices = ({ view, now }: { view: AdminView; now: number }) => {
  const words = useAdminWords();
  const notices = noticesOf(view, now);
  const title = words.count('admin.notices', notices.length);
  return (
    <>
      <p class="kern-sr-only" role="status">
        {notices.length > 0 && title}
      </p>
      {notices.length > 0 && (
        <Alert kind="warning" title={title} isQuiet>
          <ul class="kern-body adm-list">
            {notices.map((notice) => {
              const said = noticePhrase(words, view, notice);
              return <li key={said}>{said}</li>;
            })}
          </ul>
        </Alert>
      )}
    </>
  );
};
