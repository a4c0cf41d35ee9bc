// The languages that are offered, each by its own name.

import { directionOf } from '../../shared/languages/locales';
import { LANGUAGE_NAMES } from '../../shared/languages/names';
import type { Language } from '../../shared/settings';
import { useWords } from '../words';
import { Icon } from './Icon';

export type LanguageSwitchProps<Offered extends Language> = {
  languages: readonly Offered[];
  /** On a phone: more than three languages are a list that opens. */
  isCompact?: boolean;
  onChange: (language: Offered) => void;
};

/** More than these do not stand side by side on a phone. */
const MOST_SIDE_BY_SIDE = 3;

const Listed = <Offered extends Language>({ languages, onChange }: LanguageSwitchProps<Offered>) => {
  const { t, language: spoken } = useWords();
  return (
    <label class="wm-language-list">
      <Icon name="language" />
      <span class="kern-sr-only">{t('common.language')}</span>
      <select
        onChange={({ currentTarget: { value } }) => {
          const chosen = languages.find((one) => one === value);
          if (chosen) onChange(chosen);
        }}
      >
        {languages.map((language) => (
          <option
            key={language}
            value={language}
            lang={language}
            dir={directionOf(language)}
            selected={language === spoken}
          >
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </select>
    </label>
  );
};

/** Nothing at all when there is only one language. */
export const LanguageSwitch = <Offered extends Language>({
  languages,
  isCompact = false,
  onChange,
}: LanguageSwitchProps<Offered>) => {
  const { t, language: spoken } = useWords();
  if (languages.length < 2) return null;
  if (isCompact && languages.length > MOST_SIDE_BY_SIDE) return <Listed languages={languages} onChange={onChange} />;
  return (
    <fieldset class="wm-languages">
      <legend class="kern-sr-only">{t('common.language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          dir={directionOf(language)}
          class={`kern-btn kern-btn--${language === spoken ? 'primary' : 'secondary'}`}
          aria-pressed={language === spoken}
          onClick={() => onChange(language)}
        >
          <span class="kern-label">{LANGUAGE_NAMES[language]}</span>
        </button>
      ))}
    </fieldset>
  );
};
