// What stands above every page: whose office it is, the time, who is logged in, the language; and the way past it.

import { staffLanguagesOf } from '../../shared/languages';
import type { AdminView, Snapshot } from '../../shared/protocol';
import type { StaffLanguage } from '../../shared/settings';
import { HouseLogo } from '../../ui/house';
import { Button, Clock, Demonstration, LanguageSwitch } from '../../ui/kit';
import { hrefTo } from '../draft/routes';
import { useAdminWords } from './words';

export type Leaving = { onLanguage: (to: StaffLanguage) => void; onLeave: () => void };
type HeaderProps = Leaving & { snapshot: Snapshot<AdminView> };

export const Header = ({ snapshot, onLanguage, onLeave }: HeaderProps) => {
  const { t } = useAdminWords();
  const { office, person } = snapshot.view;
  return (
    <header class="adm-header">
      <HouseLogo />
      <p class="adm-header__office">
        <strong class="kern-title">{office.name}</strong>
        <span class="kern-body">{t('start.admin')}</span>
      </p>
      {office.demonstration && (
        <p class="kern-body adm-header__demonstration">
          <Demonstration snapshot={snapshot} />
        </p>
      )}
      <p class="kern-body">
        <Clock snapshot={snapshot} timeZone={office.timeZone} />
      </p>
      <a class="kern-link" href={hrefTo('account')}>
        {person.name}
      </a>
      <Button kind="secondary" onClick={onLeave}>
        {t('login.session.end')}
      </Button>
      <LanguageSwitch languages={staffLanguagesOf(office.languages)} onChange={onLanguage} />
    </header>
  );
};

/** Past the header and the navigation, for those who go by keyboard. The address names the page: it stays as it is. */
export const Skip = ({ onSkip }: { onSkip: () => void }) => {
  const { t } = useAdminWords();
  return (
    <Button class="adm-skip" kind="secondary" onClick={onSkip}>
      {t('admin.skip')}
    </Button>
  );
};
