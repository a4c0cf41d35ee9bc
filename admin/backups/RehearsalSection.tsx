// S47: what the rehearsal of the way back has found, what going back would lose, and how it is really done.
import type { BackupsState, Rehearsal } from '../../shared/backups/state';
import { StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

type RehearsalProps = { rehearsal: Rehearsal; timeZone: string };

const Outcome = ({ rehearsal, timeZone }: RehearsalProps) => {
  const { t, language } = useAdminWords();
  const { found, loss, fault, ms } = rehearsal;
  /** Large numbers in groups, as people write them. */
  const written = <Key extends string>(numbers: Record<Key, number | null>) =>
    Object.fromEntries(
      Object.entries<number | null>(numbers).map(([key, number]) => [key, (number ?? 0).toLocaleString(language)]),
    ) as Record<Key, string>;
  const isNothing = loss !== null && loss.events + loss.settings === 0;
  return (
    <div role="status" class="adm-stack">
      <p class="kern-body">
        {fault === null ? (
          <StatusText kind="success">
            {t('backups.rehearsal.ok', { seconds: Math.max(1, Math.round(ms / 1000)) })}
          </StatusText>
        ) : (
          <StatusText kind="danger">{t('backups.rehearsal.failed', { why: t(`backups.why.${fault}`) })}</StatusText>
        )}
      </p>
      {found !== null && <p class="kern-body">{t('backups.rehearsal.found', written(found))}</p>}
      {found !== null && found.lastAt !== null && (
        <p class="kern-body">
          {t('backups.rehearsal.last', { time: formatTime(found.lastAt, 'fullDateTime', timeZone, language) })}
        </p>
      )}
      {loss !== null && (
        <p class="kern-body">
          <StatusText kind={isNothing ? 'info' : 'warning'}>
            {isNothing ? t('backups.rehearsal.noLoss') : t('backups.rehearsal.loss', written(loss))}
          </StatusText>
        </p>
      )}
    </div>
  );
};

export const RehearsalSection = ({ rehearsal, timeZone, state }: RehearsalProps & { state: BackupsState }) => {
  const { t } = useAdminWords();
  const { name, place, fault } = rehearsal;
  const folder = place === 'copy' ? state.folders.copy : state.folders.here;
  return (
    <Section
      title={t('backups.rehearsal')}
      hint={t('backups.rehearsal.of', { name, place: t(`backups.place.${place}`) })}
    >
      <Outcome rehearsal={rehearsal} timeZone={timeZone} />
      {fault === null && (
        <>
          <p class="kern-body">{t('backups.rehearsal.how')}</p>
          <p class="kern-body">
            <code>{`npm run restore -- "${folder}/${name}"`}</code>
          </p>
        </>
      )}
    </Section>
  );
};
