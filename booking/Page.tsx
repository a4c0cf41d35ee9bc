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
  children: ComponentChildren;
};

export const Page = ({ title, owner, languages, onLanguage, isWide = false, children }: PageProps) => {
  usePage(title);
  return (
    <div class="booking">
      <header class="booking-header">
        <p class="booking-header__owner">{owner}</p>
        <LanguageSwitch languages={languages} onChange={onLanguage} />
      </header>
      <main class={`booking-main${isWide ? ' booking-main--wide' : ''}`}>{children}</main>
    </div>
  );
};
