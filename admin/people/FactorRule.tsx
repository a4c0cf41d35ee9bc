// S32: whether the administration asks everybody for a second factor, and who has none yet.
import { rightsOf } from '../../shared/rights';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

export const FactorRule = ({ view, draft }: Pick<PageParts, 'view' | 'draft'>) => {
  const { t } = useAdminWords();
  const { login, roles } = draft.settings;
  const without = view.staff
    .filter(({ hasSecondFactor, roleIds }) => !hasSecondFactor && rightsOf(roles, roleIds).length > 0)
    .map(({ name }) => name);
  return (
    <Section title={t('admin.factor')} hint={t('admin.factorRule.hint')}>
      <Check
        label={t('admin.factorRule.on')}
        isChecked={login.secondFactor}
        onChange={(secondFactor) => draft.edit((now) => ({ ...now, login: { ...now.login, secondFactor } }))}
        error={draft.isInvalid('login', 'secondFactor') && t('admin.invalid.value')}
      />
      <p class="kern-body">
        {without.length === 0
          ? t('admin.factorRule.allHave')
          : t(login.secondFactor ? 'admin.factorRule.willSetUp' : 'admin.factorRule.without', {
              names: without.join(', '),
            })}
      </p>
    </Section>
  );
};
