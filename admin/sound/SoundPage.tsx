// D1, D12: what is heard at a call: the gong, in which languages, how loud when, and how all of it sounds.
import type { SoundSettings } from '../../shared/settings';
import { GONG_TONES } from '../../ui/gong';
import { Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Check, Group } from '../fields/Checks';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { Recordings } from './Recordings';
import { Trial } from './Trial';
import { Volumes } from './Volumes';

type Gong = NonNullable<SoundSettings['gong']>;
const isGong = (value: string): value is Gong => value in GONG_TONES;
const NONE = 'none';
const CHOICES = [...Object.keys(GONG_TONES).filter(isGong), NONE] as const;

export const SoundPage = ({ draft, view, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { sound, languages } = settings;
  const change = (part: Partial<SoundSettings>) => edit((now) => ({ ...now, sound: { ...now.sound, ...part } }));
  return (
    <>
      <PageHead title={t('admin.page.sound')} />
      <p class="kern-body">{t('admin.sound.hint')}</p>
      <div class="adm-form">
        <Select
          label={t('admin.sound.gong')}
          value={sound.gong ?? NONE}
          options={CHOICES.map((value) => ({ value, label: t(`admin.sound.gong.${value}`) }))}
          onChange={(value) => change({ gong: isGong(value) ? value : null })}
          error={isInvalid('sound', 'gong') && t('admin.invalid.value')}
        />
        <Group legend={t('admin.sound.voice')} hint={t('admin.sound.voiceHint')}>
          {languages.map((language) => (
            <Check
              key={language}
              label={<span lang={language}>{t(`language.${language}`)}</span>}
              isChecked={sound.voice.includes(language)}
              onChange={(isOn) =>
                change({
                  voice: isOn ? [...sound.voice, language] : sound.voice.filter((one) => one !== language),
                })
              }
              error={isInvalid('sound', 'voice') && t('admin.invalid.value')}
            />
          ))}
        </Group>
        <Volumes volumes={sound.volumes} isInvalid={isInvalid} onChange={(volumes) => change({ volumes })} />
      </div>
      <Trial settings={settings} now={view.now} />
      <Recordings view={view} ask={ask} />
    </>
  );
};
