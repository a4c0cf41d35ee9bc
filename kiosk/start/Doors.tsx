// The other ways to begin, as large as drawing a number: who has an appointment or a number from home, who comes back, who looks for something.
import type { ComponentChildren } from 'preact';
import type { KioskView } from '../../shared/protocol';
import { Pictogram, type Sign } from '../choose/Pictogram';
import { useKioskWords } from '../parts/words';
import type { Visitor } from '../visitor';

type DoorProps = { sign: Sign; name: string; isMain?: boolean; onOpen: () => void };

export const Door = ({ sign, name, isMain = false, onOpen }: DoorProps) => (
  <button type="button" class={isMain ? 'kiosk-door kiosk-door--main' : 'kiosk-door'} onClick={onOpen}>
    <Pictogram name={sign} />
    <span>{name}</span>
  </button>
);

export type DoorsProps = {
  view: KioskView;
  visitor: Pick<Visitor, 'enterCode' | 'enterHomeCode' | 'enterNumber'>;
  /** More of them. */
  children?: ComponentChildren;
};

export const Doors = ({ view: { returns, takesHome }, visitor, children }: DoorsProps) => {
  const { t } = useKioskWords();
  return (
    <div class="kiosk-doors">
      <Door sign="appointment" name={t('kiosk.haveAppointment')} isMain onOpen={visitor.enterCode} />
      {takesHome && <Door sign="home" name={t('kiosk.haveHomeNumber')} onOpen={visitor.enterHomeCode} />}
      {children}
      {returns !== null && <Door sign="back" name={t('kiosk.isBack')} onOpen={visitor.enterNumber} />}
    </div>
  );
};
