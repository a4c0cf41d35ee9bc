// One printer: how bytes get to it, what it can, and how it was today.
import { ItemForm, type ItemFormParts, NameField } from '../parts/ItemForm';
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

export const PrinterForm = ({ view, draft, ask, id }: ItemFormParts) => {
  const { t } = useAdminWords();
  const { timeZone } = view.office;
  return (
    <ItemForm draft={draft} list="printers" id={id} removal={t('admin.printer.remove')}>
      {({ channel, profile }, editor) => (
        <>
          <NameField editor={editor} hint={t('admin.printer.nameHint')} />
          <ChannelForm
            channel={channel}
            isInvalid={(...path) => editor.isInvalid('channel', ...path)}
            onChange={(changed) => editor.change({ channel: changed })}
            ask={ask}
            timeZone={timeZone}
          />
          {canBeAsked(channel) && (
            <ProbePrinter
              key={JSON.stringify(channel)}
              channel={channel}
              profile={profile}
              ask={ask}
              timeZone={timeZone}
              onTake={(found) => editor.change({ profile: found })}
            />
          )}
          <ProfileForm
            profile={profile}
            isInvalid={(...path) => editor.isInvalid('profile', ...path)}
            onChange={(changed) => editor.change({ profile: changed })}
          />
          <PrinterHistory view={view} printerId={id} />
        </>
      )}
    </ItemForm>
  );
};
