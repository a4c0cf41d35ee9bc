// G13: all letters that the office writes, when each goes out, and in whose words.
import { LETTER_KINDS } from '../../shared/letters/placeholders';
import { StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { EditLink, PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { ownLanguages } from './letterNames';

export const MailTextsPage = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings } = draft;
  const wordsOf = (kind: (typeof LETTER_KINDS)[number]): string => {
    const languages = ownLanguages(settings, kind).map((language) => t(`language.${language}`));
    return languages.length === 0
      ? t('admin.mailTexts.own')
      : t('admin.mailTexts.custom', { languages: languages.join(', ') });
  };
  return (
    <>
      <PageHead title={t('admin.page.mailTexts')} />
      {settings.mail === null && (
        <p class="kern-body">
          <StatusText kind="warning">{t('admin.mailTexts.noServer')}</StatusText>{' '}
          <a class="kern-link" href={hrefTo('mail')}>
            {t('admin.page.mail')}
          </a>
        </p>
      )}
      <Table
        caption={t('admin.mailTexts')}
        hint={t('admin.mailTexts.hint')}
        heads={[t('admin.mailTexts.letter'), t('admin.mailTexts.when'), t('admin.mailTexts.words')]}
        empty={t('admin.mailTexts.hint')}
        hasActions
        rows={LETTER_KINDS.map((kind) => (
          <Row
            key={kind}
            head={t(`admin.letter.${kind}`)}
            cells={[t(`admin.letter.when.${kind}`), wordsOf(kind)]}
            actions={<EditLink page="mailTexts" id={kind} what={t(`admin.letter.${kind}`)} />}
          />
        ))}
      />
    </>
  );
};
