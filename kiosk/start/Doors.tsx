// The other ways to begin, as large as drawing a number: who has an appointment, who comes back, who looks for something.
import type { ComponentChildren } from 'preact';
import { Pictogram, type Sign } from '../choose/Pictogram';
import { useKioskWords } from '../parts/words';

type DoorProps = { sign: Sign; name: string; isMain?: boolean; onOpen: () => void };

export const Door = ({ sign, name, isMain = false, onOpen }: DoorProps) => (
  <button type="button" class={isMain ? 'kiosk-door kiosk-door--main' : 'kiosk-door'} onClick={onOpen}>
    <Pictogram name={sign} />
    <span>{name}</span>
  </button>
);

export type DoorsProps = {
  takesBack: boolean;
  onCode: () => void;
  onNumber: () => void;
  /** More of them. */
  children?: ComponentChildren;
};

export const Doors = ({ takesBack, onCode, onNumber, children }: DoorsProps) => {
  const { t } = useKioskWords();
  return (
    <div class="kiosk-doors">
      <Door sign="appointment" name={t('kiosk.haveAppointment')} isMain onOpen={onCode} />
      {children}
      {takesBack && <Door sign="back" name={t('kiosk.isBack')} onOpen={onNumber} />}
    </div>
  );
};
