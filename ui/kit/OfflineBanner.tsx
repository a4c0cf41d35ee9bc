// Says that the link to the server is down, and how old what stands on the screen is.
import { formatTime } from '../time';
import { useWords } from '../words';
import { Alert } from './Alert';

export type OfflineBannerProps = { online: boolean; snapshot: { now: number } | null; timeZone: string };

/** Nothing while the link is up. Always in the page, so that screen readers notice the change. */
export const OfflineBanner = ({ online, snapshot, timeZone }: OfflineBannerProps) => {
  const { t, language } = useWords();
  return (
    <div class="wm-offline" aria-live="assertive">
      {!online && (
        <Alert kind="warning" title={t('common.offline')}>
          {snapshot && (
            <p class="kern-body">
              {t('common.offlineState', { time: formatTime(snapshot.now, 'time', timeZone, language) })}
            </p>
          )}
        </Alert>
      )}
    </div>
  );
};
