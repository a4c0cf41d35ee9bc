// The displays of the waiting room, and what all of them show (D1, D3).
import type { AdminView } from '../../shared/protocol';
import { StatusText } from '../../ui/kit';
import { addItem, freshDisplay, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { Check, Group } from '../fields/Checks';
import { AddButton } from '../parts/AddItem';
import { nameOf } from '../parts/names';
import { EditLink, PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

const SHOWN = ['showNext', 'showForecast', 'moves', 'darkAtNight'] as const;

const DisplayState = ({ view, id }: { view: AdminView; id: string }) => {
  const { t } = useAdminWords();
  const paired = view.devices.filter(({ role, stationId }) => role === 'display' && stationId === id);
  if (paired.length === 0) return <span class="adm-muted">{t('admin.display.notPaired')}</span>;
  const isOnline = paired.some(({ online }) => online);
  return (
    <StatusText kind={isOnline ? 'success' : 'warning'}>
      {t(isOnline ? 'admin.device.online' : 'admin.device.offline')}
    </StatusText>
  );
};

export const Displays = ({ view, draft }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, saved, edit, isInvalid } = draft;
  const add = (name: string) => {
    const id = idFor('anzeige', name, settings.displays);
    edit((now) => addItem(now, 'displays', freshDisplay(id, name)));
  };
  return (
    <>
      <PageHead title={t('admin.page.displays')}>
        <AddButton title={t('admin.displays.add')} hint={t('admin.display.nameHint')} onAdd={add} />
      </PageHead>
      <Table
        caption={t('admin.displays.caption')}
        heads={[t('admin.col.name'), t('admin.col.state')]}
        empty={t('admin.displays.empty')}
        hasActions
        rows={settings.displays.map((display) => (
          <Row
            key={display.id}
            head={display.name}
            cells={[
              saved.displays.some(({ id }) => id === display.id) ? (
                <DisplayState key="state" view={view} id={display.id} />
              ) : (
                t('admin.notSavedYet')
              ),
            ]}
            actions={<EditLink page="displays" id={display.id} what={nameOf(words, settings, 'displays', display)} />}
          />
        ))}
      />
      <div class="adm-form">
        <Group legend={t('admin.display.shows')} hint={t('admin.display.showsHint')}>
          {SHOWN.map((key) => (
            <Check
              key={key}
              label={t(`admin.display.${key}`)}
              isChecked={settings.display[key]}
              onChange={(isShown) => edit((now) => ({ ...now, display: { ...now.display, [key]: isShown } }))}
              error={isInvalid('display', key) && t('admin.invalid.value')}
            />
          ))}
        </Group>
      </div>
    </>
  );
};
