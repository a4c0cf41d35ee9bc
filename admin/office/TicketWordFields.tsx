// G8: what the number that visitors draw is called, and how sentences sound with it.
import type { Settings } from '../../shared/settings';
import { wordsOf } from '../../shared/words';
import { GENDERS, OFFERED_WORDS, ticketWordOf } from '../../shared/words/ticketWord';
import { Field, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { useAdminWords } from '../parts/words';

type OwnWord = NonNullable<Settings['ownTicketWord']>;

const NO_WORD: OwnWord = { de: { one: '', many: '', gender: 'f' } };

/** Sentences in which the word stands in different forms. */
const SAMPLES = ['display.empty', 'display.reception', 'refusal.tooManyCopies'] as const;

type OwnFieldsProps = { word: OwnWord; offersEnglish: boolean } & Pick<PageParts['draft'], 'isInvalid'> & {
    onChange: (word: OwnWord) => void;
  };

const OwnFields = ({ word, offersEnglish, isInvalid, onChange }: OwnFieldsProps) => {
  const { t } = useAdminWords();
  const { de, en = { one: '', many: '' } } = word;
  const english = (typed: Partial<typeof en>) => {
    const changed = { ...en, ...typed };
    onChange(changed.one === '' && changed.many === '' ? { de } : { de, en: changed });
  };
  const error = (language: 'de' | 'en', form: 'one' | 'many') =>
    isInvalid('ownTicketWord', language, form) && t('admin.ticketWord.invalid');
  return (
    <>
      <div class="adm-pair">
        <Field
          label={t('admin.ticketWord.one')}
          value={de.one}
          maxLength={24}
          onInput={(one) => onChange({ ...word, de: { ...de, one } })}
          error={error('de', 'one')}
        />
        <Field
          label={t('admin.ticketWord.many')}
          value={de.many}
          maxLength={24}
          onInput={(many) => onChange({ ...word, de: { ...de, many } })}
          error={error('de', 'many')}
        />
      </div>
      <Select
        label={t('admin.ticketWord.gender')}
        value={de.gender}
        options={GENDERS.map((value) => ({ value, label: t(`admin.ticketWord.gender.${value}`) }))}
        onChange={(gender) => onChange({ ...word, de: { ...de, gender } })}
        error={isInvalid('ownTicketWord', 'de', 'gender') && t('admin.invalid.value')}
      />
      {offersEnglish && (
        <div class="adm-pair">
          <Field
            label={t('admin.ticketWord.oneEnglish')}
            hint={t('admin.ticketWord.englishHint')}
            value={en.one}
            maxLength={24}
            onInput={(one) => english({ one })}
            error={error('en', 'one')}
          />
          <Field
            label={t('admin.ticketWord.manyEnglish')}
            value={en.many}
            maxLength={24}
            onInput={(many) => english({ many })}
            error={error('en', 'many')}
          />
        </div>
      )}
    </>
  );
};

export const TicketWordFields = ({ draft }: Pick<PageParts, 'draft'>) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { ticketWord, ownTicketWord, languages } = settings;
  const change = (part: Partial<Pick<Settings, 'ticketWord' | 'ownTicketWord'>>) =>
    edit((now) => ({ ...now, ...part }));
  return (
    <>
      <Select
        label={t('admin.ticketWord')}
        hint={t('admin.ticketWord.hint')}
        value={ownTicketWord === null ? ticketWord : 'own'}
        options={[
          ...OFFERED_WORDS.map((value) => ({ value, label: value, lang: 'de' as const })),
          { value: 'own', label: t('admin.ticketWord.own') },
        ]}
        onChange={(chosen) =>
          change(chosen === 'own' ? { ownTicketWord: NO_WORD } : { ticketWord: chosen, ownTicketWord: null })
        }
        error={isInvalid('ticketWord') && t('admin.invalid.value')}
      />
      {ownTicketWord !== null && (
        <OwnFields
          word={ownTicketWord}
          offersEnglish={languages.includes('en')}
          isInvalid={isInvalid}
          onChange={(word) => change({ ownTicketWord: word })}
        />
      )}
      <div>
        <p class="kern-label">{t('admin.ticketWord.sounds')}</p>
        <ul class="kern-body adm-list">
          {languages.flatMap((language) => {
            const said = wordsOf(language, ticketWordOf(settings));
            return SAMPLES.map((key) => (
              <li key={`${language} ${key}`} lang={language}>
                {said.t(key)}
              </li>
            ));
          })}
        </ul>
      </div>
    </>
  );
};
