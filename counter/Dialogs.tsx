// Which dialog is open, if any.

import { DrawDialog } from './DrawDialog';
import type { Desk } from './desk';
import { HandOnDialog } from './HandOnDialog';
import { LockDialog } from './LockDialog';
import { ParkDialog } from './ParkDialog';
import { PauseDialog } from './PauseDialog';
import { TicketDialog } from './TicketDialog';

export const Dialogs = ({ desk }: { desk: Desk }) => {
  const { dialog, view } = desk;
  const { visit } = view;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'park':
      return visit && <ParkDialog desk={desk} visit={visit} />;
    case 'handOn':
      return visit && <HandOnDialog desk={desk} visit={visit} />;
    case 'pause':
      return <PauseDialog desk={desk} />;
    case 'draw':
      return <DrawDialog desk={desk} />;
    case 'lock':
      return <LockDialog desk={desk} kioskId={dialog.kioskId} />;
    case 'ticket':
      return <TicketDialog desk={desk} ticket={dialog.ticket} />;
  }
};
