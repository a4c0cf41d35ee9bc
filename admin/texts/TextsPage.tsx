// G22: what citizens read in the office's own words: on kiosks and in calendars here, and where the other texts are.

import { LONGEST_OWN_WORDS } from '../../shared/letters/lengths';
import type { Language, Settings, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { TextFields } from '../fields/TextFields';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

type Own = keyof Settings['ownWords'];

/** As it will be read, in each language. */
const Preview = ({ languages, sayIn }: { languages: readonly Language[]; sayIn: (language: Language) => string }) => {
  const { t } = useAdminWords();
  return (
    <div>
      <p class="kern-label">{t('admin.texts.preview')}</p>
      <div class="adm-announcement">
        {languages.map((language) => (
          <p key={language} lang={language}>
            {sayIn(language)}
          </p>
        ))}
      </div>
    </div>
  );
};

const ELSEWHERE = ['announcements', 'slip', 'mailTexts'] as const;

export const TextsPage = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { ownWords, languages } = settings;
  const change = (part: Partial<Settings['ownWords']>) =>
    edit((now) => ({ ...now, ownWords: { ...now.ownWords, ...part } }));
  const fields = (own: Own, what: string) => (
    <TextFields
      what={what}
      hint={t('admin.texts.most', { count: LONGEST_OWN_WORDS[own] })}
      text={ownWords[own]}
      maxLength={LONGEST_OWN_WORDS[own]}
      languages={languages}
      isInvalid={(...path) => isInvalid('ownWords', own, ...path)}
      onChange={(typed: Text | null) => change({ [own]: typed })}
    />
  );
  const { kioskStart, calendarEntry } = ownWords;
  return (
    <>
      <PageHead title={t('admin.page.texts')} />
      <div class="adm-form adm-wide">
        <Section title={t('admin.texts.kioskStart')} hint={t('admin.texts.kioskStartHint')}>
          {fields('kioskStart', t('admin.texts.kioskStart'))}
          {kioskStart && <Preview languages={languages} sayIn={(language) => textOf(kioskStart, language)} />}
        </Section>
        <Section title={t('admin.texts.calendarEntry')} hint={t('admin.texts.calendarEntryHint')}>
          {fields('calendarEntry', t('admin.texts.calendarEntry'))}
          {calendarEntry && <Preview languages={languages} sayIn={(language) => textOf(calendarEntry, language)} />}
        </Section>
        <Section title={t('admin.texts.elsewhere')}>
          <ul class="kern-body adm-list">
            {ELSEWHERE.map((page) => (
              <li key={page}>
                <a class="kern-link" href={hrefTo(page)}>
                  {t(`admin.page.${page}`)}
                </a>
                : {t(`admin.texts.elsewhere.${page}`)}
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
};
