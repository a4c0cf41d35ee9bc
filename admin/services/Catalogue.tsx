// Services from the catalogue: found by words or by group, ticked, and taken over with everything that they need.

import { useState } from 'preact/hooks';
import {
  CATALOGUE,
  CATALOGUE_GROUPS,
  type CatalogueService,
  hasMatter,
  isMatter,
  serviceOf,
} from '../../shared/catalogue';
import type { Settings } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Button, Field } from '../../ui/kit';
import { useWords } from '../../ui/words';
import type { Draft } from '../draft/useDraft';
import { Check, Group } from '../fields/Checks';
import { FormDialog } from '../parts/Form';
import { useAdminWords } from '../parts/words';
import { freshLetter } from './ticketLetters';

/** Settings with these matters of the catalogue as services, each once, in the order of the catalogue. */
export const withMatters = (settings: Settings, ids: ReadonlySet<string>): Settings => {
  const wanted = CATALOGUE.filter((matter) => ids.has(matter.id) && !hasMatter(settings.services, matter));
  const letterOf = ({ letter }: CatalogueService) =>
    letter === settings.appointmentLetter ? freshLetter(settings) : letter;
  return { ...settings, services: [...settings.services, ...wanted.map((one) => serviceOf(one, letterOf(one)))] };
};

type PickerProps = { settings: Settings; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void };

/** All matters that fit the words looked for, by group; those that the office has already are named and cannot be ticked. */
export const CataloguePicker = ({ settings, chosen, onChange }: PickerProps) => {
  const { t, count } = useAdminWords();
  const { language } = useWords();
  const [looked, setLooked] = useState('');
  const found = CATALOGUE.filter((matter) => isMatter(matter, looked));
  const tick = (id: string, isChecked: boolean) => {
    const others = [...chosen].filter((one) => one !== id);
    onChange(new Set(isChecked ? [...others, id] : others));
  };
  const line = (matter: CatalogueService) => {
    const name = `${textOf(matter.name, language)} · ${t('admin.minutes', { count: matter.durationMin })}`;
    if (hasMatter(settings.services, matter))
      return (
        <p key={matter.id} class="kern-body kern-body--muted">
          {t('golive.catalogue.there', { name: textOf(matter.name, language) })}
        </p>
      );
    return (
      <Check
        key={matter.id}
        label={name}
        isChecked={chosen.has(matter.id)}
        onChange={(isChecked) => tick(matter.id, isChecked)}
      />
    );
  };
  return (
    <div class="adm-stack">
      <Field type="search" label={t('golive.catalogue.search')} value={looked} onInput={setLooked} maxLength={60} />
      <p class="kern-body" role="status">
        {count('golive.catalogue.found', found.length)}
      </p>
      {CATALOGUE_GROUPS.map((group) => {
        const matters = found.filter((matter) => matter.group === group.id);
        return (
          matters.length > 0 && (
            <Group key={group.id} legend={textOf(group.name, language)}>
              {matters.map(line)}
            </Group>
          )
        );
      })}
    </div>
  );
};

/** A button that opens the catalogue, and takes what was ticked into the draft. */
export const FromCatalogue = ({ draft }: { draft: Pick<Draft, 'settings' | 'edit'> }) => {
  const { t, count } = useAdminWords();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const take = () => {
    if (chosen !== null) draft.edit((now) => withMatters(now, chosen));
    setChosen(null);
  };
  return (
    <>
      <Button kind="secondary" icon="add" onClick={() => setChosen(new Set())}>
        {t('golive.catalogue.open')}
      </Button>
      {chosen !== null && (
        <FormDialog
          title={t('golive.catalogue.title')}
          submit={chosen.size === 0 ? t('golive.catalogue.takeNone') : count('golive.catalogue.take', chosen.size)}
          onSubmit={take}
          onClose={() => setChosen(null)}
        >
          <CataloguePicker settings={draft.settings} chosen={chosen} onChange={setChosen} />
        </FormDialog>
      )}
    </>
  );
};
