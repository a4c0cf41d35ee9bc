// The languages that are offered, each by its own name.
import type { Language } from '../../shared/settings';
import { useWords } from '../words';

export type LanguageSwitchProps = { languages: Language[]; onChange: (language: Language) => void };

/** Nothing at all when there is only one language. */
export const LanguageSwitch = ({ languages, onChange }: LanguageSwitchProps) => {
  const { t, language: spoken } = useWords();
  if (languages.length < 2) return null;
  return (
    <fieldset class="wm-languages">
      <legend class="kern-sr-only">{t('common.language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          class={`kern-btn kern-btn--${language === spoken ? 'primary' : 'secondary'}`}
          aria-pressed={language === spoken}
          onClick={() => onChange(language)}
        >
          <span class="kern-label">{t(`language.${language}`)}</span>
        </button>
      ))}
    </fieldset>
  );
};
