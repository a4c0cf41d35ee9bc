// In which languages the office speaks, and whose clock it keeps.
import { LANGUAGES } from '../../shared/languages';
import { LANGUAGE_NAMES, UNCHECKED } from '../../shared/languages/names';
import type { Language, Settings } from '../../shared/settings';
import { Select } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { Check, Group } from '../fields/Checks';
import { useAdminWords } from '../parts/words';

/** German is always offered (U3). */
const GERMAN: Language = 'de';
const OTHERS = LANGUAGES.filter((language) => language !== GERMAN);
/** Zones of places in Germany and around it; any other that was set stays a choice. */
const NEAR = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'));

/** What a language calls itself, and where staff do not read that, what they call it. */
const OwnName = ({ language }: { language: Language }) => {
  const { t } = useAdminWords();
  const [own, ours] = [LANGUAGE_NAMES[language], t(`language.${language}`)];
  return (
    <>
      <bdi lang={language}>{own}</bdi>
      {own !== ours && ` (${ours})`}
      {UNCHECKED.includes(language) && <span class="kern-body--muted"> {t('admin.office.unchecked')}</span>}
    </>
  );
};

type SpokenProps = Pick<Draft, 'settings' | 'isInvalid'> & { change: (part: Partial<Settings>) => void };

export const Languages = ({ settings, isInvalid, change }: SpokenProps) => {
  const { t } = useAdminWords();
  const { languages } = settings;
  const isOffered = (language: Language) => languages.includes(language);
  const fault = isInvalid('languages') && t('admin.invalid.value');
  return (
    <>
      <Group legend={t('admin.office.languages')} hint={t('admin.office.languagesHint')}>
        {OTHERS.map((language) => (
          <Check
            key={language}
            label={<OwnName language={language} />}
            isChecked={isOffered(language)}
            onChange={(isOn) =>
              change({ languages: isOn ? [...languages, language] : languages.filter((one) => one !== language) })
            }
            error={fault}
          />
        ))}
      </Group>
      {languages.length > 1 && (
        <Select
          label={t('admin.office.firstLanguage')}
          hint={t('admin.office.firstLanguageHint')}
          value={languages[0] ?? GERMAN}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(first) => change({ languages: [first, ...languages.filter((one) => one !== first)] })}
          error={fault}
        />
      )}
    </>
  );
};

export const TimeZone = ({ settings: { office }, isInvalid, change }: SpokenProps) => {
  const { t } = useAdminWords();
  return (
    <Select
      label={t('admin.office.timeZone')}
      hint={t('admin.office.timeZoneHint')}
      value={office.timeZone}
      options={[...new Set([office.timeZone, ...NEAR])].sort().map((value) => ({ value, label: value }))}
      onChange={(timeZone) => change({ office: { ...office, timeZone } })}
      error={isInvalid('office', 'timeZone') && t('admin.invalid.value')}
    />
  );
};
