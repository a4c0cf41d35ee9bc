// A button for an act at the office.
import { Button, type ButtonProps } from '../../ui/kit';
import type { CounterSession } from '../session/counterSession';

export type ActionButtonProps = Omit<ButtonProps, 'onClick' | 'disabled'> & {
  session: CounterSession;
  /** Nothing for one that submits its form. */
  onPress?: () => void;
};

/**
 * Waits while nothing can be asked. The second click of a double-click does nothing: the first may have put another
 * act into its place.
 */
export const ActionButton = ({ session, onPress, blocked = false, ...rest }: ActionButtonProps) => (
  <Button
    {...rest}
    blocked={blocked || session.isBusy || !session.isOnline}
    onClick={(event) => {
      if (event.detail < 2) onPress?.();
    }}
  />
);
