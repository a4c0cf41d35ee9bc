// Which dialog is open, if any.
import { AppointmentDialog } from './appointments/AppointmentDialog';
import { BookDialog } from './appointments/BookDialog';
import { BookedDialog } from './appointments/BookedDialog';
import { CancelDialog } from './appointments/CancelDialog';
import { MoveDialog } from './appointments/MoveDialog';
import { AdmissionDialog } from './frame/AdmissionDialog';
import { LockDialog } from './frame/LockDialog';
import { PauseDialog } from './frame/PauseDialog';
import { DrawDialog } from './line/DrawDialog';
import { UnservedDialog } from './line/Unserved';
import { PasswordDialog } from './login/PasswordDialog';
import { useCounterWords } from './parts/words';
import type { Desk } from './session/counterSession';
import { HandOnDialog } from './visit/HandOnDialog';
import { ParkDialog } from './visit/ParkDialog';
import { RaiseDialog } from './visit/RaiseDialog';
import { TicketDialog } from './visit/TicketDialog';

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
