// S21: where somebody is logged in, since when, and the way to end it.
import { useEffect, useState } from 'preact/hooks';
import type { SessionView } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button, StatusText } from '../kit';
import type { Ask } from '../link/link';
import { refusalPhrase } from '../phrases';
import { formatTime } from '../time';
import { useStaffWords } from './words';

export type MySessionsProps = {
  ask: Ask;
  timeZone: string;
  placeOf: (station: Pick<SessionView, 'role' | 'stationId'>) => string;
};

export const MySessions = ({ ask, timeZone, placeOf }: MySessionsProps) => {
  const words = useStaffWords();
  const { t, language } = words;
  const [sessions, setSessions] = useState<SessionView[] | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const at = (instant: number) => formatTime(instant, 'dateTime', timeZone, language);
  const look = async () => {
    const answer = await ask({ type: 'mySessions' });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setSessions(answer.result.sessions);
  };
  useEffect(() => {
    void look();
  }, []);
  const end = async (sessionId: string | null) => {
    setBusy(true);
    const answer = await ask({ type: 'endMySessions', sessionId });
    if (answer.ok) await look();
    else setRefusal(answer.refusal);
    setBusy(false);
  };
  const others = sessions?.filter(({ isThis }) => !isThis) ?? [];
  return (
    <div class="wm-login">
      <ul class="wm-sessions">
        {sessions?.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{placeOf(one)}</strong>
              {one.isThis && ` (${t('login.session.here')})`}
              <br />
              {t('login.session.since', { time: at(one.since), used: at(one.usedAt) })}
            </span>
            {!one.isThis && (
              <Button
                kind="tertiary"
                blocked={isBusy}
                label={t('login.session.endAt', { place: placeOf(one) })}
                onClick={() => void end(one.id)}
              >
                {t('login.session.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions !== null && others.length === 0 && <p class="kern-body">{t('login.session.none')}</p>}
      {others.length > 1 && (
        <Button kind="secondary" blocked={isBusy} onClick={() => void end(null)}>
          {t('login.session.endOthers')}
        </Button>
      )}
      {refusal && <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>}
    </div>
  );
};
