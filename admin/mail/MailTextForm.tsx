// G13: one letter in the office's own words, in each language that it offers, beside how it will look.
import { useState } from 'preact/hooks';
import { wordingIn } from '../../shared/house/wordings';
import {
  CONTENTS,
  type LetterKind,
  type Placeholder,
  type Wording,
  type WordingPart,
} from '../../shared/letters/placeholders';
import { missingIn, readText } from '../../shared/letters/reading';
import type { Language } from '../../shared/settings';
import { Button, Select, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NotThere } from '../parts/ItemForm';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { type AdminWords, useAdminWords } from '../parts/words';
import { LetterPreview, usePreview } from './LetterPreview';
import { letterFault, nameOfPlaceholder, placeholdersFor, standsAlone } from './letterNames';
import { PlaceholderField } from './PlaceholderField';
import { TestMail } from './TestMail';

const PARTS = ['subject', 'text'] as const satisfies WordingPart[];
const PROGRAMS: Wording = { subject: null, text: null };

const isFaulty = (words: AdminWords, kind: LetterKind, language: Language, wording: Wording): boolean =>
  PARTS.some((part) => wording[part] !== null && letterFault(words, { kind, language, part }, wording[part]) !== null);

/** What it is called in the languages, each name once. */
const namesOf = (id: Placeholder, languages: readonly Language[]) =>
  languages
    .map((language) => ({ name: nameOfPlaceholder(id, language), language }))
    .filter(({ name }, place, all) => all.findIndex((one) => one.name === name) === place);

/** What every button inserts, in the names of all languages that the office offers. */
const Explained = ({ kind, languages }: { kind: LetterKind; languages: readonly Language[] }) => {
  const { t } = useAdminWords();
  return (
    <details class="adm-help">
      <summary class="kern-body">{t('admin.mailText.legend')}</summary>
      <dl class="kern-body">
        {placeholdersFor(kind, 'text').map((id) => (
          <div key={id}>
            <dt>
              {namesOf(id, languages).map(({ name, language }, place) => (
                <span key={language} lang={language}>
                  {place > 0 && ' · '}
                  {name}
                </span>
              ))}
            </dt>
            <dd>
              {t(`admin.placeholder.what.${id}`)}
              {standsAlone(kind, id) && `; ${t('admin.mailText.alone')}`}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

/** What the program adds to a text, because no letter is without it. */
const Added = ({ kind, language, text }: { kind: LetterKind; language: Language; text: string | null }) => {
  const { t } = useAdminWords();
  const read = text === null ? null : readText(kind, text);
  const missing = read && 'parts' in read ? missingIn(kind, read.parts) : [];
  return (
    <div class="kern-body adm-added" role="status">
      {missing.length > 0 && (
        <StatusText kind="info">
          {t('admin.mailText.added', { what: missing.map((id) => nameOfPlaceholder(id, language)).join(', ') })}
        </StatusText>
      )}
    </div>
  );
};

type WordsProps = PageParts & { kind: LetterKind; language: Language };

const WordsIn = ({ draft, ask, kind, language }: WordsProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { edit, isInvalid, settings } = draft;
  const wording = wordingIn(settings.mailTexts, kind, language);
  /** What was there before somebody went back to the program's words. */
  const [left, setLeft] = useState<Wording | null>(null);
  const faulty = isFaulty(words, kind, language, wording);
  const made = usePreview(ask, faulty ? null : { kind, language, wording });
  const keep = (next: Wording) =>
    edit(({ mailTexts, ...now }) => ({
      ...now,
      mailTexts: { ...mailTexts, [kind]: { ...mailTexts[kind], [language]: next } },
    }));
  const isOwn = wording.subject !== null || wording.text !== null;
  const isWhole = wording.subject !== null && wording.text !== null;
  return (
    <Section title={t(`language.${language}`)}>
      <div class="adm-columns">
        <div class="adm-stack">
          {PARTS.map((part) => (
            <PlaceholderField
              key={part}
              kind={kind}
              language={language}
              part={part}
              kept={wording[part]}
              onChange={(kept) => keep({ ...wording, [part]: kept })}
              isInvalid={isInvalid('mailTexts', kind, language, part)}
            />
          ))}
          <div class="adm-actions">
            <Added kind={kind} language={language} text={wording.text} />
            {!isWhole && made && (
              <Button
                kind="secondary"
                onClick={() =>
                  keep({ subject: wording.subject ?? made.own.subject, text: wording.text ?? made.own.text })
                }
              >
                {t('admin.mailText.take')}
              </Button>
            )}
            {isOwn && (
              <Button
                kind="tertiary"
                onClick={() => {
                  setLeft(wording);
                  keep(PROGRAMS);
                }}
              >
                {t('admin.mailText.back')}
              </Button>
            )}
            {!isOwn && left && (
              <Button kind="tertiary" onClick={() => keep(left)}>
                {t('admin.mailText.again')}
              </Button>
            )}
          </div>
        </div>
        <LetterPreview language={language} made={made} isOutdated={faulty} />
      </div>
    </Section>
  );
};

/** The text as it stands here, to somebody who wants to see it in a mail program. */
const Trial = ({ kind, ...parts }: PageParts & { kind: LetterKind }) => {
  const words = useAdminWords();
  const { t } = words;
  const { languages, mailTexts } = parts.draft.settings;
  const [chosen, setLanguage] = useState<Language | null>(null);
  const [first = 'de'] = languages;
  const language = chosen ?? first;
  const wording = wordingIn(mailTexts, kind, language);
  const faulty = isFaulty(words, kind, language, wording);
  return (
    <TestMail
      {...parts}
      letter={{ kind, language, wording }}
      title={t('admin.mailText.trial')}
      hint={t(faulty ? 'admin.mailText.trialFaulty' : 'admin.mailText.trialHint')}
      send={t('admin.mailText.trialSend')}
      isBlocked={faulty}
    >
      {languages.length > 1 && (
        <Select
          label={t('admin.mailText.trialLanguage')}
          value={language}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={setLanguage}
        />
      )}
    </TestMail>
  );
};

const isKind = (id: string): id is LetterKind => id in CONTENTS;

export const MailTextForm = ({ id, ...parts }: PageParts & { id: string }) => {
  const { t } = useAdminWords();
  const { settings, saved } = parts.draft;
  if (!isKind(id)) return <NotThere page="mailTexts" />;
  return (
    <>
      <PageHead title={t(`admin.letter.${id}`)} back="mailTexts" />
      <p class="kern-body">{t('admin.mailText.goesOut', { when: t(`admin.letter.when.${id}`) })}</p>
      <Explained kind={id} languages={settings.languages} />
      {settings.languages.map((language) => (
        <WordsIn key={language} {...parts} kind={id} language={language} />
      ))}
      {saved.mail && <Trial {...parts} kind={id} />}
    </>
  );
};
