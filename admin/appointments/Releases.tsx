// A2: when a day's places may be booked online, in one go or in shares over time.
import { Button, Field, StatusText } from '../../ui/kit';
import { Group } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import type { AppointmentParts, AppointmentSettings } from './appointmentParts';

type Release = AppointmentSettings['releases'][number];
const MOST = 10;

const sumShown = (sum: number) => (Number.isNaN(sum) ? '–' : sum);

type OneProps = Pick<AppointmentParts, 'isInvalid'> & {
  release: Release;
  number: number;
  sum: number;
  onChange: (release: Release) => void;
  onRemove: (() => void) | null;
};

const OneRelease = ({ release, number, sum, isInvalid, onChange, onRemove }: OneProps) => {
  const { t } = useAdminWords();
  const legend = t('admin.release', { number });
  return (
    <Group legend={legend}>
      <div class="adm-times">
        <NumberField
          label={t('admin.release.daysAhead')}
          value={release.daysAhead}
          min={0}
          max={365}
          onChange={(daysAhead) => onChange({ ...release, daysAhead })}
          isInvalid={isInvalid('daysAhead')}
        />
        <Field
          type="time"
          label={t('admin.release.at')}
          value={release.at}
          onInput={(at) => onChange({ ...release, at })}
          error={isInvalid('at') && t('admin.invalid.time')}
        />
        <NumberField
          label={t('admin.release.percent')}
          value={release.percent}
          min={1}
          max={100}
          onChange={(percent) => onChange({ ...release, percent })}
          isInvalid={isInvalid('percent')}
          invalid={sum !== 100 && t('admin.invalid.sum', { sum: sumShown(sum) })}
        />
        {onRemove && (
          <Button kind="tertiary" icon="delete" onClick={onRemove} label={`${t('admin.removeFrom')} ${legend}`}>
            {t('admin.removeFrom')}
          </Button>
        )}
      </div>
    </Group>
  );
};

export const Releases = ({ appointments, isInvalid, onChange }: AppointmentParts) => {
  const { t } = useAdminWords();
  const { releases } = appointments;
  const sum = releases.reduce((all, { percent }) => all + percent, 0);
  const keep = (changed: Release[]) => onChange({ releases: changed });
  return (
    <Section title={t('admin.releases')} hint={t('admin.releasesHint')}>
      {releases.map((release, place) => (
        // A release has no name of its own; it is what it is by its place.
        <OneRelease
          key={String(place)}
          release={release}
          number={place + 1}
          sum={sum}
          isInvalid={(...path) => isInvalid('releases', place, ...path)}
          onChange={(changed) => keep(releases.with(place, changed))}
          onRemove={releases.length > 1 ? () => keep(releases.filter((_, other) => other !== place)) : null}
        />
      ))}
      <p class="kern-body" role="status">
        <StatusText kind={sum === 100 ? 'success' : 'danger'}>
          {sum === 100 ? t('admin.releases.sum') : t('admin.invalid.sum', { sum: sumShown(sum) })}
        </StatusText>
      </p>
      {releases.length < MOST && (
        <div>
          <Button
            kind="secondary"
            icon="add"
            onClick={() => keep([...releases, { daysAhead: 0, at: '08:00', percent: Math.max(1, 100 - sum) }])}
          >
            {t('admin.release.add')}
          </Button>
        </div>
      )}
    </Section>
  );
};
