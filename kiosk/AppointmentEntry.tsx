// Where people with an appointment begin: a button, or a scanner that is held to their code.
import { Button } from '../ui/kit';
import { useWords } from '../ui/words';
import { useScanner } from './code';

export type AppointmentEntryProps = { onAppointment: () => void; onCode: (code: string) => void };

export const AppointmentEntry = ({ onAppointment, onCode }: AppointmentEntryProps) => {
  const { t } = useWords();
  useScanner(onCode);
  return (
    <Button kind="secondary" block icon="arrow-forward" class="kiosk-appointment" onClick={onAppointment}>
      {t('kiosk.haveAppointment')}
    </Button>
  );
};
