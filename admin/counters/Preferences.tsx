// Services that a counter would rather take, best first: an order that is changed by buttons, so that keys do it too.
import { Button, Select } from '../../ui/kit';
import { moved } from '../draft/items';
import { Group } from '../fields/Checks';
import { useAdminWords } from '../parts/words';

/** `lang` where the label is in another language than the page. */
export type Choice = { id: string; label: string; lang: 'de' | null };
type PreferencesProps = {
  /** What the counter serves. */
  services: Choice[];
  preferred: string[];
  error: string | false;
  onChange: (preferred: string[]) => void;
};

const NOTHING = '';

export const Preferences = ({ services, preferred, error, onChange }: PreferencesProps) => {
  const { t } = useAdminWords();
  const labelOf = (id: string) => services.find((one) => one.id === id)?.label ?? id;
  const langIs = (id: string) => {
    const lang = services.find((one) => one.id === id)?.lang;
    return lang ? { lang } : {};
  };
  const rest = services.filter(({ id }) => !preferred.includes(id));
  return (
    <Group legend={t('admin.prefers')} hint={t('admin.prefersHint')}>
      {preferred.length > 0 && (
        <ol class="adm-order">
          {preferred.map((id, place) => (
            <li key={id}>
              <div class="adm-order__line">
                <span class="kern-body" {...langIs(id)}>
                  {labelOf(id)}
                </span>
                <span class="adm-actions">
                  <Button
                    kind="tertiary"
                    blocked={place === 0}
                    onClick={() => onChange(moved(preferred, place, -1))}
                    label={`${t('admin.move.up')} ${labelOf(id)}`}
                  >
                    {t('admin.move.up')}
                  </Button>
                  <Button
                    kind="tertiary"
                    onClick={() => onChange(preferred.filter((one) => one !== id))}
                    label={`${t('admin.removeFrom')} ${labelOf(id)}`}
                  >
                    {t('admin.removeFrom')}
                  </Button>
                </span>
              </div>
            </li>
          ))}
        </ol>
      )}
      {(rest.length > 0 || error) && (
        <Select
          label={t('admin.prefers.add')}
          value={NOTHING}
          options={[
            { value: NOTHING, label: t('admin.prefers.choose') },
            ...rest.map(({ id, label, lang }) => ({ value: id, label, lang })),
          ]}
          onChange={(id) => id !== NOTHING && onChange([...preferred, id])}
          error={error}
        />
      )}
    </Group>
  );
};
