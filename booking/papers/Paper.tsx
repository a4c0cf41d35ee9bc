// S57: the privacy notice and the accessibility statement that hold until the office has named its own, for this office as
// it is set now.
import type { PublicOffice } from '../../shared/booking';
import { PAPER_LANGUAGES, type PaperSection, writtenPaper } from '../../shared/papers';
import { textOf } from '../../shared/words';
import { Said } from '../../ui/kit/Said';
import { Page, type PageProps } from '../parts/Page';
import { useBookingWords } from '../parts/words';
import type { PaperName } from './address';
import './paper.scss';

const Section = ({ heading, texts }: PaperSection) => (
  <section class="paper-section">
    <h2 class="kern-heading-small">
      <Said text={heading} />
    </h2>
    {texts.map((text) => (
      <p key={text.de} class="kern-body">
        <Said text={text} />
      </p>
    ))}
  </section>
);

export type PaperProps = Pick<PageProps, 'onLanguage'> & { name: PaperName; office: PublicOffice };

export const Paper = ({ name, office: known, onLanguage }: PaperProps) => {
  const { office, links, responsible, keepDays, publishesDays, mails } = known;
  const { t, language } = useBookingWords();
  const { title, sections } = writtenPaper(name, {
    office: office.name,
    ...responsible,
    keepDays,
    publishesDays,
    mails,
  });
  return (
    <Page
      title={`${textOf(title, language)} – ${office.name}`}
      owner={office.name}
      languages={office.languages}
      onLanguage={onLanguage}
      links={links}
    >
      <h1 class="kern-heading-large">
        <Said text={title} />
      </h1>
      <p class="kern-body kern-body--small">{textOf(PAPER_LANGUAGES, language)}</p>
      {sections.map((section) => (
        <Section key={section.heading.de} {...section} />
      ))}
      <p class="kern-body">
        <a class="kern-link" href="/">
          {t('book.title')}
        </a>
      </p>
    </Page>
  );
};
