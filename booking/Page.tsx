// What stands around every public page: whose it is, and its languages.
import type { ComponentChildren } from 'preact';
import type { Language } from '../shared/settings';
import { LanguageSwitch } from '../ui/kit/LanguageSwitch';
import { usePage } from '../ui/words';

export type PageProps = {
  title: string;
  /** Name of the office. */
  owner: string;
  languages: Language[];
  onLanguage: (language: Language) => void;
  /** Has two columns where there is room for them. */
  isWide?: boolean;
  /** Stands above everything: that nothing here is for real. */
  notice?: string | null;
  children: ComponentChildren;
};

export const Page = (props: PageProps) => {
  const { title, owner, languages, onLanguage, isWide = false, notice = null, children } = props;
  usePage(title);
  return (
    <div class="booking">
      <header>
        <div class="booking-header">
          <p class="booking-header__owner">{owner}</p>
          <LanguageSwitch languages={languages} onChange={onLanguage} />
        </div>
        {notice !== null && <p class="booking-notice">{notice}</p>}
      </header>
      <main class={`booking-main${isWide ? ' booking-main--wide' : ''}`}>{children}</main>
    </div>
  );
};
