// A button for an act at the office.
import { Button, type ButtonProps } from '../../ui/kit';
import type { Desk } from '../session/counterSession';

export type PressProps = Omit<ButtonProps, 'onClick' | 'disabled'> & {
  desk: Desk;
  /** Nothing for one that submits its form. */
  onPress?: () => void;
};

/**
 * Waits while nothing can be asked. The second click of a double-click does nothing: the first may have put another
 * act into its place.
 */
export const Press = ({ desk, onPress, blocked = false, ...rest }: PressProps) => (
  <Button
    {...rest}
    blocked={blocked || desk.isBusy || !desk.isOnline}
    onClick={(event) => {
      if (event.detail < 2) onPress?.();
    }}
  />
);
