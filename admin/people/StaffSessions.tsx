// S21: where somebody is logged in, and logging them out.
import { Button, Dialog } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { stationsOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type StaffSessionsProps = PageParts & { personId: string; onClose: () => void };

export const StaffSessions = ({ personId, view, ask, onClose }: StaffSessionsProps) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { timeZone } = view.office;
  const { act, isBusy, refusal } = useAct(ask);
  const person = view.staff.find(({ id }) => id === personId);
  const stations = stationsOf(words, view.settings);
  const at = (instant: number) => formatTime(instant, 'dateTime', timeZone, language);
  const end = (sessionId: string | null) => void act({ type: 'endSessions', personId, sessionId });
  const sessions = (person?.sessions ?? []).map((one) => ({
    ...one,
    place:
      stations.find(({ role, stationId }) => role === one.role && stationId === one.stationId)?.name ?? one.stationId,
  }));
  return (
    <Dialog
      title={t('admin.person.sessionsOf', { name: person?.name ?? '' })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('admin.done')}</Button>}
    >
      <ul class="wm-sessions">
        {sessions.map(({ id, place, since, usedAt }) => (
          <li key={id}>
            <span>
              <strong>{place}</strong>
              <br />
              {t('login.session.since', { time: at(since), used: at(usedAt) })}
            </span>
            <Button
              kind="tertiary"
              blocked={isBusy}
              label={t('login.session.endAt', { place })}
              onClick={() => end(id)}
            >
              {t('login.session.end')}
            </Button>
          </li>
        ))}
      </ul>
      {sessions.length === 0 && <p class="kern-body">{t('admin.person.noSession')}</p>}
      {sessions.length > 1 && (
        <Button kind="secondary" blocked={isBusy} onClick={() => end(null)}>
          {t('admin.person.endAll')}
        </Button>
      )}
      <Refused refusal={refusal} timeZone={timeZone} />
    </Dialog>
  );
};
