// How loud it is from which time of day on.
import type { SoundSettings } from '../../shared/settings';
import { Button, Field } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { Group } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { useAdminWords } from '../parts/words';

const MOST = 8;

type Volume = SoundSettings['volumes'][number];
type VolumesProps = Pick<Draft, 'isInvalid'> & {
  volumes: readonly Volume[];
  onChange: (volumes: Volume[]) => void;
};

export const Volumes = ({ volumes, isInvalid, onChange }: VolumesProps) => {
  const { t } = useAdminWords();
  const isTwice = new Set(volumes.map(({ from }) => from)).size < volumes.length;
  return (
    <Group
      legend={t('admin.sound.volumes')}
      hint={t('admin.sound.volumesHint')}
      error={isTwice && t('admin.sound.volumeTwice')}
    >
      {volumes.map((volume, place) => (
        // A volume has no name of its own; it is what it is by its place.
        <div class="adm-times" key={String(place)}>
          <Field
            type="time"
            label={t('admin.span.from')}
            value={volume.from}
            onInput={(from) => onChange(volumes.with(place, { ...volume, from }))}
            error={isInvalid('sound', 'volumes', String(place), 'from') && t('admin.invalid.value')}
          />
          <NumberField
            label={t('admin.sound.percent')}
            value={volume.percent}
            min={0}
            max={100}
            onChange={(percent) => onChange(volumes.with(place, { ...volume, percent }))}
            isInvalid={isInvalid('sound', 'volumes', String(place), 'percent')}
          />
          {volumes.length > 1 && (
            <Button
              kind="tertiary"
              icon="delete"
              onClick={() => onChange(volumes.filter((_, other) => other !== place))}
              label={t('admin.sound.removeVolume', { from: volume.from })}
            >
              {t('admin.removeFrom')}
            </Button>
          )}
        </div>
      ))}
      {volumes.length < MOST && (
        <div class="adm-actions">
          <Button kind="tertiary" icon="add" onClick={() => onChange([...volumes, { from: '12:00', percent: 70 }])}>
            {t('admin.sound.addVolume')}
          </Button>
        </div>
      )}
    </Group>
  );
};
