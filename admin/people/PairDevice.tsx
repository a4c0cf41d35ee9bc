// A link that pairs the browser which opens it: as a QR code, and to copy.
import { useState } from 'preact/hooks';
import type { InviteResult } from '../../shared/protocol';
import { Button, Dialog, Qr, Select, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { isLoopback, linkWith, stationKey } from '../parts/address';
import { CopyField } from '../parts/CopyField';
import { stationsOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type Invitation = InviteResult & { name: string };

const PairingLink = ({ invitation, timeZone }: { invitation: Invitation; timeZone: string }) => {
  const { t, language } = useAdminWords();
  const link = linkWith(invitation.path);
  return (
    <div class="adm-pairing">
      <div class="adm-pairing__qr">
        <Qr content={link} title={t('common.qrTitle', { what: t('admin.pair.link') })} />
      </div>
      <div class="adm-stack">
        <p class="kern-body">{t('admin.pair.how', { what: invitation.name })}</p>
        <p class="kern-body">
          {t('admin.pair.until', { time: formatTime(invitation.expiresAt, 'dateTime', timeZone, language) })}
        </p>
        {isLoopback() && (
          <p class="kern-body">
            <StatusText kind="warning">
              <strong>{t('admin.pair.loopback')}.</strong> {t('admin.pair.loopbackHow')}
            </StatusText>
          </p>
        )}
        <CopyField label={t('admin.pair.link')} value={link} copy={t('admin.pair.copy')} />
      </div>
    </div>
  );
};

export const PairDevice = ({ view, ask, onClose }: PageParts & { onClose: () => void }) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const stations = stationsOf(words, view.settings);
  const options = stations.map(({ role, stationId, name }) => ({ value: stationKey(role, stationId), label: name }));
  const [chosen, setChosen] = useState(options[0]?.value ?? '');
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const invite = async () => {
    const station = stations.find(({ role, stationId }) => stationKey(role, stationId) === chosen);
    if (station === undefined) return;
    const { role, stationId, name } = station;
    const answer = await act({ type: 'invite', role, stationId });
    if (answer.ok) setInvitation({ ...answer.result, name });
  };
  return (
    <Dialog
      title={t('admin.pair')}
      onClose={onClose}
      footer={
        invitation ? (
          <Button onClick={onClose}>{t('admin.done')}</Button>
        ) : (
          <>
            <Button kind="secondary" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button onClick={() => void invite()} blocked={isBusy}>
              {t('admin.pair.make')}
            </Button>
          </>
        )
      }
    >
      {invitation ? (
        <PairingLink invitation={invitation} timeZone={view.office.timeZone} />
      ) : (
        <Select
          label={t('admin.pair.station')}
          hint={t('admin.pair.stationHint')}
          value={chosen}
          options={options}
          onChange={setChosen}
        />
      )}
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </Dialog>
  );
};
