// Says that the link to the server is down, and how old what stands on the screen is.
import type { Snapshot } from '../../shared/protocol';
import { useLostAt } from '../clock';
import { formatTime } from '../time';
import { useWords } from '../words';
import { Alert } from './Alert';

export type OfflineBannerProps = { online: boolean; snapshot: Snapshot; timeZone: string; why?: string | null };

/** Nothing while the link is up; `why` is told where it is known. Always in the page, so that screen readers notice the change. */
export const OfflineBanner = ({ online, snapshot, timeZone, why }: OfflineBannerProps) => {
  const { t, language } = useWords();
  const lostAt = useLostAt(snapshot, online);
  return (
    <div class="wm-offline">
      {lostAt !== null && (
        <Alert kind="warning" title={why ?? t('common.offline')}>
          <p class="kern-body">{t('common.offlineState', { time: formatTime(lostAt, 'time', timeZone, language) })}</p>
        </Alert>
      )}
    </div>
  );
};
