// KERN's button.
import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './Icon';

export type ButtonProps = {
  children: ComponentChildren;
  onClick?: (event: MouseEvent) => void;
  kind?: 'primary' | 'secondary' | 'tertiary';
  type?: 'button' | 'submit';
  disabled?: boolean;
  /** Not at the moment: it keeps its place and the focus, but does nothing. */
  blocked?: boolean;
  /** What happens when it is pressed all the same: to say why, usually. */
  onBlocked?: (event: MouseEvent) => void;
  /** More about it, shown and told on demand. */
  title?: string | null;
  /** What it says to screen readers, when its words alone do not tell which thing is meant; begins with them. */
  label?: string;
  /** Id of what is told besides, when it has the focus. */
  describedBy?: string;
  /** Fills the width it is given. */
  block?: boolean;
  icon?: IconName;
  /** Key that does the same, shown beside the words and told to screen readers: 'F2', 'Alt+N'. */
  shortcut?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  class?: string;
};

export const Button = (props: ButtonProps) => {
  const { children, onClick, kind = 'primary', type = 'button', disabled = false, block = false } = props;
  const { blocked = false, onBlocked, label, title, describedBy } = props;
  const { icon, shortcut, buttonRef } = props;
  const classes = ['kern-btn', `kern-btn--${kind}`, block && 'kern-btn--block', props.class].filter(Boolean);
  return (
    <button
      type={type}
      class={classes.join(' ')}
      disabled={disabled}
      onClick={(event) => {
        if (!blocked) onClick?.(event);
        else if (onBlocked) onBlocked(event);
        else event.preventDefault();
      }}
      ref={buttonRef ?? null}
      {...(blocked && { 'aria-disabled': true })}
      {...(label && { 'aria-label': label })}
      {...(title && { title })}
      {...(describedBy && { 'aria-describedby': describedBy })}
      {...(shortcut && { 'aria-keyshortcuts': shortcut })}
    >
      {icon && <Icon name={icon} />}
      <span class="kern-label">{children}</span>
      {shortcut && (
        <span class="wm-shortcut" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
};
