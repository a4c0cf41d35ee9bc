// S14: links that nobody has opened yet; each can be withdrawn.
import { useState } from 'preact/hooks';
import type { InvitationView } from '../../shared/protocol';
import { Button, Confirm } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { stationKey } from '../parts/address';
import { stationsOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type NamedInvitation = InvitationView & { name: string };

type WithdrawProps = PageParts & { invitation: NamedInvitation; onClose: () => void };

const Withdraw = ({ invitation, view, ask, onClose }: WithdrawProps) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const withdraw = async () => {
    if (isBusy) return;
    const answer = await act({ type: 'withdrawInvitation', invitationId: invitation.id });
    if (answer.ok) onClose();
  };
  return (
    <Confirm
      title={t('admin.invitation.withdrawTitle', { what: invitation.name })}
      confirm={t('admin.invitation.withdraw')}
      onConfirm={() => void withdraw()}
      onClose={onClose}
    >
      <p class="kern-body">{t('admin.invitation.withdrawWhat')}</p>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </Confirm>
  );
};

export const Invitations = (parts: PageParts) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { invitations, settings, office } = parts.view;
  const [withdrawing, setWithdrawing] = useState<NamedInvitation | null>(null);
  const stations = new Map(stationsOf(words, settings).map((one) => [stationKey(one.role, one.stationId), one.name]));
  const at = (instant: number) => formatTime(instant, 'dateTime', office.timeZone, language);
  const named = invitations.map((one) => ({
    ...one,
    name: stations.get(stationKey(one.role, one.stationId)) ?? one.stationId,
  }));
  return (
    <div class="adm-stack adm-section">
      <Table
        caption={t('admin.invitations')}
        hint={t('admin.invitationsHint')}
        heads={[t('admin.invitation.for'), t('admin.invitation.madeBy'), t('admin.invitation.until')]}
        empty={t('admin.invitations.empty')}
        hasActions
        rows={named.map((one) => (
          <Row
            key={one.id}
            head={one.name}
            cells={[`${t(`admin.invitation.by.${one.by}`)}, ${at(one.madeAt)}`, at(one.expiresAt)]}
            actions={
              <Button
                kind="tertiary"
                onClick={() => setWithdrawing(one)}
                label={t('admin.invitation.withdrawOf', { what: one.name, time: at(one.madeAt) })}
              >
                {t('admin.invitation.withdraw')}
              </Button>
            }
          />
        ))}
      />
      {withdrawing && <Withdraw {...parts} invitation={withdrawing} onClose={() => setWithdrawing(null)} />}
    </div>
  );
};
