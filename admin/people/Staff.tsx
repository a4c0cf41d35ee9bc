// People who log in at the counters.
import { useState } from 'preact/hooks';
import type { PersonView } from '../../shared/protocol';
import { Button } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { IdleLogOut } from './IdleLogOut';
import { StaffDialog } from './StaffDialog';

export const Staff = (parts: PageParts) => {
  const { view } = parts;
  const words = useAdminWords();
  const { t } = words;
  const [editing, setEditing] = useState<PersonView | 'new' | null>(null);
  const [removing, setRemoving] = useState<PersonView | null>(null);
  const whereIs = (name: string) => {
    const id = view.counters.find((counter) => counter.person === name)?.id;
    const counter = view.settings.counters.find((one) => one.id === id);
    return counter ? placePhrase(words, view.settings.placeWord, counter.name) : '–';
  };
  return (
    <>
      <PageHead title={t('admin.page.persons')}>
        <Button icon="add" onClick={() => setEditing('new')}>
          {t('admin.person.add')}
        </Button>
      </PageHead>
      <Table
        caption={t('admin.persons.caption')}
        heads={[t('admin.col.name'), t('admin.col.loggedIn')]}
        empty={t('admin.persons.empty')}
        hasActions
        rows={view.persons.map((person) => (
          <Row
            key={person.id}
            head={person.name}
            cells={[whereIs(person.name)]}
            actions={
              <>
                <Button
                  kind="tertiary"
                  icon="edit"
                  onClick={() => setEditing(person)}
                  label={`${t('admin.edit')} ${person.name}`}
                >
                  {t('admin.edit')}
                </Button>
                <Button
                  kind="tertiary"
                  icon="delete"
                  onClick={() => setRemoving(person)}
                  label={`${t('admin.person.remove')} ${person.name}`}
                >
                  {t('admin.person.remove')}
                </Button>
              </>
            }
          />
        ))}
      />
      <IdleLogOut draft={parts.draft} />
      {editing && (
        <StaffDialog {...parts} person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {removing && (
        <ConfirmAct
          {...parts}
          command={{ type: 'removePerson', personId: removing.id }}
          title={t('admin.person.removeTitle', { name: removing.name })}
          what={t('admin.person.removeWhat')}
          confirm={t('admin.person.remove')}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
};
