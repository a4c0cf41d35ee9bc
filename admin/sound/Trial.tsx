// "Probe hören": a call as it sounds in the hall, with what stands in the form.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language, Settings } from '../../shared/settings';
import { volumeAt } from '../../shared/sound/hall';
import { wallTime } from '../../shared/time';
import { createGong, GONG_TONES } from '../../ui/gong';
import { Button, StatusText } from '../../ui/kit';
import { createSpeech, fetchCall } from '../../ui/sound/speech';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const NUMBER = 'A042';

const openTrial = () => {
  const gong = createGong(() => undefined);
  const speech = createSpeech();
  return {
    gong,
    speech,
    close: () => {
      gong.close();
      speech.close();
    },
  };
};

type TrialProps = { settings: Settings; now: number };

export const Trial = ({ settings, now }: TrialProps) => {
  const { t } = useAdminWords();
  const opened = useRef<ReturnType<typeof openTrial> | null>(null);
  const [state, setState] = useState<'idle' | 'sounding' | 'failed'>('idle');
  useEffect(() => () => opened.current?.close(), []);
  const { sound, languages, office, counters } = settings;
  const volume = volumeAt(sound, wallTime(now, office.timeZone).time) / 100;
  const hear = async (language: Language) => {
    // Browsers let sound begin only in a press.
    opened.current ??= openTrial();
    const { gong, speech } = opened.current;
    setState('sounding');
    const coming = fetchCall(language, NUMBER, counters[0]?.name ?? '1');
    await Promise.all([gong.unlock(), speech.unlock()]);
    if (sound.gong !== null) await gong.ring(GONG_TONES[sound.gong], volume);
    const called = await coming;
    if (called) await speech.play(called, volume);
    setState(called ? 'idle' : 'failed');
  };
  return (
    <Section title={t('admin.sound.trial')} hint={t('admin.sound.trialHint', { percent: Math.round(volume * 100) })}>
      <div class="adm-actions">
        {languages.map((language) => (
          <Button
            key={language}
            kind="secondary"
            onClick={() => void hear(language)}
            {...(state === 'sounding' && { 'aria-disabled': true })}
          >
            {t('admin.sound.hear', { language: t(`language.${language}`) })}
          </Button>
        ))}
      </div>
      <div role="status">{state === 'failed' && <StatusText kind="warning">{t('admin.sound.failed')}</StatusText>}</div>
    </Section>
  );
};
