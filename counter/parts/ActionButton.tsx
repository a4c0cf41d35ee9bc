// A button for an act at the office.
import { Button, type ButtonProps } from '../../ui/kit';
import type { CounterSession } from '../session/counterSession';

export type ActionButtonProps = Omit<ButtonProps, 'onClick' | 'onBlocked' | 'disabled'> & {
  session: CounterSession;
  /** Why it cannot be done now, in words; said when it is pressed all the same. */
  hindrance?: string | null;
  /** Nothing for one that submits its form. */
  onPress?: () => void;
};

/**
 * Waits while nothing can be asked, and while something has just changed (K11): that is over before anybody could see it,
 * so it looks as before. The second click of a double-click does nothing.
 */
export const ActionButton = ({ session, onPress, hindrance = null, blocked = false, ...rest }: ActionButtonProps) => {
  const waits = session.isBusy || session.isSettling;
  const press = (event: MouseEvent) => {
    if (blocked || event.detail >= 2 || !session.takes(hindrance)) event.preventDefault();
    else onPress?.();
  };
  return (
    <Button
      {...rest}
      class={[rest.class, waits && !blocked && hindrance === null && session.isOnline && 'counter-waits']
        .filter(Boolean)
        .join(' ')}
      blocked={blocked || waits || hindrance !== null || !session.isOnline}
      title={hindrance ?? rest.title ?? null}
      onClick={press}
      onBlocked={press}
    />
  );
};
