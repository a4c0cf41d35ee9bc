// S14: links that nobody has opened yet; each can be withdrawn.
import { useState } from 'preact/hooks';
import type { InvitationView } from '../../shared/protocol';
import { Button } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { stationKey } from '../parts/address';
import { ConfirmAct } from '../parts/ConfirmAct';
import { stationsOf } from '../parts/names';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

type NamedInvitation = InvitationView & { name: string };

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
      {withdrawing && (
        <ConfirmAct
          {...parts}
          command={{ type: 'withdrawInvitation', invitationId: withdrawing.id }}
          title={t('admin.invitation.withdrawTitle', { what: withdrawing.name })}
          what={t('admin.invitation.withdrawWhat')}
          confirm={t('admin.invitation.withdraw')}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </div>
  );
};
