// What stands around every public page: whose it is, and its languages.
import type { ComponentChildren } from 'preact';
import { PAPER_PATHS } from '../../shared/papers/paths';
import type { Language, PublicLinks, Text } from '../../shared/settings';
import { useHeldFocus } from '../../ui/focus';
import { HouseLogo } from '../../ui/house';
import { LanguageSwitch } from '../../ui/kit/LanguageSwitch';
import { Said } from '../../ui/kit/Said';
import { usePage } from '../../ui/words';
import { useBookingWords } from './words';

export type PageProps = {
  title: string;
  /** Name of the office. */
  owner: string;
  languages: readonly Language[];
  onLanguage: (language: Language) => void;
  /** Has two columns where there is room for them. */
  isWide?: boolean;
  /** Stands above everything: that nothing here is for real. */
  notice?: string | null;
  /** What the office tells everybody just now (G22). */
  notices?: readonly Text[];
  /** The city's own pages; null as long as nobody knows whether there are any. */
  links: PublicLinks | null;
  children: ComponentChildren;
};

const LINKS = ['imprint', 'privacy', 'accessibility'] as const;

/** S57: where the office has named none, a page of our own; the imprint is the city's alone. */
const OWN = { imprint: null, ...PAPER_PATHS };

/** What the law wants to be found from every page. */
const Legal = ({ links }: { links: PublicLinks }) => {
  const { t } = useBookingWords();
  const known = LINKS.flatMap((name) => {
    const href = links[name] ?? OWN[name];
    return href === null ? [] : [{ name, href }];
  });
  return (
    <footer class="booking-footer">
      <ul>
        {known.map(({ name, href }) => (
          <li key={name}>
            <a class="kern-link" href={href}>
              {t(`links.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
};

export const Page = (props: PageProps) => {
  const { title, owner, languages, onLanguage, isWide = false, notice = null, notices = [], links, children } = props;
  usePage(title);
  useHeldFocus();
  return (
    <div class="booking">
      <header>
        <div class="booking-header">
          <p class="booking-header__owner">
            <HouseLogo />
            {owner}
          </p>
          <LanguageSwitch languages={languages} isCompact onChange={onLanguage} />
        </div>
        {notice !== null && <p class="booking-notice">{notice}</p>}
        {notices.map((text) => (
          <p key={text.de} class="booking-notice booking-notice--own">
            <Said text={text} />
          </p>
        ))}
      </header>
      <main class={`booking-main${isWide ? ' booking-main--wide' : ''}`}>{children}</main>
      {links && <Legal links={links} />}
    </div>
  );
};
