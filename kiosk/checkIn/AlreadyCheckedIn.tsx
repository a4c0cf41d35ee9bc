// Somebody who has checked in before gets the same number again, on the screen and on paper.
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { SaidIn, TicketNumber } from '../../ui/kit';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';
import { Acts } from '../ticket/Acts';
import { PrintState, SlipPicture, slipOf } from '../ticket/Print';

export type AlreadyCheckedInProps = {
  snapshot: Snapshot<KioskView>;
  visitId: string;
  number: string;
  online: boolean;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onPrintAgain: () => void;
  onDone: () => void;
};

export const AlreadyCheckedIn = ({ snapshot, visitId, number, refusal, ...acts }: AlreadyCheckedInProps) => {
  const { t } = useKioskWords();
  const { view } = snapshot;
  const slip = slipOf(view, visitId);
  return (
    <div class="kiosk-ticket">
      <Heading>
        <span class="kiosk-ticket__title">{t('kiosk.known')}</span>{' '}
        <span class="kiosk-ticket__number">
          <TicketNumber number={number} />
        </span>
      </Heading>
      <div class="kiosk-facts">
        <p>
          <SaidIn sentence={(place) => t('common.waitHere', { place })} text={view.waitingPlace} />
        </p>
      </div>
      <SlipPicture slip={slip} />
      <div class="kiosk-print">
        {slip !== null && <PrintState slip={slip} isPromised />}
        <Refused refusal={refusal} snapshot={snapshot} />
      </div>
      <Acts slip={slip} mayPrint={view.printer.present} {...acts} />
    </div>
  );
};
