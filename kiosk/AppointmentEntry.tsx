// Where people with an appointment begin: a button, or a scanner that is held to their code.
import { Button } from '../ui/kit';
import { useWords } from '../ui/words';
import { useScanner } from './code';

export type AppointmentEntryProps = { onEnter: () => void; onCode: (code: string) => void };

export const AppointmentEntry = ({ onEnter, onCode }: AppointmentEntryProps) => {
  const { t } = useWords();
  useScanner(onCode);
  return (
    <Button kind="secondary" icon="arrow-forward" onClick={onEnter}>
      {t('kiosk.haveAppointment')}
    </Button>
  );
};
