// One printer: how bytes get to it, what it can, and how it was today.
import type { PrinterSettings } from '../../shared/settings';
import { Field } from '../../ui/kit';
import { changeItem, removeItem } from '../draft/items';
import type { PageParts } from '../draft/page';
import { nameOf } from '../parts/names';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { type Channel, ChannelForm } from './ChannelForm';
import { PrinterHistory } from './PrinterHistory';
import { ProbePrinter } from './ProbePrinter';
import { ProfileForm } from './ProfileForm';

/** Whether there is something at which a printer could be asked. */
const canBeAsked = (channel: Channel) => {
  switch (channel.kind) {
    case 'virtual':
      return false;
    case 'network':
      return channel.host !== '';
    case 'deviceFile':
      return channel.path !== '';
    case 'usb':
      return channel.vendorId !== 0;
  }
};

export const PrinterForm = ({ view, draft, ask, id }: PageParts & { id: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit, isInvalid } = draft;
  const { timeZone } = view.office;
  const place = settings.printers.findIndex((one) => one.id === id);
  const printer = settings.printers[place];
  if (printer === undefined) return <NotThere page="printers" />;
  const change = (part: Partial<PrinterSettings>) => edit((now) => changeItem(now, 'printers', id, part));
  return (
    <>
      <PageHead title={nameOf(words, settings, 'printers', printer)} back="printers" />
      <div class="adm-form">
        <Field
          label={t('admin.col.name')}
          hint={t('admin.printer.nameHint')}
          value={printer.name}
          maxLength={60}
          onInput={(name) => change({ name })}
          error={isInvalid('printers', place, 'name') && t('admin.invalid.name')}
        />
        <ChannelForm
          channel={printer.channel}
          isInvalid={(...path) => isInvalid('printers', place, 'channel', ...path)}
          onChange={(channel) => change({ channel })}
          ask={ask}
          timeZone={timeZone}
        />
        {canBeAsked(printer.channel) && (
          <ProbePrinter
            key={JSON.stringify(printer.channel)}
            channel={printer.channel}
            profile={printer.profile}
            ask={ask}
            timeZone={timeZone}
            onTake={(profile) => change({ profile })}
          />
        )}
        <ProfileForm
          profile={printer.profile}
          isInvalid={(...path) => isInvalid('printers', place, 'profile', ...path)}
          onChange={(profile) => change({ profile })}
        />
        <PrinterHistory view={view} printerId={id} />
        <RemoveButton page="printers" onRemove={() => edit((now) => removeItem(now, 'printers', id))}>
          {t('admin.printer.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
