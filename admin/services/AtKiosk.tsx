// W10: how a service stands at the kiosk: with which others, and under which sign.
import { CATALOGUE_GROUPS } from '../../shared/catalogue';
import { PICTOGRAMS } from '../../shared/kiosk/pictograms';
import type { Service, Settings, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Select } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const NONE = '';
const OWN = '-';

type AtKioskProps = {
  service: Service;
  settings: Settings;
  isInvalid: Draft['isInvalid'];
  onChange: (part: Partial<Service>) => void;
};

/** Those that other services are in, and the usual ones, each once by its German name. */
const knownGroups = ({ services }: Settings, { id }: Service): Map<string, Text> => {
  const others = services.flatMap((other) => (other.id !== id && other.group ? [other.group] : []));
  return new Map([...CATALOGUE_GROUPS.map(({ name }): Text => name), ...others].map((group) => [group.de, group]));
};

export const AtKiosk = ({ service, settings, isInvalid, onChange }: AtKioskProps) => {
  const { t, language } = useAdminWords();
  const { group, pictogram } = service;
  const known = knownGroups(settings, service);
  const isOwn = group !== null && !known.has(group.de);
  const choose = (chosen: string) => onChange({ group: chosen === OWN ? NO_TEXT : (known.get(chosen) ?? null) });
  return (
    <Section title={t('admin.service.atKiosk')}>
      <Select
        label={t('admin.group')}
        hint={t('admin.groupHint')}
        value={isOwn ? OWN : (group?.de ?? NONE)}
        options={[
          { value: NONE, label: t('admin.group.none') },
          ...[...known].map(([value, name]) => ({ value, label: textOf(name, language) })),
          { value: OWN, label: t('admin.group.own') },
        ]}
        onChange={choose}
      />
      {isOwn && (
        <TextFields
          what={t('admin.group.name')}
          text={group}
          languages={settings.languages}
          isInvalid={(...path) => isInvalid('group', ...path)}
          onChange={(typed) => onChange({ group: typed ?? NO_TEXT })}
        />
      )}
      <Select
        label={t('admin.pictogram')}
        value={pictogram ?? NONE}
        options={[
          { value: NONE, label: t('admin.pictogram.none') },
          ...PICTOGRAMS.map((value) => ({ value, label: t(`admin.pictogram.${value}`) })),
        ]}
        onChange={(chosen) => onChange({ pictogram: PICTOGRAMS.find((one) => one === chosen) ?? null })}
        error={isInvalid('pictogram') && t('admin.invalid.value')}
      />
    </Section>
  );
};
