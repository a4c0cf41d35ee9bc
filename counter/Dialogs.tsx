// Which dialog is open, if any.
import { AdmissionDialog } from './AdmissionDialog';
import { AppointmentDialog } from './AppointmentDialog';
import { BookDialog } from './BookDialog';
import { BookedDialog } from './BookedDialog';
import { CancelDialog } from './CancelDialog';
import { DrawDialog } from './DrawDialog';
import type { Desk } from './desk';
import { HandOnDialog } from './HandOnDialog';
import { LockDialog } from './LockDialog';
import { MoveDialog } from './MoveDialog';
import { ParkDialog } from './ParkDialog';
import { PasswordDialog } from './PasswordDialog';
import { PauseDialog } from './PauseDialog';
import { RaiseDialog } from './RaiseDialog';
import { TicketDialog } from './TicketDialog';
import { UnservedDialog } from './Unserved';
import { useCounterWords } from './words';

export const Dialogs = ({ desk }: { desk: Desk }) => {
  const { t } = useCounterWords();
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
    case 'password':
      return <PasswordDialog desk={desk} />;
    case 'raise':
      return <RaiseDialog desk={desk} waiting={dialog.waiting} />;
    case 'unserved':
      return <UnservedDialog desk={desk} waiting={dialog.waiting} />;
    case 'admission':
      return <AdmissionDialog desk={desk} />;
    case 'draw':
      return <DrawDialog desk={desk} />;
    case 'lock':
      return <LockDialog desk={desk} kioskId={dialog.kioskId} />;
    case 'ticket':
      return <TicketDialog desk={desk} ticket={dialog.ticket} />;
    case 'book':
      return <BookDialog desk={desk} day={dialog.day} />;
    case 'appointment':
      return <AppointmentDialog desk={desk} appointment={dialog.appointment} />;
    case 'move':
      return <MoveDialog desk={desk} appointment={dialog.appointment} />;
    case 'cancel':
      return <CancelDialog desk={desk} appointment={dialog.appointment} />;
    case 'booked':
    case 'moved':
      return <BookedDialog desk={desk} title={t(`counter.${dialog.kind}Title`)} booking={dialog.booking} />;
  }
};
