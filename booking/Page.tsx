// What stands around every public page: whose it is, and its languages.
import type { ComponentChildren } from 'preact';
import type { Language } from '../shared/settings';
import { LanguageSwitch } from '../ui/kit';
import { usePage } from '../ui/words';

export type PageProps = {
  title: string;
  /** Name of the office. */
  owner: string;
  languages: Language[];
  onLanguage: (language: Language) => void;
  children: ComponentChildren;
};

export const Page = ({ title, owner, languages, onLanguage, children }: PageProps) => {
  usePage(title);
  return (
    <div class="booking">
      <header class="booking-header">
        <p>{owner}</p>
      </header>
      <main class="booking-main">{children}</main>
      <footer class="booking-footer">
        <LanguageSwitch languages={languages} onChange={onLanguage} />
      </footer>
    </div>
  );
};
