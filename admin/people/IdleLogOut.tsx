// S15: who does nothing at a counter for so long is logged out.
import { Checkbox } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const [LEAST, MOST, USUAL] = [5, 960, 720];

export const IdleLogOut = ({ draft }: Pick<PageParts, 'draft'>) => {
  const { t } = useAdminWords();
  const { idleMin } = draft.settings.login;
  const change = (minutes: number | null) =>
    draft.edit((now) => ({ ...now, login: { ...now.login, idleMin: minutes } }));
  return (
    <Section title={t('admin.idle')} hint={t('admin.idleHint')}>
      <Checkbox
        label={t('admin.idle.on')}
        checked={idleMin !== null}
        onChange={(isOn) => change(isOn ? USUAL : null)}
      />
      {idleMin !== null && (
        <NumberField
          label={t('admin.idle.minutes')}
          hint={t('admin.idle.minutesHint')}
          value={idleMin}
          min={LEAST}
          max={MOST}
          onChange={change}
          isInvalid={draft.isInvalid('login', 'idleMin')}
        />
      )}
    </Section>
  );
};
