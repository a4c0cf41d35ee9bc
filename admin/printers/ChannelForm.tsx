// How bytes get to a printer.
import { useState } from 'preact/hooks';
import type { FoundPrinter } from '../../shared/printing';
import type { PrinterSettings } from '../../shared/settings';
import { Button, Field, Select } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import type { Draft } from '../draft/useDraft';
import { NumberField } from '../fields/NumberField';
import { usbPhrase } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

export type Channel = PrinterSettings['channel'];
type Usb = Extract<Channel, { kind: 'usb' }>;

const KINDS = ['network', 'usb', 'deviceFile', 'virtual'] as const;
const RAW_PORT = 9100;

const channelOf = (kind: Channel['kind']): Channel => {
  switch (kind) {
    case 'virtual':
      return { kind };
    case 'network':
      return { kind, host: '', port: RAW_PORT };
    case 'deviceFile':
      return { kind, path: '/dev/usb/lp0' };
    case 'usb':
      return { kind, vendorId: 0, productId: 0, serial: null };
  }
};

type FieldsProps<Of extends Channel> = {
  channel: Of;
  isInvalid: Draft['isInvalid'];
  onChange: (channel: Channel) => void;
  ask: Ask;
  timeZone: string;
};

const keyOf = ({ vendorId, productId, serial }: Omit<Usb, 'kind'>) => `${vendorId}:${productId}:${serial ?? ''}`;

/** The printers that were found, and the one that is set whether it was found or not. */
const UsbFields = ({ channel, isInvalid, onChange, ask, timeZone }: FieldsProps<Usb>) => {
  const { t, count } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [found, setFound] = useState<FoundPrinter[] | 'no usb' | null>(null);
  const find = async () => {
    const answer = await act({ type: 'findPrinters' });
    if (answer.ok) setFound(answer.result.printers ?? 'no usb');
  };
  const printers = found === 'no usb' || found === null ? [] : found;
  const others = printers.filter((one) => keyOf(one) !== keyOf(channel));
  const present = printers.find((one) => keyOf(one) === keyOf(channel));
  const own = channel.vendorId === 0 ? t('admin.usb.none') : usbPhrase(present ?? { ...channel, name: null });
  return (
    <>
      <Select
        label={t('admin.usb')}
        hint={t('admin.usbHint')}
        value={keyOf(channel)}
        options={[
          { value: keyOf(channel), label: own },
          ...others.map((one) => ({ value: keyOf(one), label: usbPhrase(one) })),
        ]}
        onChange={(key) => {
          const chosen = printers.find((one) => keyOf(one) === key);
          if (chosen === undefined) return;
          const { vendorId, productId, serial } = chosen;
          onChange({ kind: 'usb', vendorId, productId, serial });
        }}
        error={isInvalid() && !isInvalid('kind') && t('admin.invalid.usb')}
      />
      <div>
        <Button kind="secondary" blocked={isBusy} onClick={() => void find()}>
          {t('admin.usb.find')}
        </Button>
      </div>
      <Refused refusal={refusal} timeZone={timeZone} />
      {found !== null && (
        <p class="kern-body" role="status">
          {found === 'no usb' ? t('problem.staff.noDriver') : count('admin.usb.found', found.length)}
        </p>
      )}
    </>
  );
};

const Fields = ({ channel, ...props }: FieldsProps<Channel>) => {
  const { t } = useAdminWords();
  const { isInvalid, onChange } = props;
  switch (channel.kind) {
    case 'virtual':
      return null;
    case 'usb':
      return <UsbFields {...props} channel={channel} />;
    case 'deviceFile':
      return (
        <Field
          label={t('admin.printer.path')}
          hint={t('admin.printer.pathHint')}
          value={channel.path}
          maxLength={253}
          onInput={(path) => onChange({ ...channel, path: path.trim() })}
          error={isInvalid('path') && t('admin.invalid.path')}
        />
      );
    case 'network':
      return (
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
            isInvalid={isInvalid('port')}
          />
        </>
      );
  }
};

export const ChannelForm = (props: FieldsProps<Channel>) => {
  const { t } = useAdminWords();
  const { channel, isInvalid, onChange } = props;
  return (
    <>
      <Select
        label={t('admin.col.channel')}
        hint={t(`admin.channel.${channel.kind}Hint`)}
        value={channel.kind}
        options={KINDS.map((value) => ({ value, label: t(`admin.channel.${value}`) }))}
        onChange={(kind) => onChange(channelOf(kind))}
        error={isInvalid('kind') && t('admin.invalid.value')}
      />
      <Fields {...props} />
    </>
  );
};
