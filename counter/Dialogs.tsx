// Which dialog is open, if any.
import { AppointmentDialog } from './appointments/AppointmentDialog';
import { BookDialog } from './appointments/BookDialog';
import { BookedDialog } from './appointments/BookedDialog';
import { CancelDialog } from './appointments/CancelDialog';
import { ElsewhereDoneDialog } from './appointments/ElsewhereDoneDialog';
import { MoveDialog } from './appointments/MoveDialog';
import { MoveCounterDialog } from './colleagues/Moved';
import { DoneDialog, NoteDialog } from './done/DoneDialog';
import { AdmissionDialog } from './frame/AdmissionDialog';
import { LockDialog } from './frame/LockDialog';
import { PauseDialog } from './frame/PauseDialog';
import { DrawDialog } from './line/DrawDialog';
import { ReasonDialog } from './line/ReasonDialog';
import { UnservedDialog } from './line/Unserved';
import { AccountDialog } from './login/AccountDialog';
import { MessageDialog } from './messages/MessageDialog';
import { useCounterWords } from './parts/words';
import { CopyDialog } from './search/CopyDialog';
import type { CounterSession } from './session/counterSession';
import { HandOnDialog } from './visit/HandOnDialog';
import { ParkDialog } from './visit/ParkDialog';
import { TicketDialog } from './visit/TicketDialog';

export const Dialogs = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { dialog, view } = session;
  const { visit } = view;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'park':
      return visit && <ParkDialog session={session} visit={visit} />;
    case 'handOn':
      return visit && <HandOnDialog session={session} visit={visit} />;
    case 'done':
      return visit && <DoneDialog session={session} visit={visit} />;
    case 'note':
      return <NoteDialog session={session} act={dialog.act} />;
    case 'pause':
      return <PauseDialog session={session} />;
    case 'account':
      return <AccountDialog session={session} />;
    case 'raise':
    case 'callOutOfOrder':
      return <ReasonDialog session={session} act={dialog.kind} waiting={dialog.waiting} />;
    case 'unserved':
      return <UnservedDialog session={session} waiting={dialog.waiting} />;
    case 'admission':
      return <AdmissionDialog session={session} />;
    case 'draw':
      return <DrawDialog session={session} />;
    case 'lock':
      return <LockDialog session={session} kioskId={dialog.kioskId} />;
    case 'message':
      return <MessageDialog session={session} to={dialog.to} />;
    case 'moveCounter':
      return <MoveCounterDialog session={session} counterId={dialog.counterId} />;
    case 'ticket':
      return <TicketDialog session={session} ticket={dialog.ticket} />;
    case 'copy':
      return <CopyDialog session={session} text={dialog.text} />;
    case 'book':
      return <BookDialog session={session} day={dialog.day} />;
    case 'appointment':
      return <AppointmentDialog session={session} appointment={dialog.appointment} />;
    case 'move':
      return <MoveDialog session={session} appointment={dialog.appointment} />;
    case 'cancel':
      return <CancelDialog session={session} appointment={dialog.appointment} />;
    case 'booked':
    case 'moved':
      return <BookedDialog session={session} title={t(`counter.${dialog.kind}Title`)} booking={dialog.booking} />;
    case 'movedElsewhere':
      return <ElsewhereDoneDialog session={session} office={dialog.office} result={dialog.result} />;
  }
};
