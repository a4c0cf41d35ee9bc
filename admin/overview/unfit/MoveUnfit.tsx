// Another time for an appointment that no longer fits: the next free ones are proposed, any other day can be looked at.
import { useEffect, useState } from 'preact/hooks';
import type { ContactView, FreeSlotsResult } from '../../../shared/protocol';
import { dayOf } from '../../../shared/time';
import { Button, Dialog, Field, StatusText } from '../../../ui/kit';
import { formatTime } from '../../../ui/time';
import type { PageParts } from '../../draft/page';
import { Refused } from '../../parts/Parts';
import { useAct } from '../../parts/useAct';
import { useAdminWords } from '../../parts/words';

const MOST_SHOWN = 40;

type Props = PageParts & { appointment: ContactView; isWritten: boolean; onClose: () => void };

export const MoveUnfit = ({ view, ask, appointment, isWritten, onClose }: Props) => {
  const words = useAdminWords();
  const { t } = words;
  const { timeZone } = view.office;
  const { visitId, serviceIds, persons } = appointment;
  const [day, setDay] = useState(appointment.day);
  const [free, setFree] = useState<FreeSlotsResult | null>(null);
  const { act, isBusy, refusal } = useAct(ask);
  useEffect(() => {
    let isCurrent = true;
    if (day !== '')
      void ask({ type: 'freeSlots', serviceIds, persons, day }).then((answer) => {
        if (isCurrent) setFree(answer.ok ? answer.result : null);
      });
    return () => {
      isCurrent = false;
    };
  }, [ask, day, visitId]);
  const move = async (slotAt: number) => {
    const place = { kind: 'free', holdId: null } as const;
    const answer = await act({
      type: 'moveAppointment',
      day: appointment.day,
      visitId,
      slotAt,
      place,
      untold: isWritten,
    });
    if (answer.ok) onClose();
  };
  const starts = free === null ? [] : [...free.starts, ...free.next].slice(0, MOST_SHOWN);
  return (
    <Dialog title={t('admin.unfit.moveTitle', { name: appointment.name ?? appointment.code })} onClose={onClose}>
      <p class="kern-body">{t(isWritten ? 'admin.unfit.moveWritten' : 'admin.unfit.moveCalled')}</p>
      <Field
        type="date"
        label={t('admin.unfit.day')}
        min={dayOf(appointment.slotAt, timeZone)}
        value={day}
        onInput={setDay}
      />
      {free !== null && free.starts.length === 0 && (
        <StatusText kind="info">{t(starts.length > 0 ? 'admin.unfit.nextFree' : 'admin.unfit.noneFree')}</StatusText>
      )}
      <div class="adm-acts">
        {starts.map((slotAt) => (
          <Button key={slotAt} kind="secondary" blocked={isBusy} onClick={() => void move(slotAt)}>
            {formatTime(slotAt, 'dateTime', timeZone, words.language)}
          </Button>
        ))}
      </div>
      <Refused refusal={refusal} timeZone={timeZone} />
    </Dialog>
  );
};
