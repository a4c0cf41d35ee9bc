// One's own account: where one is logged in, the password, and what is kept of one.
import { MySessions } from '../../ui/login/MySessions';
import { OwnData } from '../../ui/login/OwnData';
import { PasswordForm } from '../../ui/login/PasswordForm';
import type { PageParts } from '../draft/page';
import { stationsOf } from '../parts/names';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { SecondFactor } from './SecondFactor';

export const AccountPage = ({ view, ask }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { timeZone } = view.office;
  const stations = stationsOf(words, view.settings);
  const roles = view.settings.roles.filter(({ id }) => view.person.roleIds.includes(id)).map(({ name }) => name);
  return (
    <>
      <PageHead title={t('admin.page.account')} />
      <p class="kern-body">
        {t('admin.account.who', { name: view.person.name, roles: roles.join(', ') || t('admin.account.noRole') })}
      </p>
      <SecondFactor view={view} />
      <Section title={t('login.sessions')}>
        <MySessions
          ask={ask}
          timeZone={timeZone}
          placeOf={({ role, stationId }) =>
            stations.find((one) => one.role === role && one.stationId === stationId)?.name ?? stationId
          }
        />
      </Section>
      <Section title={t('login.passwordSave')}>
        <PasswordForm isOnline timeZone={timeZone} />
      </Section>
      <Section title={t('login.ownData')}>
        <OwnData ask={ask} isOnline timeZone={timeZone} />
      </Section>
    </>
  );
};
