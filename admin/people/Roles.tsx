// K5, S21: roles as sets of rights, and who would lose what by a change, said before it is saved.
import { RIGHTS, type Right, rightsOf, SUPERVISOR } from '../../shared/rights';
import type { OfficeRole } from '../../shared/settings/roles';
import { Alert, Button, Field } from '../../ui/kit';
import { idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { Check, Group } from '../fields/Checks';
import { AddButton } from '../parts/AddItem';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

type LossesProps = Pick<PageParts, 'draft'> & { staff: PageParts['view']['staff'] };

/** Which of them have rights now that the changed roles would not give. */
const Losses = ({ staff, draft }: LossesProps) => {
  const { t } = useAdminWords();
  const losses = staff.flatMap(({ id, name, roleIds }) => {
    const kept = rightsOf(draft.settings.roles, roleIds);
    const lost = rightsOf(draft.saved.roles, roleIds).filter((right) => !kept.includes(right));
    return lost.length === 0 ? [] : [{ id, name, lost: lost.map((right) => t(`right.${right}`)).join(', ') }];
  });
  return (
    <div role="status" class="adm-outcome">
      {losses.length > 0 && (
        <Alert kind="warning" title={t('admin.role.losses')}>
          <ul class="kern-body adm-list">
            {losses.map(({ id, name, lost }) => (
              <li key={id}>{t('admin.role.loses', { name, lost })}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
};

/** Whether a role gives less than it did. */
const givesLess = ({ draft }: Pick<PageParts, 'draft'>, roleId: string): boolean => {
  const [before, after] = [draft.saved, draft.settings].map(({ roles }) => roles.find(({ id }) => id === roleId));
  return before?.rights.some((right) => !after?.rights.includes(right)) ?? false;
};

type RoleProps = PageParts & { role: OfficeRole; place: number };

const RoleSection = ({ view, draft, role, place }: RoleProps) => {
  const { t } = useAdminWords();
  const { edit, isInvalid } = draft;
  const isSupervisor = role.id === SUPERVISOR;
  const has = view.staff.filter(({ roleIds }) => roleIds.includes(role.id));
  const holders = has.map(({ name }) => name).join(', ');
  const change = (part: Partial<OfficeRole>) =>
    edit((now) => ({ ...now, roles: now.roles.map((one) => (one.id === role.id ? { ...one, ...part } : one)) }));
  const give = (right: Right, isGiven: boolean) =>
    change({ rights: RIGHTS.filter((one) => (one === right ? isGiven : role.rights.includes(one))) });
  const remove = () => edit((now) => ({ ...now, roles: now.roles.filter(({ id }) => id !== role.id) }));
  const isWrong = isInvalid('roles', place, 'rights');
  return (
    <Section title={role.name} hint={holders === '' ? t('admin.role.nobody') : t('admin.role.holders', { holders })}>
      <Field
        label={t('admin.col.name')}
        value={role.name}
        maxLength={60}
        onInput={(name) => change({ name })}
        error={
          (isInvalid('roles', place, 'name') && t('admin.invalid.name')) ||
          (isSupervisor && isWrong && t('admin.invalid.value'))
        }
      />
      {isSupervisor ? (
        <p class="kern-body">{t('admin.role.everything')}</p>
      ) : (
        <>
          <Group legend={t('admin.role.may', { name: role.name })}>
            {RIGHTS.map((right, i) => (
              <Check
                key={right}
                label={t(`right.${right}`)}
                isChecked={role.rights.includes(right)}
                onChange={(isGiven) => give(right, isGiven)}
                error={i === 0 && isWrong && t('admin.invalid.value')}
              />
            ))}
          </Group>
          <Losses staff={givesLess({ draft }, role.id) ? has : []} draft={draft} />
          <div class="adm-actions">
            <Button kind="tertiary" icon="delete" onClick={remove} label={`${t('admin.role.remove')} ${role.name}`}>
              {t('admin.role.remove')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
};

export const Roles = (parts: PageParts) => {
  const { t } = useAdminWords();
  const { draft, view } = parts;
  const { roles } = draft.settings;
  // What becomes of a role that is gone stands where nothing else of it does.
  const gone = draft.saved.roles.filter(({ id }) => !roles.some((one) => one.id === id)).map(({ id }) => id);
  const had = view.staff.filter(({ roleIds }) => roleIds.some((id) => gone.includes(id)));
  const add = (name: string) =>
    draft.edit((now) => ({ ...now, roles: [...now.roles, { id: idFor('rolle', name, now.roles), name, rights: [] }] }));
  return (
    <>
      <PageHead title={t('admin.page.roles')}>
        <AddButton title={t('admin.role.add')} hint={t('admin.role.addHint')} onAdd={add} />
      </PageHead>
      <Losses staff={had} draft={draft} />
      <div class="adm-form">
        {roles.map((role, place) => (
          <RoleSection key={role.id} {...parts} role={role} place={place} />
        ))}
      </div>
    </>
  );
};
