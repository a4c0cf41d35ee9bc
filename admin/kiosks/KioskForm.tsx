// One kiosk: its name, its printer, and when it is locked by itself.
import { Select } from '../../ui/kit';
import { ItemForm, type ItemFormParts, NameField } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';
import { GlassFields } from './GlassFields';
import { LockTimes } from './LockTimes';

const NO_PRINTER = '';

export const KioskForm = ({ draft, id }: ItemFormParts) => {
  const { t } = useAdminWords();
  const { printers, languages } = draft.settings;
  return (
    <ItemForm draft={draft} list="kiosks" id={id} removal={t('admin.kiosk.remove')} isWide>
      {({ printerId, lockTimes, glass }, editor) => (
        <>
          <div class="adm-form">
            <NameField editor={editor} hint={t('admin.kiosk.nameHint')} />
            <Select
              label={t('admin.kiosk.printer')}
              hint={t('admin.kiosk.printerHint')}
              value={printerId ?? NO_PRINTER}
              options={[
                ...printers.map((printer) => ({ value: printer.id, label: printer.name })),
                { value: NO_PRINTER, label: t('admin.kiosk.noPrinter') },
              ]}
              onChange={(chosen) => editor.change({ printerId: chosen === NO_PRINTER ? null : chosen })}
              error={editor.isInvalid('printerId') && t('admin.invalid.value')}
            />
            <p class="kern-body kern-body--muted">{t('admin.kiosk.scanner')}</p>
          </div>
          <GlassFields
            glass={glass}
            isInvalid={(...path) => editor.isInvalid('glass', ...path)}
            onChange={(changed) => editor.change({ glass: changed })}
          />
          <LockTimes
            lockTimes={lockTimes}
            languages={languages}
            isInvalid={(...path) => editor.isInvalid('lockTimes', ...path)}
            onChange={(changed) => editor.change({ lockTimes: changed })}
          />
        </>
      )}
    </ItemForm>
  );
};
