// What the kiosk says in its head, large: how long it takes, that it soon gives no more, that it cannot print.
import type { KioskView, Snapshot } from '../../shared/protocol';
import { waitingPhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { Pictogram, type Sign } from '../choose/Pictogram';
import { waitNow } from '../parts/waitPhrase';
import { useKioskWords } from '../parts/words';
import { commonWait } from './wait';

const Remark = ({ sign, title, how }: { sign: Sign; title: string; how: string }) => (
  <div class="kiosk-remark">
    <Pictogram name={sign} />
    <p>
      <strong>{title}</strong> <span>{how}</span>
    </p>
  </div>
);

/** W14: what is as it should not be, while tickets are still given. */
const Remarks = ({ snapshot: { view } }: { snapshot: Snapshot<KioskView> }) => {
  const { t, language } = useKioskWords();
  const { reception, printer, office } = view;
  const isOut = printer.present && printer.problems.includes('paperOut');
  return (
    <>
      {reception.state === 'nearlyFull' && (
        <Remark
          sign="soon"
          title={t('kiosk.soon')}
          how={t('kiosk.soonHow', { time: formatTime(reception.closesAt, 'time', office.timeZone, language) })}
        />
      )}
      {commonWait(view.services)?.forecast === null && (
        <Remark sign="nobody" title={t('kiosk.noClerk')} how={t('kiosk.noClerkHow')} />
      )}
      {isOut && <Remark sign="paper" title={t('kiosk.noPaper')} how={t('kiosk.noPaperHow')} />}
    </>
  );
};

export const Lead = ({ snapshot }: { snapshot: Snapshot<KioskView> }) => {
  const words = useKioskWords();
  const wait = commonWait(snapshot.view.services);
  if (wait === null) return null;
  const [minutes, ...clock] = waitNow(words, wait.forecast, snapshot.now, snapshot.view.office.timeZone);
  return (
    <div class="kiosk-wait">
      {wait.forecast !== null && <p class="kiosk-wait__minutes">{minutes}</p>}
      {clock.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{wait.waiting === null ? words.t('kiosk.waitDiffers') : waitingPhrase(words, wait.waiting)}</p>
      <Remarks snapshot={snapshot} />
    </div>
  );
};
