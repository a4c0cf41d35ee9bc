// One kiosk: its name, its printer, and when it is locked by itself.
import type { Kiosk } from '../../shared/settings';
import { Field, Select } from '../../ui/kit';
import { changeItem, removeItem } from '../draft/items';
import type { PageParts } from '../draft/page';
import { nameOf } from '../parts/names';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { LockTimes } from './LockTimes';

const NO_PRINTER = '';

export const KioskForm = ({ draft, id }: PageParts & { id: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit, isInvalid } = draft;
  const place = settings.kiosks.findIndex((one) => one.id === id);
  const kiosk = settings.kiosks[place];
  if (kiosk === undefined) return <NotThere page="kiosks" />;
  const change = (part: Partial<Kiosk>) => edit((now) => changeItem(now, 'kiosks', id, part));
  return (
    <>
      <PageHead title={nameOf(words, settings, 'kiosks', kiosk)} back="kiosks" />
      <div class="adm-form">
        <Field
          label={t('admin.col.name')}
          hint={t('admin.kiosk.nameHint')}
          value={kiosk.name}
          maxLength={60}
          onInput={(name) => change({ name })}
          error={isInvalid('kiosks', place, 'name') && t('admin.invalid.name')}
        />
        <Select
          label={t('admin.kiosk.printer')}
          hint={t('admin.kiosk.printerHint')}
          value={kiosk.printerId ?? NO_PRINTER}
          options={[
            ...settings.printers.map((printer) => ({ value: printer.id, label: printer.name })),
            { value: NO_PRINTER, label: t('admin.kiosk.noPrinter') },
          ]}
          onChange={(chosen) => change({ printerId: chosen === NO_PRINTER ? null : chosen })}
          error={isInvalid('kiosks', place, 'printerId') && t('admin.invalid.value')}
        />
        <p class="kern-body kern-body--muted">{t('admin.kiosk.scanner')}</p>
      </div>
      <LockTimes
        lockTimes={kiosk.lockTimes}
        languages={settings.languages}
        isInvalid={(...path) => isInvalid('kiosks', place, 'lockTimes', ...path)}
        onChange={(lockTimes) => change({ lockTimes })}
      />
      <RemoveButton page="kiosks" onRemove={() => edit((now) => removeItem(now, 'kiosks', id))}>
        {t('admin.kiosk.remove')}
      </RemoveButton>
    </>
  );
};
