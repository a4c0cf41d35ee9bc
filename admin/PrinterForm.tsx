// One printer: how bytes get to it.
import type { PrinterSettings } from '../shared/settings';
import { Field, Select } from '../ui/kit';
import { changeItem, removeItem } from './items';
import { NumberField } from './NumberField';
import { nameOf } from './names';
import { Gone, PageHead, RemoveButton } from './Parts';
import { ProfileForm } from './ProfileForm';
import type { PageParts } from './page';
import type { Draft } from './useDraft';
import { useAdminWords } from './words';

type Channel = PrinterSettings['channel'];

const KINDS = ['network', 'virtual'] as const;
const RAW_PORT = 9100;

const channelOf = (kind: Channel['kind']): Channel => {
  switch (kind) {
    case 'virtual':
      return { kind };
    case 'network':
      return { kind, host: '', port: RAW_PORT };
  }
};

type ChannelProps = { channel: Channel; isInvalid: Draft['isInvalid']; onChange: (channel: Channel) => void };

const ChannelForm = ({ channel, isInvalid, onChange }: ChannelProps) => {
  const { t } = useAdminWords();
  return (
    <>
      <Select
        label={t('admin.col.channel')}
        hint={t(`admin.channel.${channel.kind}Hint`)}
        value={channel.kind}
        options={KINDS.map((value) => ({ value, label: t(`admin.channel.${value}`) }))}
        onChange={(kind) => onChange(channelOf(kind))}
      />
      {channel.kind === 'network' && (
        <>
          <Field
            label={t('admin.printer.host')}
            hint={t('admin.printer.hostHint')}
            value={channel.host}
            maxLength={253}
            onInput={(host) => onChange({ ...channel, host: host.trim() })}
            error={isInvalid('host') && t('admin.invalid.host')}
          />
          <NumberField
            label={t('admin.printer.port')}
            hint={t('admin.printer.portHint')}
            value={channel.port}
            min={1}
            max={65535}
            onChange={(port) => onChange({ ...channel, port })}
            error={isInvalid('port') && t('admin.invalid.port')}
          />
        </>
      )}
    </>
  );
};

export const PrinterForm = ({ draft, id }: PageParts & { id: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit, isInvalid } = draft;
  const place = settings.printers.findIndex((one) => one.id === id);
  const printer = settings.printers[place];
  if (printer === undefined) return <Gone page="printers" />;
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
        />
        <ProfileForm
          profile={printer.profile}
          isInvalid={(...path) => isInvalid('printers', place, 'profile', ...path)}
          onChange={(profile) => change({ profile })}
        />
        <RemoveButton page="printers" onRemove={() => edit((now) => removeItem(now, 'printers', id))}>
          {t('admin.printer.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
