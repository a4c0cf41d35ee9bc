// S2: which browsers are paired as what; pairing a new one and revoking an old one.
import { useState } from 'preact/hooks';
import type { DeviceView } from '../../shared/protocol';
import { Button, StatusText } from '../../ui/kit';
import { ownDeviceId } from '../../ui/link/device';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { stationKey } from '../parts/address';
import { ConfirmAct } from '../parts/ConfirmAct';
import { stationsOf } from '../parts/names';
import { PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { Invitations } from './Invitations';
import { LinkSheet } from './LinkSheet';
import { PairDevice } from './PairDevice';

type NamedDevice = DeviceView & { name: string };

/** By station, in the order in which the settings have them; devices whose station is gone come last. */
const useNamedDevices = ({ devices, settings }: PageParts['view']): NamedDevice[] => {
  const words = useAdminWords();
  const stations = stationsOf(words, settings);
  const placeOf = ({ role, stationId }: DeviceView) =>
    stations.findIndex((one) => stationKey(one.role, one.stationId) === stationKey(role, stationId));
  const rank = (device: DeviceView) => (placeOf(device) + stations.length + 1) % (stations.length + 1);
  return devices
    .map((device) => ({
      ...device,
      name: stations[placeOf(device)]?.name ?? words.t('admin.device.noStation', { id: device.stationId }),
    }))
    .sort((one, other) => rank(one) - rank(other) || one.pairedAt - other.pairedAt);
};

export const Devices = (parts: PageParts) => {
  const { view } = parts;
  const { timeZone } = view.office;
  const { t, language } = useAdminWords();
  const [revoking, setRevoking] = useState<NamedDevice | null>(null);
  const [isPairing, setPairing] = useState(false);
  const at = (instant: number) => formatTime(instant, 'dateTime', timeZone, language);
  const seen = ({ online, lastSeenAt }: DeviceView) => {
    if (online) return t('admin.device.now');
    return lastSeenAt === null ? '–' : at(lastSeenAt);
  };
  return (
    <>
      <PageHead title={t('admin.page.devices')}>
        <Button icon="add" onClick={() => setPairing(true)}>
          {t('admin.pair')}
        </Button>
      </PageHead>
      <Table
        caption={t('admin.devices.caption')}
        heads={[t('admin.col.station'), t('admin.col.state'), t('admin.col.lastSeen'), t('admin.col.paired')]}
        empty={t('admin.devices.empty')}
        hasActions
        rows={useNamedDevices(view).map((device) => (
          <Row
            key={device.id}
            head={
              <>
                {device.name}
                {device.id === ownDeviceId() && <span class="adm-muted"> {t('admin.device.own')}</span>}
              </>
            }
            cells={[
              <StatusText key="state" kind={device.online ? 'success' : 'warning'}>
                {t(device.online ? 'admin.device.online' : 'admin.device.offline')}
              </StatusText>,
              seen(device),
              at(device.pairedAt),
            ]}
            actions={
              <Button kind="tertiary" onClick={() => setRevoking(device)} label={`${t('admin.revoke')} ${device.name}`}>
                {t('admin.revoke')}
              </Button>
            }
          />
        ))}
      />
      <LinkSheet {...parts} />
      <Invitations {...parts} />
      {isPairing && <PairDevice {...parts} onClose={() => setPairing(false)} />}
      {revoking && (
        <ConfirmAct
          {...parts}
          command={{ type: 'revokeDevice', deviceId: revoking.id }}
          title={t('admin.revoke.title', { what: revoking.name })}
          what={t(revoking.id === ownDeviceId() ? 'admin.revoke.own' : 'admin.revoke.what')}
          confirm={t('admin.revoke')}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
};
