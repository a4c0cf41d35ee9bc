// A text that people read, in each language that the office offers.
import { LANGUAGES } from '../../shared/languages';
import type { Language, Text } from '../../shared/settings';
import { Field } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { useAdminWords } from '../parts/words';

/** A text with one language typed anew; null when nothing is left of it. */
const typedText = (text: Text | null, language: Language, typed: string): Text | null => {
  const { de = '', ...others } = { ...text, [language]: typed };
  const said = Object.entries(others).filter(([, one]) => one !== undefined && one !== '');
  return de === '' && said.length === 0 ? null : { de, ...Object.fromEntries(said) };
};

export type TextFieldsProps = {
  /** What the text is, with which its labels begin: 'Grund' becomes 'Grund auf Deutsch'. */
  what: string;
  hint?: string;
  text: Text | null;
  languages: Language[];
  maxLength?: number;
  isInvalid: Draft['isInvalid'];
  onChange: (text: Text | null) => void;
};

/** So many languages stand open side by side; more are a list that opens, with how many of them are written. */
const MOST_OPEN = 2;

/** German is always asked for, the others may be left out. */
export const TextFields = ({ what, hint, text, languages, maxLength = 200, isInvalid, onChange }: TextFieldsProps) => {
  const { t } = useAdminWords();
  const sorted = LANGUAGES.filter((language) => languages.includes(language));
  const [open, others] = [sorted.slice(0, MOST_OPEN), sorted.slice(MOST_OPEN)];
  const written = others.filter((language) => text?.[language]).length;
  const field = (language: Language) => (
    <Field
      key={language}
      label={t(`admin.text.${language}`, { what })}
      hint={language === 'de' && hint}
      value={text?.[language] ?? ''}
      maxLength={maxLength}
      onInput={(typed) => onChange(typedText(text, language, typed))}
      error={isInvalid(language) && t(language === 'de' ? 'admin.invalid.german' : 'admin.invalid.value')}
    />
  );
  return (
    <div class="adm-stack">
      <div class="adm-pair">{open.map(field)}</div>
      {others.length > 0 && (
        <details class="adm-help" open={others.some((language) => isInvalid(language))}>
          <summary>{t('admin.text.more', { what, written, all: others.length })}</summary>
          <div class="adm-pair">{others.map(field)}</div>
        </details>
      )}
    </div>
  );
};

/** What a text that must not be missing begins with, and falls back to. */
export const NO_TEXT: Text = { de: '' };
