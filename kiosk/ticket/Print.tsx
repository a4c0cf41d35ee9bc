// What became of the slip (P2, W3), in the visitor's words; the virtual printer's slip as a picture.
import type { KioskView, SlipView } from '../../shared/protocol';
import { Alert } from '../../ui/kit';
import type { AlertProps } from '../../ui/kit/Alert';
import { pictureAddress } from '../../ui/link/device';
import { useKioskWords } from '../parts/words';

type Told = { kind: AlertProps['kind']; title: string; more: string[] };

type PrintStateProps = {
  /** null while it is not known here yet, or when there is none. */
  slip: SlipView | null;
  /** Whether the visitor was promised one. */
  isPromised: boolean;
};

const useTold = ({ slip, isPromised }: PrintStateProps): Told => {
  const { t } = useKioskWords();
  if (slip === null && isPromised) return { kind: 'info', title: t('kiosk.print.running'), more: [] };
  if (slip === null) return { kind: 'info', title: t('kiosk.print.none'), more: [t('kiosk.print.remember')] };
  switch (slip.state) {
    case 'queued':
    case 'sending':
      return { kind: 'info', title: t('kiosk.print.running'), more: [] };
    case 'printed':
      return { kind: 'success', title: t('kiosk.print.printed'), more: [] };
    case 'notSent': {
      const why = slip.problem === null ? [] : [t(`problem.visitor.${slip.problem}`)];
      return { kind: 'info', title: t('kiosk.print.notSent'), more: [...why, t('kiosk.print.remember')] };
    }
    case 'unknown':
      return { kind: 'info', title: t('kiosk.print.unknown'), more: [t('kiosk.print.remember')] };
  }
};

export const PrintState = (props: PrintStateProps) => {
  const { kind, title, more } = useTold(props);
  return (
    <Alert kind={kind} title={title}>
      {more.length > 0 && <p class="kern-body">{more.join(' ')}</p>}
    </Alert>
  );
};

/** Slides out of a slot like paper; nothing for a printer that has paper of its own. */
export const SlipPicture = ({ slip }: { slip: SlipView | null }) => {
  const { t } = useKioskWords();
  if (slip === null || slip.picture === null || slip.state !== 'printed') return null;
  return (
    <div class="kiosk-slot">
      <img key={slip.slipId} src={pictureAddress(slip.picture)} alt={t('kiosk.slip', { number: slip.number })} />
    </div>
  );
};

/** The newest slip of a visit; null while or when there is none. */
export const slipOf = ({ slips }: KioskView, visitId: string): SlipView | null =>
  slips.find((slip) => slip.visitId === visitId) ?? null;
