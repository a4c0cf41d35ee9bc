// S22: the administration while nobody is logged in: a login, or the account of the first who manages people.
import { useRef } from 'preact/hooks';
import { staffLanguagesOf } from '../../shared/languages';
import type { AdminOfNobody, AdminView, Snapshot } from '../../shared/protocol';
import type { StaffLanguage } from '../../shared/settings';
import { Alert, Demonstration, LanguageSwitch, OfflineBanner } from '../../ui/kit';
import type { Link } from '../../ui/link/link';
import { LoginForm } from '../../ui/login/LoginForm';
import { usePage } from '../../ui/words';
import { useAdminWords } from '../parts/words';
import { FirstAccount } from './FirstAccount';

export type EntranceProps = {
  link: Link<AdminView | AdminOfNobody>;
  snapshot: Snapshot<AdminOfNobody>;
  /** Whether somebody was logged in on this page and is no longer. */
  hasEnded: boolean;
  onLoggedIn: () => void;
  onLanguage: (to: StaffLanguage) => void;
};

export const Entrance = ({ link, snapshot, hasEnded, onLoggedIn, onLanguage }: EntranceProps) => {
  const { t } = useAdminWords();
  const { office, isFirst, signOn } = snapshot.view;
  const { timeZone } = office;
  // A second browser may have been quicker: then this one logs in.
  const wasFirst = useRef(isFirst);
  const title = t(isFirst ? 'admin.first' : 'admin.logIn');
  usePage(`${title} – ${t('start.admin')}`);
  const form = { isOnline: link.online, timeZone, onLoggedIn };
  return (
    <div class="adm">
      <OfflineBanner online={link.online} snapshot={snapshot} timeZone={timeZone} />
      <main class="adm-entrance">
        <p class="kern-body">{office.name}</p>
        <h1 class="kern-heading-large">{title}</h1>
        {office.demonstration && (
          <p class="kern-body">
            <Demonstration snapshot={snapshot} />
          </p>
        )}
        {hasEnded && <Alert kind="info" title={t('admin.logInEnded')} />}
        {wasFirst.current && !isFirst && <Alert kind="info" title={t('admin.firstIsMade')} />}
        {isFirst ? <FirstAccount {...form} /> : <LoginForm keptAs="admin:name" signOn={signOn} {...form} />}
        <LanguageSwitch languages={staffLanguagesOf(office.languages)} onChange={onLanguage} />
      </main>
    </div>
  );
};
