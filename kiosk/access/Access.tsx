// W12, W13: what makes the kiosk usable for anybody: reading aloud with its keys, and the row of helps.
import { useEffect } from 'preact/hooks';
import { useKioskWords } from '../parts/words';
import { Keys } from './keys/Keys';
import { Tools, type ToolsProps } from './Tools';
import { useAloud } from './useAloud';

type AccessProps = Pick<ToolsProps, 'comfort' | 'help' | 'office'> & {
  /** Hears whether something is read: no time runs out meanwhile. */
  onReading: (isReading: boolean) => void;
};

export const Access = ({ comfort, help, office, onReading }: AccessProps) => {
  const words = useKioskWords();
  const { isReading, run } = useAloud({
    isOn: comfort.wishes.isAloud,
    words,
    onSwitch: (isAloud) => comfort.set({ isAloud }),
    onHelp: () => void help.call(),
  });
  useEffect(() => onReading(isReading), [isReading, onReading]);
  return (
    <>
      <Tools comfort={comfort} help={help} office={office} onAct={run} />
      {comfort.wishes.isAloud && <Keys onAct={run} />}
    </>
  );
};
