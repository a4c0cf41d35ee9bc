// The office's time of day, as on its wall.
import type { Snapshot } from '../../shared/protocol';
import { useOfficeNow } from '../clock';
import { formatTime } from '../time';
import { useWords } from '../words';

export const Clock = ({ snapshot, timeZone }: { snapshot: Snapshot; timeZone: string }) => {
  const { language } = useWords();
  const now = useOfficeNow(snapshot, 1000);
  return (
    <time class="wm-clock" dateTime={new Date(now).toISOString()}>
      {formatTime(now, 'time', timeZone, language)}
    </time>
  );
};
